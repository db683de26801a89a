"""Tables of rates that are needed whole: their rows chosen and ordered."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from support import Sokatsu

TABLE = """indicator,direction,target,actual,a,b
甲,↗,2,1,1,x
乙,↗,2,1, 1,y
丙,↗,2,2,2,x
"""


@pytest.mark.parametrize("form", ["csv", "json", "table", "markdown"])
@pytest.mark.parametrize(
    ("conditions", "left"),
    [
        (["a=1", "b=x"], "甲"),
        (["a=1 "], "甲乙"),
        (["b=x", "indicator=丙"], "丙"),
        (["a=3", "b=x"], ""),
        (["status=achieved", "rate=100.0"], "丙"),
    ],
)
def test_conditions_must_all_hold(
    sokatsu: Sokatsu, tmp_path: Path, conditions: Sequence[str], left: str, form: str
) -> None:
    path = tmp_path / "in.csv"
    path.write_text(TABLE, encoding="utf-8")
    options = [word for condition in conditions for word in ("--where", condition)]
    for sort in ([], ["--sort", "-rate"]):
        run = sokatsu("rate", path, "-f", form, *options, *sort)
        assert (run.status, "no row is left" in run.stderr) == (0, not left)
        assert "".join(name for name in "甲乙丙" if name in run.stdout.decode()) == left
