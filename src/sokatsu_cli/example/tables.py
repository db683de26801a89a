"""The published table as a file to start from."""

from sokatsu_cli.example.words import EXAMPLE_LANGUAGES
from sokatsu_cli.reading.bundled import bundled_table


def example_table(language: str) -> bytes:
    """Return the published table as CSV in UTF-8, with headings of a language.

    Args:
        language: en or ja.
    """
    headings, line_feed, rows = bundled_table().read_bytes().partition(b"\n")
    words = EXAMPLE_LANGUAGES[language].headings
    return (
        ",".join(words[name] for name in headings.decode().split(",")).encode() + line_feed + rows
    )
