"""Runs docs/notebook.ipynb, and writes its outputs or tells which ones it would change.

    python docs/run_notebook.py           compares; 1 where an output differs
    python docs/run_notebook.py --write   writes the outputs

It needs no kernel: the cells are run one after another in one namespace, in the folder of the
notebook. What a cell ends with is shown as Jupyter shows it, as text and, if it can, as HTML.
"""

import argparse
import ast
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parent / "notebook.ipynb"

Cell = dict[str, Any]


def lines(text: str) -> list[str]:
    """Return a text as notebooks hold it."""
    return text.splitlines(keepends=True)


def outputs(source: str, names: dict[str, object], number: int) -> Iterator[Cell]:
    """Run a cell and yield what it shows."""
    tree = ast.parse(source)
    last = tree.body[-1] if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    body = tree.body[:-1] if last else tree.body
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(ast.Module(body, []), f"cell {number}", "exec"), names)  # noqa: S102
        code = compile(ast.Expression(last.value), f"cell {number}", "eval") if last else None
        value = eval(code, names) if code else None  # noqa: S307 - the notebook is ours
    if printed.getvalue():
        yield {"name": "stdout", "output_type": "stream", "text": lines(printed.getvalue())}
    if value is not None:
        shown = {"text/plain": lines(repr(value))}
        if hasattr(value, "_repr_html_"):
            shown = {"text/html": lines(value._repr_html_()), **shown}
        yield {
            "data": shown,
            "execution_count": number,
            "metadata": {},
            "output_type": "execute_result",
        }


def run(notebook: Cell) -> list[int]:
    """Run all cells, put their outputs in their places, and return the cells that were changed."""
    names: dict[str, object] = {"__name__": "__main__"}
    changed = []
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    with chdir(NOTEBOOK.parent):
        for number, cell in enumerate(cells, 1):
            found = list(outputs("".join(cell["source"]), names, number))
            if found != cell["outputs"] or cell["execution_count"] != number:
                changed.append(number)
            cell |= {"execution_count": number, "outputs": found}
    return changed


def main() -> None:
    """Compare or write."""
    parser = argparse.ArgumentParser(description="Run docs/notebook.ipynb.")
    parser.add_argument("--write", action="store_true", help="write the outputs")
    options = parser.parse_args()
    os.environ["COLUMNS"] = "80"
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    changed = run(notebook)
    if options.write:
        text = json.dumps(notebook, ensure_ascii=False, indent=1)
        NOTEBOOK.write_text(f"{text}\n", encoding="utf-8")
    elif changed:
        told = ", ".join(map(str, changed))
        sys.exit(f"{NOTEBOOK.name}: the outputs of these code cells differ: {told}")


if __name__ == "__main__":
    main()
