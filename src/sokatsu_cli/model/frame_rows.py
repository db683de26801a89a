"""Rows of frames, which have labels."""

from typing import Self

from sokatsu_cli.model.visible import quoted, shortened, visible

_LONGEST = 60


class FrameRow(int):
    """The number of a row of a frame, from 1; it knows its label.

    Attributes:
        label: How messages name it: ``index 20``, and ``index 20 (iloc 1)`` where other rows have
            the same label.

    Examples:
        >>> f"the same as {FrameRow(2, 'index 20')}", str(FrameRow(2, "index 20"))
        ('the same as index 20', 'index 20')
    """

    label: str

    def __new__(cls, number: int, label: str) -> Self:
        """Make the number of a row."""
        made = super().__new__(cls, number)
        made.label = label
        return made

    def __str__(self) -> str:
        """Return its label, as texts name it."""
        return self.label

    def __format__(self, spec: str) -> str:
        """Return the same where it is part of a text."""
        return format(self.label, spec)


def label_text(label: object) -> str:
    """Return how messages name the label of a row.

    >>> label_text(20), label_text("甲"), label_text(("甲", 1))
    ('index 20', "index '甲'", "index ('甲', 1)")
    """
    if isinstance(label, str):
        return f"index {quoted(label)}"
    return f"index {shortened(visible(str(label)), _LONGEST)}"
