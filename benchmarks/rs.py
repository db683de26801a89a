"""The national RSシステム read as a tidy table, beside the tidy rows that come of it."""

import hashlib
import subprocess
import sys
from pathlib import Path

from goals import bytes_per_row, ratio
from groups import HERE, Group, Setting, sokatsu

_ROWS = 500_000
_RATE, _TIDY_RATE = "sokatsu rate, RSシステム", "sokatsu rate, its tidy rows"
_CHECK, _TIDY_CHECK = "sokatsu check -q, RSシステム", "sokatsu check -q, its tidy rows"
_HALF = "sokatsu rate, RSシステム, half of the rows"
_TIDY = "sokatsu tidy, RSシステム"


def layout(setting: Setting) -> Group:
    """Compute rates of the file as it is published, and of its tidy rows: the same bytes."""
    rows = setting.rows(_ROWS)
    source, half = _generated(setting, rows), _generated(setting, rows // 2)
    tidy, rates, other = map(setting.to, ("rs-tidy.csv", "rs-rates.csv", "rs-other.csv"))
    subprocess.run(sokatsu("tidy", source, to=tidy).arguments, check=True, capture_output=True)
    commands = {
        _RATE: sokatsu("rate", source, to=rates),
        _TIDY_RATE: sokatsu("rate", str(tidy), to=rates),
        _CHECK: sokatsu("check", "-q", source, "--method", "raw", "--no-cap"),
        _TIDY_CHECK: sokatsu("check", "-q", str(tidy), "--method", "raw", "--no-cap"),
        _TIDY: sokatsu("tidy", source, to=other)._replace(target=None),
        _HALF: sokatsu("rate", half, to=other)._replace(target=None),
    }
    goals = [
        ratio(_RATE, _TIDY_RATE, 3),
        ratio(_CHECK, _TIDY_CHECK, 3),
        bytes_per_row(_HALF, _RATE, rows - rows // 2, 8),
    ]
    return Group("the layout of RSシステム 3-1", rows, commands, goals, _TIDY_RATE, _digest)


def _generated(setting: Setting, rows: int) -> str:
    path = setting.to(f"rs-{rows}.csv")
    if not path.exists():
        arguments = [str(HERE / "generate_rs.py"), str(rows), str(path)]
        subprocess.run([sys.executable, *arguments], check=True)
    return str(path)


def _digest(path: Path) -> list[str]:
    with path.open("rb") as written:
        return [hashlib.file_digest(written, "sha256").hexdigest()]
