"""How a plan stands, as Markdown: the sentence, the counts, what to look at first."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sokatsu_cli.report.outlook import Step
from sokatsu_cli.report.page.step_signs import class_of
from sokatsu_cli.writing.displays import Column, Display
from sokatsu_cli.writing.layout import markdown_escaped, markdown_table

if TYPE_CHECKING:
    from sokatsu_cli.report.page.looks import Look
    from sokatsu_cli.report.page.strips import Segment, Strip
    from sokatsu_cli.report.page.top import Top

_ACHIEVED = class_of(Step.ACHIEVED)
"""The step whose counts stand before the others."""


def outlook_lines(top: "Top", parts: str, headings: Mapping[str, str]) -> Iterator[str]:
    """Yield how the plan stands in the period of the headline, and in all of them.

    Args:
        top: What the top of a page says.
        parts: What sections are called.
        headings: Those of columns, by their names.
    """
    words = top.words
    names = words.joint.join(name for _anchor, name in top.lacking_links)
    lacking = f"{top.lacking}: {names}" if names else ""
    yield f"## {words.standing}\n"
    yield from (
        f"{markdown_escaped(text)}\n" for text in [top.sentence, top.ahead, lacking] if text
    )
    if top.has_results:
        yield from _counted_lines(top, parts, headings)


def _counted_lines(top: "Top", parts: str, headings: Mapping[str, str]) -> Iterator[str]:
    words = top.words
    for tile in top.tiles:
        figure = "–" if tile.figure is None else str(tile.figure)
        of = f"({tile.of})" if tile.of else ""
        yield list_item(" ".join(filter(None, [tile.sign, tile.said, figure, of])))
    yield f"\n## {words.trend if len(top.trend) > 1 else words.whole}\n"
    labels = [f"{each.label}{_now(each, words.now)}" for each in top.trend]
    steps = [each for each in top.legend if each.name != _ACHIEVED]
    achieved = f"✓ {words.achieved}"
    names = [headings["period"], achieved]
    yield _strips(names, labels, top.trend, steps)
    if top.sections:
        yield f"## {_of_period(top.by_parts, top.period)}\n"
        strips = [each.strip for each in top.sections]
        worst = [each.worst for each in top.sections]
        names = [parts, achieved, headings["lowest_indicator"]]
        yield _strips(names, [each.label for each in strips], strips, steps, worst)
    yield f"## {_of_period(words.first, top.period)}\n"
    if not top.first:
        yield f"{top.nothing_first}\n"
        return
    for rank, look in enumerate(top.first, 1):
        yield f"{rank}. {_look(look)}"
    yield ""
    if top.further:
        yield f"{words.further.format(count=len(top.further))}\n"


def _of_period(heading: str, period: str) -> str:
    return markdown_escaped(" ".join(filter(None, [heading, period])))


def _now(strip: "Strip", word: str) -> str:
    return f" ({word})" if strip.is_now else ""


def _strips(
    names: Sequence[str],
    labels: Sequence[str],
    strips: Sequence["Strip"],
    steps: Sequence["Segment"],
    worst: Sequence[str] = (),
) -> str:
    """Return a table of how many results of each group are achieved, and on each other step."""
    rows = []
    for at, (label, strip) in enumerate(zip(labels, strips, strict=True)):
        counts = {each.name: str(each.share) for each in strip.segments}
        achieved = f"{strip.achieved}/{strip.rows}" if strip.rows else "–"
        others = [counts.get(each.name, "0") for each in steps]
        rows.append([label, achieved, *others, *worst[at : at + 1]])
    headings = [*names[:2], *(f"{each.sign} {each.said}" for each in steps), *names[2:]]
    if not any(labels):  # a table without periods
        return rows_table(headings[1:], [row[1:] for row in rows], right=range(1 + len(steps)))
    return rows_table(headings, rows, right=range(1, 2 + len(steps)))


def _look(look: "Look") -> str:
    figure, name = markdown_escaped(f"{look.rate} {look.sign}"), markdown_escaped(look.name)
    place = f" ({markdown_escaped(look.place)})" if look.place else ""
    below = map(markdown_escaped, [look.values, " / ".join(look.why), look.reason])
    return "<br>".join(filter(None, [f"**{figure}** {name}{place}", *below]))


def rows_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int]
) -> str:
    """Return a table of rows, the columns at some places aligned right."""
    texts = list(zip(*rows, strict=True)) if rows else [()] * len(headings)
    columns = [
        Column(heading, cells, right=place in right)
        for place, (heading, cells) in enumerate(zip(headings, texts, strict=True))
    ]
    return markdown_table(Display(columns, []))


def list_item(text: str) -> str:
    """Write an item of a list."""
    return f"- {list_begun(markdown_escaped(text))}"


def list_begun(escaped: str) -> str:
    """Escape what would begin a list or heading of its own in an item."""
    return re.sub(r"^(\d*)(?=[-+#=.)])", r"\1\\", escaped, count=1)
