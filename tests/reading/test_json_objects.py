"""Objects of JSON, one by one, whole or refused by their line."""

import json
from collections.abc import Iterator

import pytest

from sokatsu_cli.model.errors import InputError
from sokatsu_cli.reading import json_objects as module
from sokatsu_cli.reading.json_objects import json_objects


def objects(text: str | bytes, piece: int = 7) -> list[tuple[int, list[tuple[str, object]]]]:
    """Return the objects of a text that is read in small pieces."""
    data = text.encode() if isinstance(text, str) else text

    def pieces() -> Iterator[bytes]:
        for start in range(0, len(data), piece):
            yield data[start : start + piece]

    left = pieces()
    found = json_objects("x.json", lambda _size: next(left, b""))
    return [(line, list(pairs)) for line, _number, pairs in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n", []),
        ("[]", []),
        ("[ ]\n", []),
        ("{}", [(1, [])]),
        ('{"a":1}\n\n{"a":-0.50}\n', [(1, [("a", "1")]), (3, [("a", "-0.50")])]),
        ('[\n {"a": "x"},\r\n\n {"b": null}\n]\n', [(2, [("a", "x")]), (4, [("b", None)])]),
        ('[{"a":1e2,"a":1.25E-3,"b":true}]', [(1, [("a", "100"), ("a", "0.00125"), ("b", True)])]),
        ('{"é\\n":12345678901234567890123}', [(1, [("é\n", "12345678901234567890123")])]),
        ('{"a":1e101}{"a":1E-101}', [(1, [("a", "1e101")]), (1, [("a", "1E-101")])]),
    ],
)
@pytest.mark.parametrize("piece", [1, 7, 1000])
def test_objects(text: str, expected: object, piece: int) -> None:
    assert objects(text, piece) == expected


ROWS = "a table is an array of objects, or one object on each line"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n", f"1: no object begins here; {ROWS}"),
        ("[1]", f"1: no object begins here; {ROWS}"),
        ('[{"a":1},]', f"1: object 2: no object begins here; {ROWS}"),
        ('[{"a":1},{"a" 1}]', "1: object 2: no JSON: Expecting ':' delimiter"),
        ('[{"a":1},{"a":\n1 1}]', "2: no JSON: Expecting ',' delimiter"),
        (
            '[{"a":1},{"a":',
            "1: object 2: the JSON ends within an object that begins here; the file is not whole",
        ),
        ('[{"a":1}] []', f"1: something stands behind the end of the array; {ROWS}"),
        ('{"a":1}\n,{"a":1}', f"2: no object begins here; {ROWS}"),
        ('[{"a":1}\n{"a":1}]', "2: the array has no end here: a comma or ] is missing"),
        ('[{"a":1},\n', "2: the array has no end here: a comma or ] is missing"),
        ('[{"a":1}]\n[', f"2: something stands behind the end of the array; {ROWS}"),
        ("\n{\"a\":\n'b'}", "3: no JSON: Expecting value"),
        ('{"a" 1}', "1: no JSON: Expecting ':' delimiter"),
        ('\n{"a":\n1', "2: the JSON ends within an object that begins here; the file is not whole"),
        ('{"a":"b', "1: the JSON ends within an object that begins here; the file is not whole"),
        ('{"a":NaN}', "1: NaN is no number of JSON; write null where there is none"),
        ('[{"a":-Infinity}]', "1: -Infinity is no number of JSON; write null where there is none"),
        ('{"a":' + "[" * 99999, f"1: objects in objects, too deep to be read; {ROWS}"),
    ],
)
def test_what_is_no_table_is_refused_by_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        objects(text, 1 << 20)
    assert list(caught.value.lines()) == [f"x.json:{message}"]


def test_an_object_that_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_RECORD", 100)
    with pytest.raises(InputError, match="an object of more than 0 MiB, or one that has no end"):
        objects('{"a":"' + "b" * 1000, 50)


def test_what_is_no_utf_8() -> None:
    with pytest.raises(UnicodeDecodeError):
        objects(b'{"a":"\xff"}')


def test_all_that_python_writes_is_read() -> None:
    rows: list[dict[str, object]] = [
        {"a": 'x\\"\n\u2028', "b": 0.1 + 0.2, "c": None},
        {"a": "\U0001f600"},
    ]
    for text in (json.dumps(rows), json.dumps(rows, indent=1, ensure_ascii=False)):
        read = [dict(pairs) for _line, pairs in objects(text)]
        assert read == [{**rows[0], "b": "0.30000000000000004"}, rows[1]]
