"""Random numbers, and the ways in which a cell prints one."""

from fractions import Fraction
from random import Random
from typing import NamedTuple

FULL_WIDTH = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B))}
"""ASCII digits and capitals to their full-width twins."""

_FULL_WIDTH_MARKS = FULL_WIDTH | str.maketrans("+-,.", "＋－，．")

_SIGNS = ["-", "-", "−", "▲", "△", "▲ "]


class Number(NamedTuple):
    """A number as digits without a point, and how many of them are decimals."""

    whole: int
    decimals: int
    negative: bool = False

    @property
    def value(self) -> Fraction:
        """What it is."""
        return Fraction(-self.whole if self.negative else self.whole, 10**self.decimals)

    @property
    def text(self) -> str:
        """Its plain text."""
        digits = str(self.whole).zfill(self.decimals + 1)
        at = len(digits) - self.decimals
        point = "." if self.decimals else ""
        return "-" * self.negative + digits[:at] + point + digits[at:]


def random_number(random: Random) -> Number:
    """Draw a number of up to 18 digits, mostly a small one."""
    kind = random.random()
    if kind < 0.1:
        return Number(0, random.choice([0, 0, 1, 2]))
    negative = random.random() < 0.1
    if kind < 0.2:  # whose hundredths, divided by one another, often end in a tie
        return Number(random.choice([1, 3, 7, 8, 16, 40, 80, 81, 160, 200, 400, 800]), 0, negative)
    if kind < 0.4:
        return Number(random.randint(1, 200), 0, negative)
    if kind < 0.75:
        return Number(random.randint(1, 100_000), random.choice([1, 1, 2]), negative)
    if kind < 0.85:
        return Number(random.randint(1, 10**7), random.randint(0, 4), negative)
    if kind < 0.93:
        return Number(random.randint(1, 10**8), random.choice([5, 5, 6]), negative)
    digits = random.choice([9, 12, 15, 17, 18, 18])
    whole = random.randint(10 ** (digits - 1), 10**digits - 1)
    return Number(whole, random.choice([0, 0, 3, 5, digits, digits + 3]), negative)


def spelled(random: Random, number: Number) -> str:
    """Print a number in one of the ways that are read."""
    text = number._replace(negative=False).text
    kind = random.random()
    if kind < 0.1:
        whole, point, decimals = text.partition(".")
        text = f"{int(whole):,}{point}{decimals}"
    elif kind < 0.15:
        text = "00" + text
    sign = random.choice(_SIGNS) if number.negative else "+" * (random.random() < 0.03)
    text = sign + text
    if random.random() < 0.08:
        text = text.translate(_FULL_WIDTH_MARKS)
    return f" {text}　" if random.random() < 0.03 else text
