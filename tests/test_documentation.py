"""The READMEs and the pages: both languages have the same, links lead somewhere, code runs."""

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ENGLISH = sorted(DOCS.glob("*.md"))
JAPANESE = sorted(DOCS.glob("ja/*.md"))
READMES = [ROOT / "README.md", ROOT / "README.ja.md"]
PAGES = [*READMES, ROOT / "CONTRIBUTING.md", *ENGLISH, *JAPANESE]
LINK = re.compile(r"(?:\]\(|^\[\w+\]: )([^)\s]+)", re.MULTILINE)
COGGED = re.compile(r"<!-- \[\[\[cog (.*?) \]\]\] -->")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def navigation(name: str) -> list[str]:
    """Return the pages of a site in their order."""
    sections = tomllib.loads(text_of(ROOT / name))["project"]["nav"]
    pages = (page for section in sections for pages in section.values() for page in pages)
    return [path for page in pages for path in page.values()]


def anchors(path: Path) -> Iterator[str]:
    """Yield what a link may name in a page."""
    for heading in re.findall(r"^#+ (.*)$", text_of(path), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", READMES, ids=named)
def test_a_readme_is_short(path: Path) -> None:
    assert len(text_of(path).splitlines()) <= 150


def test_both_languages_have_the_same_pages() -> None:
    assert [path.name for path in ENGLISH] == [path.name for path in JAPANESE]
    pages = navigation("zensical.toml")
    assert sorted(pages) == [path.name for path in ENGLISH]
    assert navigation("zensical.ja.toml") == pages


@pytest.mark.parametrize("path", ENGLISH, ids=named)
def test_both_languages_show_as_much(path: Path) -> None:
    """A command that one page shows, the other shows as well, perhaps with other names."""
    english, japanese = (
        [re.findall(r"sokatsu \w+", shown) for shown in COGGED.findall(text_of(page))]
        for page in (path, DOCS / "ja" / path.name)
    )
    assert sorted(chain(*english)) == sorted(chain(*japanese))


def shape(path: Path) -> tuple[int, int]:
    """Return how many headings a page has, and how many items and rows of tables."""
    prose = re.sub(r"^```.*?^```", "", text_of(path), flags=re.DOTALL | re.MULTILINE)
    marks = (r"^#", r"^ *(?:- |\d+\. |\|)")
    headings, items = (len(re.findall(mark, prose, re.MULTILINE)) for mark in marks)
    return headings, items


@pytest.mark.parametrize("path", ENGLISH, ids=named)
def test_both_languages_say_as_much(path: Path) -> None:
    whole = ROOT / f"{path.stem.upper()}.md"  # which a page of the site only names
    english = whole if whole.exists() else path
    assert shape(english) == shape(DOCS / "ja" / path.name)


def test_both_languages_have_the_same_figures() -> None:
    english, japanese = (
        re.findall(r"(?<=\| )[\d.,]+(?= \|)", text_of(folder / "performance.md"))
        for folder in (DOCS, DOCS / "ja")
    )
    assert len(english) > 100
    assert english == japanese


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", text_of(path), flags=re.DOTALL)
    links = [
        *re.findall(r"\]\(([^)\s]+)\)", text),
        *re.findall(r"^\[\w+\]: (\S+)$", text, re.MULTILINE),
    ]
    for link in links:
        if link.startswith(("http://", "https://")):
            continue
        target, _, anchor = link.partition("#")
        found = path.parent / target if target else path
        assert found.exists(), link
        assert not anchor or anchor in anchors(found), link


@pytest.mark.parametrize("path", [DOCS / "library.md", DOCS / "ja/library.md"], ids=named)
def test_library_snippets(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    snippets = re.findall("```python\n(.*?)```", text_of(path), re.DOTALL)
    assert len(snippets) == 2
    for snippet in snippets:
        exec(compile(snippet, path.name, "exec"), {})  # noqa: S102 - the snippet is ours
        printed = snippet.rpartition("# ")[2]
        assert capsys.readouterr().out == printed
