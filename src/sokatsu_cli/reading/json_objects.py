"""The objects of a JSON array or of JSON Lines, one by one, so that memory does not grow."""

import codecs
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, NoReturn, cast

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.float_texts import EXACT
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.object_rows import ObjectRow
from sokatsu_cli.reading.blocks import BLOCK, MAX_RECORD, ReadBytes

_BLANK = re.compile(r"[ \t\r\n]*")

_MAY_BE_BLANK = ("", " ", "\t", "\r", "\n")

_MOST_SHIFTED = 100
"""Places by which the exponent of a number may move its point."""

_ROWS = N_("a table is an array of objects, or one object on each line")


_REASONS = (
    N_("Expecting value"),
    N_("Expecting property name enclosed in double quotes"),
    N_("Expecting ':' delimiter"),
    N_("Expecting ',' delimiter"),
    N_("Illegal trailing comma before end of object"),
    N_("Illegal trailing comma before end of array"),
    N_("Invalid control character at"),
    N_("Invalid \\escape"),
    N_("Invalid \\uXXXX escape"),
)
"""What Python says of a text that is no JSON."""


class Pairs(list[tuple[str, object]]):
    """The names and values of an object as they stand: numbers as their digits."""


class JsonObject(NamedTuple):
    """An object, the line on which it begins, and its number from 1."""

    line: int
    number: int
    pairs: Pairs


class _ConstantError(ValueError):
    """NaN or Infinity, which JSON does not have."""


def json_objects(path: str, read: ReadBytes) -> Iterator[JsonObject]:
    """Read the objects of a table.

    Args:
        path: The name of the file, for messages.
        read: Reads it as UTF-8, without a BOM.

    Raises:
        InputError: It is no JSON, or has something else than objects.
        UnicodeDecodeError: It is no UTF-8.
    """
    text = _Text(path, read)
    is_array = text.next_is("[")
    if is_array:
        text.skip()
    is_first = True
    while not (text.next_is("]") if is_array and is_first else text.is_at_end):
        yield text.object()
        is_first = False
        if is_array and not text.next_is(","):
            break
        if is_array:
            text.skip()
    if is_array:
        if not text.next_is("]"):
            text.refuse(_("the array has no end here: a comma or ] is missing"))
        text.skip()
    if not text.is_at_end:
        told = _("something stands behind the end of the array; {way}")
        text.refuse_line(told.format(way=_(_ROWS)))


class _Text:
    """What is read of a file and was not used yet."""

    def __init__(self, path: str, read: ReadBytes) -> None:
        self._path = path
        self._read = read
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._text = ""
        self._at = 0
        self._line = 1
        self._number = 0
        self._line_before = 0
        self._ended = False
        self._scan = json.JSONDecoder(
            object_pairs_hook=Pairs,
            parse_float=_digits,
            parse_int=str,
            parse_constant=_refuse_constant,
        ).raw_decode

    @property
    def is_at_end(self) -> bool:
        """Whether nothing but blanks is left."""
        self._pass_blanks()
        return self._at == len(self._text)

    def next_is(self, mark: str) -> bool:
        """Tell whether a mark stands behind the next blanks."""
        self._pass_blanks()
        return self._text.startswith(mark, self._at)

    def skip(self) -> None:
        """Pass the next character."""
        self._at += 1

    def object(self) -> JsonObject:
        """Read the next object."""
        if not self.next_is("{"):
            self.refuse(_("no object begins here; {way}").format(way=_(_ROWS)))
        while True:
            try:
                pairs, end = self._scan(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._ended or len(self._text) - self._at > MAX_RECORD:
                    self._refuse_broken(error)
                self._more(max(BLOCK, len(self._text) - self._at))
            except _ConstantError as error:
                self.refuse(str(error))
            except RecursionError:
                told = _("objects in objects, too deep to be read; {way}")
                self.refuse(told.format(way=_(_ROWS)))
            else:
                self._number += 1
                found = JsonObject(self._line, self._number, cast("Pairs", pairs))
                self._line_before = self._line
                self._pass(end)
                return found

    def refuse(self, text: str) -> NoReturn:
        """Refuse what stands where the next object should."""
        raise InputError([Problem(self._path, self._here, None, text)])

    def refuse_line(self, text: str) -> NoReturn:
        """Refuse what stands here and is no object."""
        raise InputError([Problem(self._path, self._line, None, text)])

    @property
    def _here(self) -> int:
        """The line on which the next object should begin, with its number if others begin there."""
        if self._line > self._line_before:
            return self._line
        return ObjectRow.at(line=self._line, number=self._number + 1)

    def _refuse_broken(self, error: json.JSONDecodeError) -> NoReturn:
        lines = self._text.count("\n", self._at, error.pos)
        line = self._line + lines if lines else self._here
        if not self._ended:
            told = _("an object of more than {most} MiB, or one that has no end")
            text = told.format(most=MAX_RECORD >> 20)
        elif error.pos >= len(self._text.rstrip()) or error.msg.startswith("Unterminated"):
            text = _("the JSON ends within an object that begins here; the file is not whole")
            line = self._here
        else:
            text = _("no JSON: {reason}").format(reason=_(error.msg))
        raise InputError([Problem(self._path, line, None, text)])

    def _pass_blanks(self) -> None:
        if self._text[self._at : self._at + 1] not in _MAY_BE_BLANK:
            return
        while True:
            blank = _BLANK.match(self._text, self._at)
            self._pass(blank.end() if blank else self._at)
            if self._at < len(self._text) or self._ended:
                return
            self._more(BLOCK)

    def _pass(self, end: int) -> None:
        self._line += self._text.count("\n", self._at, end)
        self._at = end

    def _more(self, size: int) -> None:
        data = self._read(size)
        self._ended = not data
        more = self._decoder.decode(data, final=self._ended)
        self._text = self._text[self._at :] + more
        self._at = 0


def _digits(number: str) -> str:
    """Return a number as it is written, without an exponent where that is not too large.

    >>> _digits("84.20"), _digits("1.5e3"), _digits("1e-5"), _digits("1e999")
    ('84.20', '1500', '0.00001', '1e999')
    """
    mantissa, exponent, power = number.lower().partition("e")
    if not exponent or len(power) > len(str(-_MOST_SHIFTED)) or abs(int(power)) > _MOST_SHIFTED:
        return number
    return format(EXACT.scaleb(Decimal(mantissa), int(power)), "f")


def _refuse_constant(name: str) -> NoReturn:
    told = _("{name} is no number of JSON; write null where there is none")
    raise _ConstantError(told.format(name=name))
