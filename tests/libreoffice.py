"""Workbooks as LibreOffice computes them, where it is installed."""

import shutil
import subprocess
from pathlib import Path

from openpyxl import Workbook, load_workbook

OFFICE = next(filter(None, map(shutil.which, ["soffice", "libreoffice"])), None)


def recomputed(paths: list[Path], folder: Path) -> list[Workbook]:
    """Return workbooks with what LibreOffice computes, from formulas without saved values."""
    for path in paths:
        load_workbook(path).save(path)  # which keeps formulas and leaves their values out
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    command += ["--outdir", str(folder / "computed"), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [load_workbook(folder / "computed" / path.name, data_only=True) for path in paths]
