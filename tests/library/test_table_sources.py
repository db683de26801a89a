import io
from pathlib import Path

import pytest

from sokatsu_cli import InputError, read_indicators
from sokatsu_cli.library.sources import table_file
from sokatsu_cli.model.errors import SokatsuError

TEXT = "indicator,direction,target,actual\n満足度,up,80,81\n"
CELLS = ["満足度", "up", "80", "81"]


class Named(io.BytesIO):
    """Bytes that have a name, as an open file or an upload has."""

    def __init__(self, data: bytes, name: object) -> None:
        super().__init__(data)
        self.name = name


@pytest.mark.parametrize(
    "source",
    [
        io.StringIO(TEXT),
        io.StringIO("\ufeff" + TEXT.replace("\n", "\r\n")),
        io.StringIO(TEXT.replace(",", "\t")),
        io.BytesIO(TEXT.encode()),
        io.BytesIO(TEXT.encode("cp932")),
        io.BytesIO(TEXT.replace(",", "\t").encode()),
        Named(TEXT.encode(), "folder/plan.csv"),
        Named(TEXT.replace(",", "\t").encode(), "plan.tsv"),
        Named(TEXT.encode(), 7),
    ],
)
def test_what_is_open_is_read(source: io.BytesIO | io.StringIO) -> None:
    frame = read_indicators(source)
    assert frame.to_numpy().tolist() == [CELLS]
    assert frame.index.tolist() == [2]


def test_files_are_read_from_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(TEXT, encoding="cp932")
    expected = [CELLS]
    assert read_indicators(path).to_numpy().tolist() == expected
    with path.open("rb") as file:
        assert read_indicators(file, encoding="cp932").to_numpy().tolist() == expected
    with path.open("rb") as file:
        file.readline()
        assert read_indicators(file).columns.tolist() == CELLS
    with path.open(encoding="cp932") as text:
        frame = read_indicators(text)
    assert frame.to_numpy().tolist() == expected
    assert frame.attrs["path"] == str(path)
    with path.open(encoding="utf-8") as text, pytest.raises(InputError) as caught:
        read_indicators(text)
    assert str(caught.value) == f"{path}: cannot be read as utf-8; open it as bytes, 'rb'"


def test_a_long_buffer_is_read_whole() -> None:
    rows = [f"{'名' * 50}{number},up,80,81" for number in range(3000)]
    text = "\n".join(["indicator,direction,target,actual", *rows])
    for source in (io.StringIO(text), io.BytesIO(text.encode())):
        assert len(read_indicators(source)) == 3000


def test_problems_are_told_by_the_name_of_the_source() -> None:
    ragged = "indicator,direction,target,actual\n満足度,up,80\n"
    told = ":2: too few fields: 3 fields where the heading has 4"
    for source, name in (
        (io.StringIO(ragged), "<buffer>"),
        (Named(ragged.encode(), "plan.csv"), "plan.csv"),
    ):
        with pytest.raises(InputError) as caught:
            read_indicators(source)
        assert str(caught.value) == name + told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("https://example.com/a.csv", "an address, and nothing is fetched; give io.BytesIO of its"),
        (TEXT, "a text of several lines, no path; give io.StringIO of it"),
        ("nowhere.csv", "nowhere.csv: no such file"),
        (Path("nowhere.csv"), "nowhere.csv: no such file"),
        (io.BytesIO(), "<buffer>: the file is empty"),
    ],
)
def test_what_is_no_table_is_refused(source: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_indicators(source)
    assert told in str(caught.value)


def test_what_is_no_source_is_refused() -> None:
    with pytest.raises(TypeError, match=r"a path or an open file is read, not list$"):
        read_indicators([])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"not bytes; io\.BytesIO makes a buffer of them"):
        read_indicators(b"a,b")  # type: ignore[arg-type]

    class BytesPath:
        def __fspath__(self) -> bytes:
            return b"a.csv"

    with pytest.raises(TypeError, match="a path is text, not bytes"):
        read_indicators(BytesPath())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="text already: it has no encoding"):
        read_indicators(io.StringIO(TEXT), encoding="cp932")


def test_other_errors_are_in_the_words_of_the_library() -> None:
    with (
        pytest.raises(SokatsuError, match="give sheet='A'"),
        table_file("a.xlsx") as _file,
    ):
        raise SokatsuError("give --sheet 'A'")
