"""The library snippet of the READMEs runs and prints what it says."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_library_snippet(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    match = re.search("```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    assert match is not None
    exec(compile(match[1], name, "exec"), {})  # noqa: S102 - the snippet is ours
    printed = match[1].rpartition("# ")[2]
    assert capsys.readouterr().out == printed
