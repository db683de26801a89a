"""Make the files of this folder that LibreOffice writes: web pages and Word files.

Run `python tests/published/make_web.py` where it is installed, its writer too; what it writes is
checked in. SOFFICE may name the command.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from published_layout import HEADINGS, sections, word_file  # noqa: E402 - from the folder above

_WORD = "docx:MS Word 2007 XML"


def main() -> None:
    """Write all of them."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        rows = [*HEADINGS, *(row for section in sections() for row in section)]
        word_file(work / "word-layout.docx", ["第5次所沢市総合計画 総括表", "第1章"], [rows])
        for command, name in (("rate", "plain.xlsx"), ("report", "sheet-layout.xlsx")):
            kept = ["--columns", _columns()] if command == "rate" else []
            _run("-m", "sokatsu_cli", command, *kept, "-o", str(work / name))
        for name, form in (
            ("plain.xlsx", "html"),
            ("sheet-layout.xlsx", "html"),
            ("word-layout.docx", "html"),
        ):
            _convert(work / name, form, HERE)
        _convert(work / "word-layout.docx", "odt", work)
        _convert(work / "word-layout.odt", _WORD, HERE)


def _columns() -> str:
    table = HERE.parent.parent / "data" / "indicators.csv"
    return table.read_text(encoding="utf-8").splitlines()[0]


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, timeout=120)


def _convert(path: Path, form: str, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        own = f"-env:UserInstallation=file://{profile}"
        command = [
            os.environ.get("SOFFICE", "soffice"),
            own,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
        ]
        subprocess.run([*command, str(path)], check=True, timeout=120, capture_output=True)


if __name__ == "__main__":
    main()
