"""Every folder of tests/cases is one command: its whole output and its exit code.

``pytest --accept`` writes the outputs as they are now; read the difference before committing it.
"""

import shlex
import shutil
from pathlib import Path

import pytest

from support import Run, Sokatsu

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/args"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(
    case: Path,
    sokatsu: Sokatsu,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    for source in case.glob("input.*"):
        shutil.copy(source, tmp_path)
    monkeypatch.chdir(tmp_path)
    run = sokatsu(*shlex.split((case / "args").read_text(encoding="utf-8")))
    if pytestconfig.getoption("--accept"):
        _accept(case, run)
    expected = Run(
        int((case / "status").read_text()),
        (case / "stdout").read_bytes(),
        (case / "stderr").read_text(encoding="utf-8"),
    )
    assert run == expected
    assert "Traceback" not in run.stderr
    in_the_report = case.name.startswith(("check-one-unusable", "check-all-unusable"))
    assert run.status != 2 or run.stdout == b"" or in_the_report


def _accept(case: Path, run: Run) -> None:
    (case / "stdout").write_bytes(run.stdout)
    (case / "stderr").write_text(run.stderr, encoding="utf-8")
    (case / "status").write_text(f"{run.status}\n")
