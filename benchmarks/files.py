"""Many small tables checked in one run, beside one table with all their rows."""

from goals import ratio
from groups import Group, Setting, sokatsu

_FILES, _ROWS = 1_000, 20
_MANY, _ONE = f"{_FILES:,} files of {_ROWS} rows", "one file with all their rows"


def many(setting: Setting) -> Group:
    """Check published rates of small files, as a repository has them, and of one."""
    rows = setting.rows(_FILES * _ROWS)
    table, folder = setting.table(rows), setting.to(f"files-{rows}")
    folder.mkdir(exist_ok=True)
    heading, *lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, start in enumerate(range(0, rows, _ROWS)):
        text = "".join([heading, *lines[start : start + _ROWS]])
        (folder / f"{number:04d}.csv").write_text(text, encoding="utf-8")
    commands = {
        _MANY: sokatsu("check", "-q", f"{folder}/*.csv"),
        _ONE: sokatsu("check", "-q", str(table)),
    }
    return Group("check of many files", rows, commands, [ratio(_MANY, _ONE, 1.5)], _ONE)
