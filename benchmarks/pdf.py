"""The time that a page of a ruled PDF takes, beside the command line of pdfplumber.

``python benchmarks/pdf.py [PAGES]``; pdfplumber, which finds no tables on its command line but
writes what stands on the pages, is left out where it is not installed.
"""

import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from pdf_parts import Drawn, drawn_pdf

_ROWS = 24
_HEADINGS = ["目標指標", "方向", "目標値", "実績値", "達成率", "担当課"]


def page(number: int) -> Drawn:
    """Return a page with a table of rows of one indicator each."""
    rows = [
        [f"指標{number}-{at}", "↗", f"{at + 80}", f"{at + 70}", "", "企画課"] for at in range(_ROWS)
    ]
    return Drawn().table([_HEADINGS, *rows], height=29)


def seconds(command: list[str]) -> float:
    """Return how long a command takes."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> None:
    """Write a PDF, read it both ways, and print the times."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(drawn_pdf(*map(page, range(pages))))
        peer = ["-m", "pdfplumber.cli", "--format", "csv", "--types", "char", "rect", "line", "--"]
        for name, command in (
            ("sokatsu rate", ["-m", "sokatsu_cli", "rate", str(path), "-f", "csv"]),
            ("pdfplumber", [*peer, str(path)]),
        ):
            if name == "pdfplumber" and find_spec(name) is None:
                continue
            taken = seconds([sys.executable, *command])
            print(f"{name}: {taken:.1f} s, {1000 * taken / pages:.0f} ms a page of {pages}")


if __name__ == "__main__":
    main()
