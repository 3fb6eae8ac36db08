"""Templates: each compiles, each is used, none brings script or style of its own, every page has its title."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from casework.core import paths
from tests.databases import app_on

PAGES = sorted(path.relative_to(paths.TEMPLATES).as_posix() for path in paths.TEMPLATES.rglob("*.*"))
# Chosen at run time by the status of an error (casework.core.error_pages).
CHOSEN_AT_RUN_TIME = re.compile(r"errors/\d{3}\.html")
INLINE = re.compile(
    r"<(?:style|script)(?![^>]*\bsrc=)[\s>]|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|href\s*=\s*[\"']javascript:", re.I
)


@cache
def source(name: str) -> str:
    return (paths.TEMPLATES / name).read_text("utf-8")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    return app_on("sqlite://", tmp_path_factory.mktemp("home")).jinja_env


@pytest.mark.parametrize("name", PAGES)
def test_it_compiles(environment: Environment, name: str) -> None:
    environment.compile(source(name), name=name)


@pytest.mark.parametrize("name", PAGES)
def test_it_has_no_inline_script_or_style(name: str) -> None:
    found = INLINE.search(source(name))
    assert not found, (
        f"{name}: {found and found.group()!r}: the Content-Security-Policy refuses it; use a class or static/src"
    )


@pytest.mark.parametrize("name", PAGES)
def test_it_uses_what_it_imports(environment: Environment, name: str) -> None:
    text = source(name)
    for block in environment.parse(text).find_all(nodes.FromImport):
        for imported in block.names:
            word = imported[1] if isinstance(imported, tuple) else imported
            used = len(re.findall(rf"\b{word}\b", text))
            assert used > 1, f"{name} imports the macro {word} and never uses it: take it out of the import"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_title_and_one_heading(environment: Environment, name: str) -> None:
    page = environment.parse(source(name))
    extended = [node.template.value for node in page.find_all(nodes.Extends) if isinstance(node.template, nodes.Const)]
    if "layout.html" not in extended or name.startswith("errors/"):
        return
    assert any(block.name == "title" for block in page.find_all(nodes.Block)), f"{name}: give it a {{% block title %}}"
    text = re.sub(r"\{#.*?#\}", "", source(name), flags=re.S)
    headings = len(re.findall(r"<h1\b|page_header\(|heading=true", text))
    branches = len(re.findall(r"\{%-? *(?:else|elif)\b", text))
    included = any(True for _ in page.find_all(nodes.Include))
    assert headings <= 1 + branches, f"{name}: one h1 for a page"
    assert headings or included or "block heading" in text or "self." in text, f"{name}: say in one h1 what the page is"


def test_every_template_is_used(environment: Environment) -> None:
    used = {name for name in PAGES if CHOSEN_AT_RUN_TIME.fullmatch(name)}
    for name in PAGES:
        used.update(found for found in meta.find_referenced_templates(environment.parse(source(name))) if found)
    used.update(_named_in_code())
    unused = [name for name in PAGES if name not in used]
    assert not unused, f"nothing renders, extends, includes or imports these; remove them: {unused}"


def test_every_template_named_in_code_is_there() -> None:
    missing = sorted(name for name in _named_in_code() if name not in PAGES)
    assert not missing, f"code names templates that do not exist: {missing}"


def _named_in_code() -> Iterator[str]:
    for path in (paths.CHECKOUT / "casework").rglob("*.py"):
        yield from _strings_ending_html(path)


def _strings_ending_html(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(r"[\w/.-]+\.(html|txt)", node.value)
        ):
            yield node.value


def test_pages_lie_in_one_place() -> None:
    strays = list((paths.CHECKOUT / "casework").rglob("*.html"))
    assert not strays, f"templates live in templates/<domain>/: move {strays}"
