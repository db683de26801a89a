"""Make the published table as PDFs of other programs, which lie beside this script.

``python tests/published/make_pdf.py``, with Chromium and LibreOffice (Calc and Writer). The fonts
are taken out of the files, so that they are small: nothing but drawing the letters needs them.
"""

import csv
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from pdf_parts import pdf  # noqa: E402

_TABLE = HERE.parents[1] / "data" / "indicators.csv"
_HEADINGS = (
    [
        *("節", "目標指標", "単位", "指標のめざす方向"),
        *("前期基本計画 H23～H26", "", "", "後期基本計画 H27～H30", "", ""),
    ],
    [
        *("", "", "", "", "第5次所沢市総合計画策定時(H22)"),
        *("前期計画終了時(H26)\n上段:目標値\n下段:実績値", "達成率(H26)"),
        *("実績(H30)\n上段:目標値\n下段:実績値", "達成率(H30)", "目標値(H30)"),
    ],
)

Row = dict[str, str]


def run(command: Sequence[str | Path], folder: Path) -> None:
    """Run a command in a folder."""
    subprocess.run(
        command,
        cwd=folder,
        check=True,
        timeout=240,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def office(folder: Path, name: str) -> None:
    """Convert a file by LibreOffice."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run(["soffice", profile, "--headless", "--convert-to", "pdf", name], folder)


def without_fonts(data: bytes) -> bytes:
    """Return a PDF whose fonts have no glyphs, without what a program reads aloud."""
    found = re.finditer(rb"(?m)^(\d+) 0 obj\s*(.*?)\s*^endobj", data, re.DOTALL)
    objects = {int(match[1]): match[2] for match in found}
    left = set()
    for number, each in list(objects.items()):
        head = each.split(b"stream")[0]
        if re.search(rb"/Type\s*/StructElem|/S\s*/\w+\s*/P \d+ 0 R", head):
            left.add(number)
        drawn = re.search(rb"/CharProcs\s*<<(.*?)>>", head, re.DOTALL)
        glyphs = re.findall(rb"(\d+) 0 R", drawn[1] if drawn else b"")
        glyphs += re.findall(rb"/FontFile\d? (\d+) 0 R", head)
        left |= set(map(int, glyphs))
        objects[number] = (
            re.sub(rb"/FontFile\d? \d+ 0 R", b"", each) if b"/FontFile" in head else each
        )
    root = next(at for at, each in objects.items() if re.search(rb"/Type\s*/Catalog", each))
    return pdf({at: each for at, each in objects.items() if at not in left}, root=root)


def word(path: Path, rows: Sequence[Row], *, splits: bool) -> None:
    """Write a Word file in the layout of the source document.

    Args:
        path: The file.
        rows: Of the published table.
        splits: Whether a row may go on on the next page.
    """
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    font = document.styles["Normal"].font
    font.size, font.name = Pt(8), "Noto Sans CJK JP"
    font.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Sans CJK JP")
    document.add_paragraph("第5次所沢市総合計画 総括表")
    document.add_paragraph("施策(章) 第 1 章 『コミュニティ』")
    table = document.add_table(rows=2, cols=10)
    table.style = "Table Grid"
    _head(table)
    for number in dict.fromkeys(row["section"] for row in rows):
        _section(table, [row for row in rows if row["section"] == number])
    for at, line in enumerate(table.rows):
        properties = line._tr.get_or_add_trPr()  # noqa: SLF001
        names = ["w:tblHeader"] * (at <= 1) + ["w:cantSplit"] * (not splits)
        for name in names:
            properties.append(properties.makeelement(qn(name), {}))
    document.save(str(path))


def _head(table: Table) -> None:
    for row, headings in enumerate(_HEADINGS):
        for column, heading in enumerate(headings):
            table.cell(row, column).text = heading
    for column in range(4):
        table.cell(0, column).merge(table.cell(1, column)).text = _HEADINGS[0][column]
    for begin, end in ((4, 6), (7, 9)):
        table.cell(0, begin).merge(table.cell(0, end)).text = _HEADINGS[0][begin]


def _section(table: Table, rows: Sequence[Row]) -> None:
    by_name: dict[str, dict[str, Row]] = {}
    for row in rows:
        by_name.setdefault(row["indicator"], {})[row["period"]] = row
    lines = []
    for name, periods in by_name.items():
        any_row = next(iter(periods.values()))
        cells = table.add_row().cells  # type: ignore[no-untyped-call]
        texts = ["", name, any_row["unit"], any_row["direction"], any_row["baseline"]]
        for period in ("前期", "後期"):
            found = periods.get(period)
            pair = f"{found['target']}\n{found['actual']}" if found else ""
            texts += [pair, found["published_rate"] if found else ""]
        texts.append(periods["後期"]["target"] if "後期" in periods else "")
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
        lines.append(cells)
    named = f"第{rows[0]['section']}節 {rows[0]['section_name']}"
    lines[0][0].merge(lines[-1][0]).text = named
    reasons = [f"・{row['reason']}" for row in rows if row["reason"]]
    for text in ["後期基本計画に係る未達成指標の理由・分析", "\n".join(reasons)] if reasons else []:
        cells = table.add_row().cells  # type: ignore[no-untyped-call]
        cells[0].merge(cells[-1]).text = text


def main() -> None:
    """Make all of them."""
    rows = list(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sokatsu = [sys.executable, "-m", "sokatsu_cli"]
        run([*sokatsu, "report", _TABLE, "-o", "chromium.html"], folder)
        run([*sokatsu, "report", _TABLE, "-o", "calc.xlsx"], folder)
        run([*sokatsu, "rate", _TABLE, "-o", "rates.xlsx"], folder)
        word(folder / "writer.docx", rows, splits=False)
        word(folder / "writer-splits.docx", rows, splits=True)
        browser = ["chromium", "--headless", "--no-sandbox", f"--user-data-dir={folder}/browser"]
        options = ["--no-pdf-header-footer", "--print-to-pdf=chromium.pdf", "chromium.html"]
        run([*browser, *options], folder)
        for made in ("calc.xlsx", "rates.xlsx", "writer.docx", "writer-splits.docx"):
            office(folder, made)
        for path in sorted(folder.glob("*.pdf")):
            (HERE / path.name).write_bytes(without_fonts(path.read_bytes()))


if __name__ == "__main__":
    main()
