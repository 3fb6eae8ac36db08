"""Conventions that a machine can hold: sizes, one commit, words we do not use, nothing of one developer's machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from casework.core import paths

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.}])/(?:root|home|Users)/\w|\b(?:pypi\.org|registry\.npmjs\.org|files\.pythonhosted\.org)\b"
)
# Words that mark a child for life; the interface, the code and the tables say "young person".
# Agencies' files may still head a column with one, so the import knows them.
READS_THEIR_WORDS = "casework/referrals/importing/columns.py"
LABELS = re.compile(r"\b(?:gang[- ]?(?:member|nominal)s?|nominals?|thugs?|yobs?)\b", re.IGNORECASE)
TEXT = {".py", ".html", ".md", ".cfg", ".toml", ".json", ".lock", ".scss", ".css", ".js", ".sh", ".svg", ".txt", ""}


@cache
def kept() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=paths.CHECKOUT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return tuple(paths.CHECKOUT / name for name in listed.split("\0") if name and (paths.CHECKOUT / name).is_file())


def python(*tops: str) -> list[Path]:
    return [path for path in kept() if path.suffix == ".py" and path.relative_to(paths.CHECKOUT).parts[0] in tops]


def named(path: Path) -> str:
    return path.relative_to(paths.CHECKOUT).as_posix()


@pytest.fixture(autouse=True, scope="module")
def _in_a_checkout() -> None:
    if not (paths.CHECKOUT / ".git").exists():
        pytest.skip("not a git checkout: what is kept cannot be listed")


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_file_is_too_long() -> None:
    long = {named(path): n for path in python("casework", "tests", "tools") if (n := _lines(path)) > LINES_OF_A_FILE}
    assert not long, f"split by noun or verb into a package: {long}"


def test_no_function_is_too_long() -> None:
    long = {
        f"{named(path)}::{function.name}": length
        for path in python("casework", "tests", "tools")
        for function in functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert not long, f"give each step a name of its own: {long}"


def test_only_one_place_commits() -> None:
    commits = [
        f"{named(path)}:{node.lineno}"
        for path in python("casework")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]
    assert len(commits) == 1, f"only core.db.transaction() commits: {commits}"
    assert commits[0].startswith("casework/core/db.py")


def test_no_drawers() -> None:
    drawers = [
        named(path) for path in python("casework") if DRAWERS & {part.removesuffix(".py") for part in path.parts[-3:]}
    ]
    assert not drawers, f"name a module after what is in it: {drawers}"


def test_the_package_runs_nothing_on_import() -> None:
    tree = ast.parse((paths.CHECKOUT / "casework" / "__init__.py").read_text("utf-8"))
    code = [node for node in tree.body if not isinstance(node, ast.Expr)]
    assert not code, "casework/__init__.py stays empty: what it imports, everything imports"


def test_nothing_of_one_machine_and_nothing_unfinished() -> None:
    found = [
        f"{named(path)}:{number}: {match.group()}"
        for path in kept()
        if path.suffix in TEXT and path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if (match := OF_ONE_MACHINE.search(line) or UNFINISHED.search(line))
    ]
    assert not found, f"finish it, or take it out: {found[:20]}"


def test_people_are_not_labelled() -> None:
    found = [
        f"{named(path)}:{number}: {match.group()}"
        for path in kept()
        if path.suffix in {".py", ".html"} and path != Path(__file__) and named(path) != READS_THEIR_WORDS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (match := LABELS.search(line))
    ]
    assert not found, f"say 'young person': {found[:20]}"


def test_locks_pin_everything_with_hashes_and_name_no_host() -> None:
    for path in (paths.CHECKOUT / "requirements").glob("*.lock"):
        text = path.read_text("utf-8")
        pins = re.findall(r"^([a-z0-9][^\s=]*)==\S+", text, flags=re.M)
        assert pins
        assert text.count("--hash=sha256:") >= len(pins), f"{path.name}: every pin carries its hashes"
        assert "://" not in text, f"{path.name}: a lock names no package host; `make lock` writes it right"


def test_the_build_lock_and_the_development_lock_hold_the_one_before() -> None:
    pins = {
        name: set(re.findall(r"^([a-z0-9][^\s=]*==[^\s\\;]+)", _lock(name), flags=re.M))
        for name in ("runtime", "build", "dev")
    }
    assert pins["runtime"] <= pins["build"] <= pins["dev"], "run `make lock`: the locks disagree"


def _lock(name: str) -> str:
    return (paths.CHECKOUT / "requirements" / f"{name}.lock").read_text("utf-8")


def test_front_end_packages_are_pinned_with_integrity() -> None:
    text = (paths.CHECKOUT / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in text, "run `make lock`: the lock names a package host"
    assert text.count('"integrity"') == text.count("node_modules/"), "every front-end package has its integrity"


def test_nothing_built_or_fetched_is_kept() -> None:
    strays = [
        named(path)
        for path in kept()
        if named(path).startswith(("node_modules/", "static/dist/", "instance/", ".venv"))
    ]
    assert not strays, f"these are made by make and never committed: {strays[:10]}"


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())
