"""The formulas of a row that is still to be filled in, which give what ``sokatsu rate`` gives.

Spreadsheets compute in doubles. So target and actual are first brought to whole numbers of at most
ten digits, by one power of ten; where that leaves a digit out, there is no figure but a remark.
Thousand times one of them divided by the other is a half exactly where the quotient is one, and
otherwise at least 5e-14 of its size away, which no program takes for a half.

They follow docs/contract.md, Methods, with the usual settings: ratio, half-up, one decimal, a cap
of 100, no tolerance.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sokatsu_cli.example.columns import INPUT, VALUES
from sokatsu_cli.example.words import ExampleWords
from sokatsu_cli.model.numerals import MISSING
from sokatsu_cli.model.terms import SPELLINGS, WISHES, Direction, Note, Status

LIMIT = 10_000_000_000
"""What the values of a row are less than."""

_LONGEST = 255
"""Characters of a text in a formula; a file with a longer one is taken for damaged."""

WAYS: Mapping[Direction, int] = MappingProxyType(
    {Direction.UP: 1, Direction.DOWN: -1, Direction.MAINTAIN: 0}
)
"""The number of each direction."""


def formulas_of(places: Mapping[str, str], words: ExampleWords) -> dict[str, str]:
    """Return the formula of each computed column of a row.

    Args:
        places: How formulas name the cells of the row, by their columns.
        words: The words of statuses and remarks.
    """
    row = _Row(places, words)
    return {
        "rate": row.rate(),
        "capped_rate": row.capped_rate(),
        "status": row.status(),
        "note": row.note(),
        "way": row.way(),
        "percents": row.percents(),
        "scale": row.scale(),
    }


def is_missing(place: str) -> str:
    """Return a formula that tells whether a cell holds nothing, or a word that stands for that."""
    return _is_one_of(f"{place}", sorted(MISSING))


def _is_one_of(text: str, words: list[str]) -> str:
    """Return a formula that looks for a text among words, without any pattern."""
    listed = f"|{'|'.join(words)}|"
    parts = (listed[at : at + _LONGEST] for at in range(0, len(listed), _LONGEST))
    spelled = "&".join(f'"{part}"' for part in parts)
    holds_mark = f'ISNUMBER(FIND("|",{text}))'  # of two words with the mark between them
    return f'AND(NOT({holds_mark}),ISNUMBER(FIND("|"&{text}&"|",{spelled})))'


def spellings(way: Direction) -> list[str]:
    """Return how a direction may be spelled, in small letters."""
    return [each.lower() for each in (*SPELLINGS[way].split(), *WISHES[way])]


class _Row:
    """The formulas of one row."""

    def __init__(self, places: Mapping[str, str], words: ExampleWords) -> None:
        """Take the places of its cells, and the words."""
        self._at, self._words = places, words
        scale = places["scale"]
        self._target, self._actual = (f"ROUND({places[name]}*{scale},0)" for name in VALUES[1:])

    def rate(self) -> str:
        """Return the formula of the rate in percent, rounded once."""
        target, actual, way = self._target, self._actual, self._at["way"]
        up = f'IF({target}=0,"",{_percent(actual, target)})'
        down = f'IF({actual}=0,"",{_percent(target, actual)})'
        least, most = f"MIN({target},{actual})", f"MAX({target},{actual})"
        ways = f"IF({way}=1,{up},IF({way}=-1,{down},{_percent(least, most)}))"
        negative = f"OR({target}<0,{actual}<0)"
        defined = f'IF({target}={actual},100,IF({negative},"",{ways}))'
        return f'IF(OR({way}="",{self._at["scale"]}=""),"",{defined})'

    def capped_rate(self) -> str:
        """Return the formula of the rate held to the cap, which an achieved row has anyway."""
        rate, status = self._at["rate"], self._at["status"]
        done = f'IF({status}="{self._words.statuses[Status.ACHIEVED]}",100,"")'
        return f"IF(ISNUMBER({rate}),MIN({rate},100),{done})"

    def status(self) -> str:
        """Return the formula of the status, judged from the values."""
        target, actual, way = self._target, self._actual, self._at["way"]
        words = self._words.statuses
        met = f"IF({way}=1,{actual}>={target},IF({way}=-1,{actual}<={target},{actual}={target}))"
        judged = f'IF({met},"{words[Status.ACHIEVED]}","{words[Status.NOT_ACHIEVED]}")'
        known = f'IF({self._at["scale"]}="","",{judged})'
        missing = f"OR({is_missing(self._at['target'])},{is_missing(self._at['actual'])})"
        there = f'IF({missing},"{words[Status.NO_DATA]}",{known})'
        return f'IF(OR({self._is_blank()},{way}=""),"",{there})'

    def note(self) -> str:
        """Return the formula of the remark: why there is no figure, or what it does not say."""
        at, words, notes = self._at, self._words, self._words.notes
        unmet = f'{at["status"]}="{words.statuses[Status.NOT_ACHIEVED]}"'
        numbers = f"AND(ISNUMBER({at['target']}),ISNUMBER({at['actual']}))"
        remarks = [
            (self._is_blank(), ""),
            (f'AND({at["way"]}="",{at["direction"]}="")', words.no_direction),
            (f'{at["way"]}=""', words.unknown_direction),
            (is_missing(at["target"]), notes[Note.MISSING_TARGET]),
            (is_missing(at["actual"]), notes[Note.MISSING_ACTUAL]),
            (f"NOT({numbers})", words.is_text),
            (f"{at['percents']}<0", words.is_date),
            (f"AND({at['percents']}>0,{at['percents']}<1)", words.mixed_percents),
            (f'{at["scale"]}=""', words.many_digits),
            (f"{self._target}={self._actual}", ""),
            (f"OR({at['target']}<0,{at['actual']}<0)", notes[Note.NEGATIVE]),
            (f"AND({at['way']}=1,{at['target']}=0)", notes[Note.TARGET_0]),
            (f"AND({at['way']}=-1,{at['actual']}=0)", notes[Note.ACTUAL_0]),
            (f"AND({at['rate']}=100,{unmet})", words.false_hundred),
        ]
        chosen = "".join(f'IF({condition},"{remark}",' for condition, remark in remarks)
        return f'IFERROR({chosen}""{")" * len(remarks)},"{words.is_text}")'

    def way(self) -> str:
        """Return the formula of the number of the direction, nothing for an unknown one."""
        text = f"LOWER(TRIM({self._at['direction']}))"
        chosen = "".join(
            f"IF({_is_one_of(text, spellings(way))},{number}," for way, number in WAYS.items()
        )
        return f'IF({self._at["direction"]}="","",IFERROR({chosen}""{")" * len(WAYS)},""))'

    def percents(self) -> str:
        """Return the formula of the share of values but 0 that are shown in percent; -1 for dates.

        A program that cannot tell formats takes them for plain numbers.
        """
        cells = [self._at[name] for name in VALUES]
        counted = [f"ISNUMBER({cell})*({cell}<>0)" for cell in cells]
        kinds = [f'IFERROR(LEFT(CELL("format",{cell}),1),"")' for cell in cells]
        shown = "+".join(f'{each}*({kind}="P")' for each, kind in zip(counted, kinds, strict=True))
        dates = ",".join(f'{kind}="D"' for kind in kinds)
        share = f"IF(OR({dates}),-1,({shown})/MAX(1,{'+'.join(counted)}))"
        return f"IFERROR({share},0)"

    def scale(self) -> str:
        """Return the formula of the power of ten that makes whole numbers of target and actual.

        Nothing where either is none, or is not certainly that whole number divided by the power:
        their texts, of all digits that a spreadsheet keeps, are compared.
        """
        target, actual, percents = (self._at[name] for name in ("target", "actual", "percents"))
        largest = f"MAX(ABS({target}),ABS({actual}))"
        power = f"10^(10-LEN(INT({largest})))"
        exact = ",".join(
            f'EXACT({value}&"",ROUND({value}*{power},0)/{power}&"")' for value in (target, actual)
        )
        known = f"AND(ISNUMBER({target}),ISNUMBER({actual}),OR({percents}=0,{percents}=1))"
        small = f"{largest}<{LIMIT}"
        return f'IFERROR(IF({known},IF({small},IF(AND({exact}),{power},""),""),""),"")'

    def _is_blank(self) -> str:
        return f"COUNTA({self._at[INPUT[0]]}:{self._at[INPUT[-1]]})=0"


def _percent(over: str, under: str) -> str:
    """Return a quotient in percent, rounded half up to one decimal."""
    return f"ROUND(1000*{over}/{under},0)/10"
