"""The notebook shows what its cells give today; ``docs/run_notebook.py --write`` renews it."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[1] / "docs"
SCRIPT = runpy.run_path(str(DOCS / "run_notebook.py"))


def test_the_outputs_are_what_the_cells_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    notebook = json.loads((DOCS / "notebook.ipynb").read_text(encoding="utf-8"))
    held = json.dumps(notebook["cells"], ensure_ascii=False, indent=1)
    SCRIPT["run"](notebook)
    assert json.dumps(notebook["cells"], ensure_ascii=False, indent=1) == held


def test_an_output_that_differs_is_noticed() -> None:
    cell = {"cell_type": "code", "source": ["x = 1\n", "print(x)\n", "x + 1"]}
    printed = {"name": "stdout", "output_type": "stream", "text": ["1\n"]}
    shown = {"data": {"text/plain": ["2"]}, "execution_count": 1, "metadata": {}}
    outputs = [printed, shown | {"output_type": "execute_result"}]
    notebook: dict[str, Any] = {"cells": [cell | {"execution_count": None, "outputs": []}]}
    assert SCRIPT["run"](notebook) == [1]
    assert notebook["cells"][0]["outputs"] == outputs
    assert SCRIPT["run"](notebook) == []
