"""Write a large table of indicators, the same for the same seed.

    python benchmarks/generate.py ROWS PATH

About 113 bytes a row: Japanese labels, all directions, missing values, two decimals.
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

SEED = 20261124
HEADING = ["chapter", "section", "section_name", "indicator", "unit", "direction", "period"]
HEADING += ["year", "target", "actual", "note_of_office"]
SECTIONS = ["地域コミュニティ", "市民活動", "人権尊重社会", "男女共同参画社会", "国際社会"]
NAMES = ["地域づくり協議会の事業数", "自治会・町内会への加入率", "登録団体数", "利用者の満足度"]
UNITS = ["件", "%", "団体", "人"]
DIRECTIONS = ["↗"] * 6 + ["↘"] * 3 + ["→"]
PERIODS = [("前期", "H26"), ("後期", "H30")]
MISSING = ["", "-", "集計中"]


def rows(count: int) -> Iterator[list[str]]:
    """Make so many rows of text, one after another: five million do not fit into little memory."""
    source = random.Random(SEED)  # noqa: S311 - no secret
    for number in range(count):
        place = source.randrange(len(SECTIONS))
        name = source.randrange(len(NAMES))
        target = f"{source.randrange(1, 100_000) / 100:.2f}"
        actual = f"{source.randrange(0, 120_000) / 100:.2f}"
        if source.random() < 0.02:  # noqa: PLR2004 - two in a hundred
            actual = source.choice(MISSING)
        yield [
            *[str(1 + number % 7), str(1 + place), SECTIONS[place]],
            *[f"{NAMES[name]}({number:07d})", UNITS[name], source.choice(DIRECTIONS)],
            *PERIODS[number % 2],
            *[target, actual, "所管課による"],
        ]


def main() -> None:
    """Write the table."""
    count, path = int(sys.argv[1]), Path(sys.argv[2])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADING)
        writer.writerows(rows(count))


if __name__ == "__main__":
    main()
