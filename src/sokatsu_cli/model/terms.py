"""The terms of an indicator as values: its direction, the method of its rate, its status, notes."""

import unicodedata
from enum import StrEnum
from typing import NamedTuple, Self

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted


class Direction(StrEnum):
    """Where an indicator should go: ``up`` (↗), ``down`` (↘) or ``maintain`` (→)."""

    UP = "up"
    DOWN = "down"
    MAINTAIN = "maintain"

    @property
    def arrow(self) -> str:
        """The arrow that summary sheets print for it.

        >>> "".join(way.arrow for way in Direction)
        '↗↘→'
        """
        return {"up": "↗", "down": "↘", "maintain": "→"}[self.value]

    @classmethod
    def parse(cls, text: str) -> "Direction":
        """Read a direction as it is spelled in tables, in either language.

        >>> Direction.parse("↘"), Direction.parse("増加"), Direction.parse("Keep")
        (<Direction.DOWN: 'down'>, <Direction.UP: 'up'>, <Direction.MAINTAIN: 'maintain'>)

        Raises:
            ValueError: Blank or unknown; there is no default.
        """
        folded = _folded(text)
        if folded in _DIRECTIONS:
            return _DIRECTIONS[folded]
        if not folded:
            raise ValueError(_("blank direction; write up, down or maintain (↗ ↘ →)"))
        if folded.strip("?") == "":
            told = _(
                "{text} is what is left of an arrow: CP932 (Shift_JIS) has no ↗ ↘; "
                "save the table as UTF-8 or write up, down or maintain"
            )
            raise ValueError(told.format(text=quoted(text)))
        told = _("unknown direction {text}; write up, down or maintain (↗ ↘ →)")
        raise ValueError(told.format(text=quoted(text)))


def is_arrow(text: str) -> bool:
    """Tell whether a text is an arrow of a direction.

    >>> is_arrow("⇧"), is_arrow("up"), is_arrow("")
    (True, False, False)
    """
    return len(_folded(text)) == 1 and _folded(text) in _DIRECTIONS and not text.strip().isalpha()


class Method(StrEnum):
    """The formula of a rate; who publishes by which stands in docs/contract.md, Methods."""

    RATIO = "ratio"
    DIFFERENCE = "difference"
    BASELINE = "baseline"
    RAW = "raw"
    EXPECTED = "expected"

    @classmethod
    def parse(cls, text: str) -> "Method":
        """Read a method's name, whatever its case or width.

        >>> Method.parse(" Ratio ")
        <Method.RATIO: 'ratio'>

        Raises:
            ValueError: Unknown method.
        """
        folded = _folded(text)
        if folded not in list(cls):
            told = _("unknown method {text}; write one of {methods}")
            raise ValueError(told.format(text=quoted(text), methods=", ".join(cls)))
        return cls(folded)


class Methods(NamedTuple):
    """The method of each direction."""

    up: Method
    down: Method
    maintain: Method

    @classmethod
    def parse(cls, chosen: "Methods | str") -> Self:
        """Read one method for all directions, or some directions with the method of each.

        A direction that is not named has `Method.RATIO`.

        >>> print(Methods.parse("raw"), Methods.parse("up=baseline, ↘=raw"))
        raw up=baseline,down=raw,maintain=ratio

        Raises:
            ValueError: An unknown direction or method, or a direction named twice.
        """
        if isinstance(chosen, Methods):
            return cls(*chosen)
        if "=" not in unicodedata.normalize("NFKC", chosen):
            return cls(*[Method.parse(chosen)] * len(Direction))
        methods: dict[Direction, Method] = {}
        for part in unicodedata.normalize("NFKC", chosen).split(","):
            name, equals, method = part.partition("=")
            if not equals:
                raise ValueError(_("{text} is not DIRECTION=METHOD").format(text=quoted(part)))
            direction = Direction.parse(name)
            if direction in methods:
                raise ValueError(_("{direction} is given twice").format(direction=direction))
            methods[direction] = Method.parse(method)
        return cls(*(methods.get(direction, Method.RATIO) for direction in Direction))

    def of(self, direction: Direction) -> Method:
        """Return the method of a direction."""
        method: Method = getattr(self, direction.value)
        return method

    def __str__(self) -> str:
        """Return what `parse` reads."""
        if len(set(self)) == 1:
            return str(self.up)
        return ",".join(f"{way}={method}" for way, method in zip(Direction, self, strict=True))


