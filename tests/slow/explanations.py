"""Explanations of printed rates, read as the sentences they are and held to the table.

What they say is taken literally: a formula on the values of the row, with what is named beside it.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from slow.assumptions import Checked, assumptions, rows_beside
from slow.oracle import figures
from slow.recomputed import faults_of_formula
from slow.rows import Row, Rules
from slow.sentences import Told, decimals_of, told

MOST = 3


def faults(table: Checked, place: int, said: Mapping[str, object], most: int = MOST) -> list[str]:
    """Say what is wrong with the explanations of a row; nothing is, if they are all true.

    Args:
        table: All rows.
        place: Which of them it is.
        said: The data of its finding.
        most: How many explanations there may be.
    """
    sentences, causes = said["explanations"], said["causes"]
    assert isinstance(sentences, list)
    assert isinstance(causes, list)
    found = []
    if len(sentences) != len(causes) or len(sentences) > most:
        found.append(f"{len(sentences)} explanations, {len(causes)} with causes")
    if len({*sentences}) < len(sentences):
        found.append(f"twice the same: {sentences}")
    assumed = [_assumed(table, *each) for each in zip(sentences, causes, strict=False)]
    if assumed[table.has_common :] != sorted(assumed[table.has_common :]):
        found.append(f"fewer assumptions come later: {sentences} {causes}")
    for sentence, each in zip(sentences, causes, strict=False):
        found += [f"{sentence}: {why}" for why in _faults(table, place, sentence, each)]
    return found


def _assumed(table: Checked, sentence: str, causes: list[str]) -> int:
    """Count assumptions: that there is no cap is none beside others, as the rate shows it."""
    shown = table.rules.cap is not None and "cap" in causes and "capped at" not in sentence
    more = {*causes} - ({"cap"} if shown else set()) - {*table.allowed}
    return len(more) or len({*causes} - {*table.allowed})


def _faults(table: Checked, place: int, sentence: str, causes: list[str]) -> Iterator[str]:
    row = table.rows[place]
    found = told(sentence, {each.line: each for each in table.rows})
    if found is None:
        yield "is no sentence that is known"
        return
    if found.slip:
        yield from _slipped(row, found, table.rules)
        assumed = {found.slip}
    elif found.beside:
        yield from _beside(table, place, found.beside, found.figure[0])
        assumed = {"other-row"}
    else:
        yield from faults_of_formula(row, found, table.rules)
        assumed = assumptions(table, place, found)
    if sorted(assumed) != sorted(causes):
        yield f"assumes {sorted(assumed)}, not {sorted(causes)}"


def _slipped(row: Row, found: Told, rules: Rules) -> Iterator[str]:
    (figure,) = found.figure
    rate = rules.achievement(row).capped_rate
    assert row.published is not None
    if rate is None or figures(rate, decimals_of(figure), rules.rounding) != figure:
        yield "is not the right rate"
    if figures(*row.published) not in slipped(figure, found.slip):
        yield "makes another figure"


def slipped(figure: str, slip: str) -> set[str]:
    """Return all that a slip of the hand can make of a figure."""
    if slip == "point-moved":
        return _with_moved_point(figure)
    digits = [at for at, letter in enumerate(figure) if letter.isdigit()]
    match slip:
        case "digits-exchanged":
            changes = [{low: figure[high], high: figure[low]} for low in digits for high in digits]
        case "digit-changed":
            changes = [{at: other} for at in digits for other in "0123456789"]
        case "digit-dropped":
            changes = [{at: ""} for at in digits]
        case _:
            changes = [{at: figure[at] * 2} for at in digits]
    made = {
        "".join(change.get(at, letter) for at, letter in enumerate(figure)) for change in changes
    }
    return {each for each in made - {figure} if _is_figure(each)}


def _with_moved_point(figure: str) -> set[str]:
    """Return a figure with the point one or two places off."""
    value, decimals = Fraction(figure), decimals_of(figure)
    moves = [move for move in (-2, -1, 1, 2) if value and decimals + move >= 0]
    return {figures(value / Fraction(10) ** move, decimals + move) for move in moves}


def _is_figure(text: str) -> bool:
    """Tell whether a text is what is printed of some number."""
    whole, point, decimals = text.removeprefix("-").partition(".")
    return bool(whole) and (whole == "0" or whole[0] != "0") and bool(decimals) >= bool(point)


def _beside(table: Checked, place: int, other: Row, figure: str) -> Iterator[str]:
    printed = table.rows[place].published
    assert printed is not None
    rate = table.rules.achievement(other).capped_rate
    if other not in rows_beside(table.rows, place):
        yield "stands not beside"
    if figure != figures(*printed):
        yield "makes another figure"
    if rate is None or figures(rate, printed.decimals, table.rules.rounding) != figure:
        yield "has another rate"
