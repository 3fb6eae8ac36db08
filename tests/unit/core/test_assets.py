"""Assets: the build's own names where there is a build, something plain where there is none."""

import json
from pathlib import Path

import pytest

from casework.core import paths
from casework.core.assets import Assets


def test_a_build_says_the_names(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "manifest.json").write_text(json.dumps({"app.css": "dist/app.0123.css"}), "utf-8")
    assert Assets(tmp_path).path("app.css") == "dist/app.0123.css"


@pytest.mark.parametrize("name", ["app.css", "app.js", "icon.svg"])
def test_without_a_build_something_plain_is_there(tmp_path: Path, name: str) -> None:
    path = Assets(tmp_path).path(name)
    assert not path.startswith("dist/")
    assert (paths.STATIC / path).is_file()


def test_an_unknown_name_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Assets(tmp_path).path("crown.svg")


def test_the_plain_sheet_fetches_nothing() -> None:
    sheet = (paths.STATIC / "plain.css").read_text("utf-8")
    assert "url(" not in sheet
    assert "@import" not in sheet
