"""The encoding that is found in blocks of any size is that of the whole file."""

import io
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sokatsu_cli.model.errors import InputError
from sokatsu_cli.reading.decoding import (
    find_encoding,
    is_plainly_utf8,
    seven_bit_encoding,
    utf8_reader,
)
from support import Sokatsu

pieces = st.sampled_from(
    ["甲", "人口", "a,b", "\n", "\r\n", "\r", "é", "😀", "-", "\ufeff", "Ａ", "ｶﾅ", "ࠀ", "\u2028"]
)
encodings = ["utf-8", "cp932", "euc_jp", "utf-16", "utf-16-le", "utf-16-be", "iso2022_jp", "utf-32"]
texts = st.lists(pieces, max_size=20).map("".join)
files = st.one_of(
    st.builds(str.encode, texts, st.sampled_from(encodings), st.just("ignore")),
    st.tuples(texts.map(str.encode), st.binary(max_size=3), texts.map(str.encode)).map(b"".join),
)


def read(data: bytes, encoding: str | None) -> object:
    """Return what is read of a file, or what is said of it."""
    file = io.BytesIO(data)
    try:
        found = find_encoding(file, "a.csv", encoding)
    except InputError as error:
        return str(error)
    reader = utf8_reader(file, found.codec)
    return b"".join(iter(lambda: reader(7), b""))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_utf_16_without_a_mark_has_its_low_byte_first(encoding: str) -> None:
    assert read("人口,1\n".encode("utf-16-le"), encoding) == "人口,1\n".encode()


@settings(deadline=None)
@given(files, st.sampled_from([None, *encodings]), st.integers(1, 60))
@example(b"2u\xff\xfe\n\x00v\xff\x85\xff\n\x00", None, 1)
@example("人口人口\n".encode("cp932") + b"\xff", None, 3)
def test_blocks_of_any_size_give_the_same(data: bytes, encoding: str | None, block: int) -> None:
    whole = read(data, encoding)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
        assert read(data, encoding) == whole


@settings(deadline=None)
@given(files, st.sampled_from(["utf-8-sig", "cp932", "euc_jp", "utf-16", "iso2022_jp", "utf-32"]))
def test_what_is_read_is_what_python_decodes(data: bytes, encoding: str) -> None:
    try:
        expected = data.decode(encoding).encode()
    except UnicodeError:
        assert f"is not {encoding}" in str(read(data, encoding))
    else:
        assert read(data, encoding) == expected


@settings(deadline=None)
@given(st.one_of(files, st.binary(max_size=8)))
def test_plain_utf_8_is_utf_8(data: bytes) -> None:
    if is_plainly_utf8(data):
        assert data.decode().encode() == data


@pytest.mark.parametrize(
    ("text", "plain"),
    [("人口\n", True), ("é\n", True), ("abc", True), ("", True), ("人", False), ("😀\n", False)],
)
def test_what_is_plain(text: str, plain: bool) -> None:
    assert is_plainly_utf8(text.encode()) is plain


@pytest.mark.parametrize(
    "data",
    [
        *[b"\x80\n", b"\xe4\xba\n", b"\xc3\n", b"a\xba\xe4\n", b"\xe4\xba\xba\xba\n", b"\xff\n"],
        *[b"\xc0\x80\n", b"\xe0\x80\x80\n", b"\xed\xa0\x80\n", b"\xe4aa\n", b"\xf8\x80\n"],
    ],
)
def test_what_is_no_utf_8(data: bytes) -> None:
    assert not is_plainly_utf8(data)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("人口,1\n", "iso2022_jp"),
        ("name,\x1b[31m,人口\n", "iso2022_jp"),
        ("ｶﾅ", "iso2022_jp_ext"),
        ("丂", "iso2022_jp_1"),
        ("한국인구\n", "iso2022_kr"),
        ("人口", "hz"),
        ("人口,1", "utf-7"),
    ],
)
def test_an_encoding_of_ascii_bytes_is_recognised(text: str, encoding: str) -> None:
    assert seven_bit_encoding(text.encode(encoding)) == encoding


def test_an_escape_sequence_that_no_encoding_has() -> None:
    assert seven_bit_encoding(b"\x1b$B\xff\xff") == "iso2022_jp"


@pytest.mark.parametrize(
    "text",
    [
        "a,1\n",
        "\x1b[31m\x1b]0;a\x07",
        "+3000000-b",
        "+HelloWorld-",
        "~{a~}",
        "~{!!~}",
        "+人口-",
        "~~",
    ],
)
def test_text_that_is_in_no_such_encoding(text: str) -> None:
    assert seven_bit_encoding(text.encode()) is None


@pytest.mark.parametrize("command", ["rate", "check", "infer", "summary", "tidy"])
@pytest.mark.parametrize("encoding", ["iso2022_jp", "iso2022_jp_2", "utf-7"])
def test_a_file_in_such_an_encoding_is_refused(
    command: str, encoding: str, tmp_path: Path, sokatsu: Sokatsu
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("indicator,direction,target,actual\n人口調査,up,70,64.2\n".encode(encoding))
    run = sokatsu(command, path)
    likely = "utf-7" if encoding == "utf-7" else "iso2022_jp"
    text = f"{path}:1: this looks like {likely}, not UTF-8; try --encoding {likely}\n"
    assert run == (2, b"", text)
    assert (
        "人口調査,up,70,64.2,91.7"
        in sokatsu("rate", path, "-f", "csv", "--encoding", encoding).stdout.decode()
    )


def test_such_an_encoding_far_into_a_file_is_refused(tmp_path: Path, sokatsu: Sokatsu) -> None:
    path = tmp_path / "a.csv"
    usual = "indicator,direction,target,actual\n" + "a,up,70,64.2\n" * 100_000
    path.write_bytes(usual.encode() + "人口,up,70,64.2\n".encode("iso2022_jp"))
    run = sokatsu("rate", path, "-f", "csv")
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.endswith("this looks like iso2022_jp, not UTF-8; try --encoding iso2022_jp\n")
