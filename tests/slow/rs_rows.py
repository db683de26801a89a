"""The tidy rows of the RSシステム by the csv module and dictionaries, mistakes not looked for."""

import csv
from collections.abc import Mapping
from pathlib import Path

_NAMES = ["予算事業ID", "アクティビティ・アウトプット・アウトカムの番号", "事業名"]
_NAMES += ["活動指標／成果指標", "単位", "改善の上向き／下向き", "アウトカムの期間"]
_MORE = ["事業年度", "府省庁", "種別（アクティビティ・アウトプット・アウトカム）"]
_KIND = "目標年度／目標値／実績値／達成率"


def rs_rows(path: Path, directions: Mapping[str, str]) -> list[list[str]]:
    """Return the rows of a file in UTF-8; blank directions are those by indicator."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row[_KIND]]
    found = []
    for marks, *values in zip(rows[::4], rows[1::4], rows[2::4], rows[3::4], strict=True):
        names = {**marks}
        names["改善の上向き／下向き"] = names["改善の上向き／下向き"].strip() or directions.get(
            names["活動指標／成果指標"], ""
        )
        for year in list(marks)[list(marks).index(_KIND) + 1 :]:
            cells = [row[year] for row in values]
            if "".join(cells).strip():
                more = [names[name] for name in _MORE]
                found.append([*(names[name] for name in _NAMES), year, *cells, *more])
    return found
