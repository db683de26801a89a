"""Take the pictures of the pages again, in each language, in a headless Chromium.

Of the page of `sokatsu report`, as a desktop shows its top and as a phone does; of a terminal; of
the sheet that the start page computes; and of the sheet to fill in that `sokatsu example` writes.

Usage: python docs/pictures/take.py (with ``sokatsu`` and ``chromium`` on the path, and the fonts
DejaVu Sans Mono and Noto Sans CJK)
"""

import html
import os
import re
import subprocess
import tempfile
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from wcwidth import wcwidth

DOCS = Path(__file__).parents[1]
FOLDERS = {"en": DOCS, "ja": DOCS / "ja"}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]

TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; padding: 18px 22px; background: #14181f; color: #dfe4ec; }
pre { margin: 0; font: 15px/1.45 "DejaVu Sans Mono", "Noto Sans CJK JP"; }
i { display: inline-block; width: 2ch; font-style: normal; text-align: center; }
.c31 { color: #ff9b7a; } .c32 { color: #7fd8a4; } .c33 { color: #f0d070; }
</style><pre>"""

SHEET = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; padding: 14px; background: #fff; color: #222; }
table { border-collapse: collapse; font: 14px/1.3 "Noto Sans CJK JP", sans-serif; }
td { border: 1px solid #d5d9de; padding: 4px 9px; white-space: nowrap; }
th { border: 1px solid #c3c8ce; padding: 4px 9px; background: #eef0f2; font-weight: 400; }
td.n { text-align: right; }
tr:nth-child(2) td { border-color: #eceef0; font-weight: 700; max-width: 0; }
tr:nth-child(4) td { background: #dce6f1; font-weight: 700; text-align: center; }
</style><table>"""

FORM = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; padding: 14px; background: #fff; color: #222; }
table { border-collapse: collapse; font: 14px/1.3 "Noto Sans CJK JP", sans-serif; }
td { border: 1px solid #d5d9de; padding: 4px 9px; white-space: nowrap; text-align: center; }
th { border: 1px solid #c3c8ce; padding: 4px 9px; background: #eef0f2; font-weight: 400; }
tr:nth-child(2) td { font-weight: 700; white-space: pre; }
td.text { text-align: left; } td.number { text-align: right; }
</style><table>"""

COMMAND = "sokatsu rate --bars --baseline-change --columns "
COMMAND += "indicator,target,actual,change,change_status,capped_rate,status"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        for language, docs in FOLDERS.items():
            pictures = docs / "pictures"
            os.environ["SOKATSU_LANG"] = language
            subprocess.run(["sokatsu", "report", "-o", str(page)], check=True)
            screenshot(page, pictures / "report.png", 1240, 1080)
            screenshot(page, pictures / "report-phone.png", 390, 844, scale=2)
            page.write_text(terminal(COMMAND), encoding="utf-8")
            screenshot(page, pictures / "terminal.png", 1275, 560)
            page.write_text(sheet(docs / "inputs" / "plan.xlsx"), encoding="utf-8")
            screenshot(page, pictures / "plan.png", 830, 290)
            filled = Path(folder) / f"{language}.xlsx"
            subprocess.run(["sokatsu", "example", "-o", str(filled)], check=True)
            page.write_text(form(filled, "DEFLMNPR"), encoding="utf-8")
            screenshot(page, pictures / "example.png", 890, 256, scale=2)


def sheet(path: Path) -> str:
    """Return a page that looks like a spreadsheet."""
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    columns = "".join(f"<th>{letter}</th>" for letter in "ABCDEFG")
    text = f"{SHEET}<tr><th></th>{columns}</tr>"
    for number, row in enumerate(rows, 1):
        shown = (
            f'<td class="n">{cell:,}</td>'
            if isinstance(cell, int | float)
            else f"<td>{html.escape(str(cell or ''))}</td>"
            for cell in row
        )
        text += f"<tr><th>{number}</th>{''.join(shown)}</tr>"
    return text


def form(path: Path, columns: str) -> str:
    """Return a page that looks like the top of a sheet to fill in, other columns being hidden."""
    sheet = load_workbook(path, data_only=True).worksheets[0]
    text = f"{FORM}<tr><th></th>{''.join(f'<th>{letter}</th>' for letter in columns)}</tr>"
    for number in range(1, 8):
        cells = "".join(form_cell(sheet[f"{letter}{number}"]) for letter in columns)
        text += f"<tr><th>{number}</th>{cells}</tr>"
    return text


def form_cell(cell: Cell) -> str:
    """Return a cell in its colours, numbers to the right as a spreadsheet has them."""
    fill = cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else "ffffff"
    colour = (
        "ffffff" if cell.font.color is not None and cell.font.color.rgb == "FFFFFFFF" else "222"
    )
    kind = "number" if isinstance(cell.value, int | float) else "text"
    kind = "" if cell.alignment.horizontal == "center" else f' class="{kind}"'
    shown = f"{cell.value:.1f}" if "0.0" in cell.number_format and cell.value else cell.value
    written = html.escape(str(shown if shown is not None else "")).replace(
        " (sokatsu)", "\n(sokatsu)"
    )
    return f'<td{kind} style="background:#{fill};color:#{colour}">{written}</td>'


def terminal(command: str) -> str:
    """Return a page that looks like a terminal after a command."""
    arguments = [*command.split(), "--color", "always"]
    run = subprocess.run(arguments, check=True, capture_output=True, text=True)
    shown = f"$ {command}\n{run.stdout}"
    parts = re.split(r"\x1b\[(\d+)m", shown)
    text = cells(parts[0])
    for code, part in zip(parts[1::2], parts[2::2], strict=True):
        text += "</span>" if code == "0" else f'<span class="c{code}">'
        text += cells(part)
    return TERMINAL + text


def cells(text: str) -> str:
    """Give each wide character the width of two."""
    return "".join(
        f"<i>{character}</i>" if wcwidth(character) == 2 else html.escape(character)  # noqa: PLR2004
        for character in text
    )


def screenshot(page: Path, picture: Path, width: int, height: int, scale: int = 1) -> None:
    """Take a picture of the top of a page, with so many points a pixel of the window."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *["chromium", *FLAGS, f"--user-data-dir={profile}"],
                f"--force-device-scale-factor={scale}",
                *[f"--window-size={width},{height}", f"--screenshot={picture}", page.as_uri()],
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
