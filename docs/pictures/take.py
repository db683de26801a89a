"""Take the pictures of the READMEs again: the page and the terminal, in a headless Chromium.

The page is taken as a desktop shows its top, and as a phone does.

Usage: python docs/pictures/take.py (with ``sokatsu`` and ``chromium`` on the path, and the fonts
DejaVu Sans Mono and Noto Sans CJK)
"""

import html
import re
import subprocess
import tempfile
from pathlib import Path

from wcwidth import wcwidth

HERE = Path(__file__).parent
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]

TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; padding: 18px 22px; background: #14181f; color: #dfe4ec; }
pre { margin: 0; font: 15px/1.45 "DejaVu Sans Mono", "Noto Sans CJK JP"; }
i { display: inline-block; width: 2ch; font-style: normal; text-align: center; }
.c31 { color: #ff9b7a; } .c32 { color: #7fd8a4; } .c33 { color: #f0d070; }
</style><pre>"""

COMMAND = "sokatsu rate --bars --baseline-change --columns "
COMMAND += "indicator,target,actual,change,change_status,capped_rate,status"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        subprocess.run(["sokatsu", "report", "-o", str(page)], check=True)
        screenshot(page, HERE / "report.png", 1240, 1080)
        screenshot(page, HERE / "report-phone.png", 390, 844, scale=2)
        for language in ("en", "ja"):
            shown = COMMAND if language == "en" else f"{COMMAND} --lang {language}"
            page.write_text(terminal(shown), encoding="utf-8")
            screenshot(page, HERE / f"terminal.{language}.png", 1275, 560)


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
