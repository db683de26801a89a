"""The catalogue of messages: whole, up to date, compiled, and the same things in each language."""

import io
import re
from gettext import GNUTranslations
from string import Formatter
from typing import BinaryIO

from babel.messages.catalog import Message
from babel.messages.mofile import write_mo

from catalogue import JAPANESE, catalogue, lacking, updated, written

UPDATE = "run python -m tests.catalogue"


def messages() -> list[Message]:
    return [each for each in catalogue() if each.id]


def fields(text: str) -> set[str | None]:
    return {name for _text, name, _form, _conversion in Formatter().parse(text)} - {None}


def texts(told: object) -> list[str]:
    return [str(each) for each in told] if isinstance(told, (tuple, list)) else [str(told)]


def test_it_has_what_the_program_says() -> None:
    assert JAPANESE.read_bytes() == written(updated()), UPDATE


def test_nothing_lacks_a_translation() -> None:
    assert lacking(catalogue()) == []


def test_nothing_is_in_doubt() -> None:
    assert [each.id for each in messages() if each.fuzzy] == []


OWN_FIELDS = {
    "below {name}": {"bound"},  # which English has just said
    " ({count} of these without any data)": {"parts"},  # "these" there
    "{value!r} is not a valid {number_type}.": {"number_type"},  # each of ours is an integer
    "{begun} without results in this period: {count}": {"begun", "parts"},  # begun as a sentence
}
"""Messages of which one language names something that the other one need not."""


OTHER_FORMS = {(name, "", "") for names in OWN_FIELDS.values() for name in names}


def test_translations_have_the_fields_of_messages() -> None:
    differ = [
        (each.id, told)
        for each in messages()
        for told in texts(each.string)
        if fields(told) ^ fields(texts(each.id)[-1]) != OWN_FIELDS.get(texts(each.id)[0], set())
    ]
    assert differ == []


FORM = re.compile(r"\{(\w*)(![rsa])?(:[^{}]*)?\}")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*", re.ASCII)


def test_translations_name_the_same_options_and_show_fields_alike() -> None:
    differ = [
        (each.id, told)
        for each in messages()
        for english in texts(each.id)[-1:]
        for told in texts(each.string)
        if {*OPTION.findall(told)} - {"--lang"} != {*OPTION.findall(english)} - {"--lang"}
        or not {*FORM.findall(told)} <= {*FORM.findall(english)} | OTHER_FORMS
    ]
    assert differ == []


def test_it_is_compiled() -> None:
    written_now = io.BytesIO()
    write_mo(written_now, catalogue())
    written_now.seek(0)
    assert compiled(JAPANESE.with_suffix(".mo").open("rb")) == compiled(written_now), UPDATE


def compiled(file: BinaryIO) -> dict[object, str]:
    with file:
        told = vars(GNUTranslations(file))["_catalog"]
    return {message: text for message, text in told.items() if message}