class Status(StrEnum):
    """Whether the target is achieved, judged from the exact values, never from a rate."""

    ACHIEVED = "achieved"
    NOT_ACHIEVED = "not_achieved"
    NO_DATA = "no_data"


class Note(StrEnum):
    """Why a row has no rate, or what its rate leaves out."""

    TARGET_IS_WORD = "target is a word"
    MISSING_TARGET = "missing target"
    MISSING_ACTUAL = "missing actual"
    NEGATIVE = "negative value: use baseline"
    TARGET_0 = "target is 0"
    ACTUAL_0 = "actual is 0"
    MISSING_BASELINE = "missing baseline"
    BASELINE_IS_TARGET = "baseline equals target"
    BASELINE_BEYOND_TARGET = "target is behind the baseline"
    NOT_FOR_MAINTAIN = "no baseline method for maintain"
    DIRECTION_IGNORED = "direction ignored"
    NO_BASELINE = "no expected value: missing baseline"
    NO_BASELINE_YEAR = "no expected value: missing baseline year"
    NO_TARGET_YEAR = "no expected value: missing target year"
    NO_YEAR = "no expected value: missing year"
    NO_SPAN = "no expected value: baseline year is not before the target year"
    OUTSIDE_SPAN = "no expected value: year is outside the span"
    NO_WAY = "no expected value: baseline equals target"
    EXPECTED_0 = "expected value is 0"


NO_EXPECTED_VALUE = (
    *(Note.NO_BASELINE, Note.NO_BASELINE_YEAR, Note.NO_TARGET_YEAR, Note.NO_YEAR),
    *(Note.NO_SPAN, Note.OUTSIDE_SPAN, Note.NO_WAY),
)
"""Why a row has no expected value."""

NO_DATA_NOTES = (Note.TARGET_IS_WORD, Note.MISSING_TARGET, Note.MISSING_ACTUAL, *NO_EXPECTED_VALUE)
"""The notes of rows that lack a number to compare."""


class ChangeStatus(StrEnum):
    """Whether the actual value is better than the baseline, judged by the direction."""

    IMPROVED = "improved"
    WORSE = "worse"
    UNCHANGED = "unchanged"


def _folded(text: str) -> str:
    """NFKC, case and outer blanks ignored; a variation selector (↗️) only chooses a glyph."""
    return unicodedata.normalize("NFKC", text).replace("\ufe0f", "").strip().casefold()


_GOOD = ("良い", "よい", "いい", "望ましい", "好ましい")
_MORE = ("高い", "多い", "大きい", "上がる", "増える")
_LESS = ("低い", "少ない", "小さい", "下がる", "減る")


def _wishes(adjectives: tuple[str, ...], *english: str) -> tuple[str, ...]:
    """Return phrases such as 高いほど良い and 上がると良い."""
    joined = [word + ("と" if word.endswith("る") else "ほど") for word in adjectives]
    ruled = [f"{word}ほど" for word in adjectives if word.endswith("る")]
    return (*english, *(phrase + good for phrase in [*joined, *ruled] for good in _GOOD))


WISHES = {
    Direction.UP: _wishes(_MORE, "higher is better", "more is better"),
    Direction.DOWN: _wishes(_LESS, "lower is better", "less is better", "fewer is better"),
    Direction.MAINTAIN: (),
}
"""Phrases that say of an indicator where it should go, wherever they stand."""

SPELLINGS = {
    Direction.UP: """↗ ↑ ⇧ ⬆
        up increase higher high positive 増 増加 増大 増やす 増加させる 増加を目指す
        向上 向上させる 向上を目指す 上昇 上昇を目指す 上がる 上向き 多いほど 高いほど""",
    Direction.DOWN: """↘ ↓ ⇩ ⬇
        down decrease lower low negative 減 減少 減らす 減少させる 減少を目指す 低減 低下
        低下を目指す 抑制 抑制する 削減 削減する 縮小 縮小する 下がる 下向き 少ないほど 低いほど""",
    Direction.MAINTAIN: "→ ⇨ ➡ maintain keep 維持 維持する 現状維持 横ばい",
}
"""What a cell of a direction may hold beside the `WISHES`, each with blanks between them."""

_DIRECTIONS = {
    _folded(spelling): direction
    for direction, spellings in SPELLINGS.items()
    for wishes in [WISHES[direction]]
    for spelling in (*spellings.split(), *wishes, *(f"{wish}指標" for wish in wishes))
}
