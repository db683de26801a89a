"""How a plan stands in a period, in one sentence and in tiles."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sokatsu_cli.model.terms import Status
from sokatsu_cli.progress.classes import WAY_CLASSES
from sokatsu_cli.progress.words import PROGRESS_LANGUAGES
from sokatsu_cli.report.outlook import Outlook, Standing, latest_period
from sokatsu_cli.report.page.top_words import TopWords
from sokatsu_cli.report.sheet import SheetRow


class Tile(NamedTuple):
    """A count with its words.

    Attributes:
        name: What is counted, as the end of the id of its list and the class of its colour.
        sign: A sign for it.
        figure: How many they are, None where there is nothing that could be counted.
        said: What they are.
        of: Of how many.
    """

    name: str
    sign: str
    figure: int | None
    said: str
    of: str


def sentence(outlook: Outlook, words: TopWords, period: str) -> str:
    """Say how many results of the period are achieved, and in which sections none is."""
    said = [_counts(outlook.standing, words)]
    said[0] = words.dated.format(period=period, counts=said[0]) if period else said[0]
    parts = words.parts(outlook.sheet.by)
    said += _sections([standing for _section, standing in outlook.sections], words, parts)
    return words.blank.join(f"{each}{words.stop}" for each in said)


def _counts(standing: Standing, words: TopWords) -> str:
    rows = len(standing.results)
    if not rows:
        return words.nothing_counted
    unknown = standing.summary.count(Status.NO_DATA)
    without = words.no_data.format(count=unknown, rows=rows) if unknown else ""
    return words.counts.format(achieved=standing.achieved, rows=rows) + without


def _sections(standings: list[Standing], words: TopWords, parts: str) -> Iterator[str]:
    """Say in how many sections that have results none is achieved; nothing of a single one."""
    counted = [standing for standing in standings if standing.results]
    if len(standings) > 1 and counted:
        none = [standing for standing in counted if not standing.achieved]
        sections, count = len(counted), len(none)
        said = words.without_any if none else words.all_sections
        unknown = sum(each.summary.count(Status.NO_DATA) == len(each.results) for each in none)
        without = words.unknown_sections.format(count=unknown, parts=parts) if unknown else ""
        yield said.format(sections=sections, count=count, parts=parts) + without
        if len(standings) > sections:
            count = len(standings) - sections
            yield words.other_sections.format(count=count, parts=parts, begun=parts.capitalize())


def lacking(outlook: Outlook) -> list[SheetRow]:
    """Return the indicators of the sheet that have no row in the period."""
    given = {result.identity for result in outlook.results}
    missing = {
        row.first.identity: row
        for row in outlook.sheet.rows
        if not row.first.is_total and row.first.identity not in given
    }
    return list(missing.values())


def ahead(outlook: Outlook, words: TopWords) -> str:
    """Say how many indicators are on which class of the way to targets that lie ahead.

    It is "" where none does, and of an earlier period, since classes are of the last actual.
    """
    sheet = outlook.sheet
    known = {result.identity for result in sheet.counted} & sheet.progress.keys()
    found = [sheet.progress[identity] for identity in known]
    is_ahead = any(each.line and each.line[1][0] > int(each.year) for each in found)
    if not is_ahead or outlook.period != latest_period(sheet):
        return ""
    years = {result.texts["target_year"] for result in sheet.counted} - {""}
    progress = PROGRESS_LANGUAGES[words.language]
    kinds = Counter(each.kind for each in found)
    counts = progress.joint.join(
        progress.count.format(name=progress.word(kind), count=kinds[kind])
        for kind in WAY_CLASSES
        if kinds[kind]
    )
    said = words.ahead if len(years) == 1 else words.ahead_of_several
    return said.format(year="".join(years), counts=counts)


def tiles(outlook: Outlook, words: TopWords) -> list[Tile]:
    """Return the counts of the period: by status, then those worse than their baseline."""
    summary, rows = outlook.standing.summary, len(outlook.results)
    of = words.of_rows.format(rows=rows)
    compared = [each for each in outlook.results if each.change and each.change.status]
    worse = Tile(
        "worse",
        "↓" if compared else "",
        len(outlook.worse) if compared else None,
        words.worse if compared else words.no_baseline,
        words.of_compared.format(rows=len(compared)) if compared else "",
    )
    statuses = [
        (Status.ACHIEVED, "✓", words.achieved),
        (Status.NOT_ACHIEVED, "✗", words.not_achieved),
        (Status.NO_DATA, "–", words.without_data),
    ]
    return [
        *(Tile(each.value, sign, summary.count(each), said, of) for each, sign, said in statuses),
        worse,
    ]
