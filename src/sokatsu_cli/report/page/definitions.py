"""The definitions of a page: by which formulas its figures came about, and what its signs mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.terms import Method
from sokatsu_cli.report.contents import Contents
from sokatsu_cli.report.outlook import HALFWAY, NEAR
from sokatsu_cli.report.page.list_words import LIST_LANGUAGES, ListWords
from sokatsu_cli.report.phrases import Phrases


@dataclass(frozen=True)
class Definitions:
    """What a page says of its figures.

    Attributes:
        contents: What the report is made of.
        say: The sentences of the sheet.
    """

    contents: Contents
    say: Phrases

    @property
    def words(self) -> ListWords:
        """The words of the definitions."""
        return LIST_LANGUAGES[self.contents.words.language]

    def signs(self) -> str:
        """Say what the signs mean, in one line."""
        said = (f"{sign} {text}" for sign, text in self.words.steps.items())
        return self.words.joint.join(said).format(near=NEAR, halfway=HALFWAY)

    def sheet_marks(self) -> str:
        """Say what the marks in the sheet mean."""
        return self.words.sheet_marks.format(signs=self.signs())

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield each term with what it means here."""
        words, terms, rules = self.words, self.words.terms, self.contents.sheet.rules
        for method in self._methods():
            yield f"{terms['rate']} ({method})", words.formulas[method]
        rounding = self.contents.words.rounding[rules.rounding]
        yield terms["rounding"], words.rounded.format(digits=rules.digits, rounding=rounding)
        cap = None if rules.cap is None else plain(rules.cap)
        yield terms["cap"], words.uncapped if cap is None else words.capped.format(cap=cap)
        tolerance = plain(rules.tolerance)
        yield terms["achieved"], words.judged.format(tolerance=tolerance)
        bounds = words.bounds.format(signs=self.signs(), near=NEAR, halfway=HALFWAY)
        yield terms["signs"], bounds
        yield from self._of_columns()
        counted = [words.counted, self.say.totals()]
        yield terms["counted"], " ".join(filter(None, counted))

    def _of_columns(self) -> Iterator[tuple[str, str]]:
        """Yield the terms that only some tables need."""
        words, terms, sheet = self.words, self.words.terms, self.contents.sheet
        if Method.EXPECTED in self._methods():
            yield terms["expected"], words.expected
        if sheet.has("baseline"):
            yield terms["change"], words.change
            yield terms["progress"], words.progress
        if sheet.has("published_rate"):
            yield terms["published"], words.differing

    def _methods(self) -> list[Method]:
        """Return the formulas by which its rates were computed."""
        rules = self.contents.sheet.rules
        found = dict.fromkeys(result.method for result in self.contents.sheet.results)
        return list(found or dict.fromkeys(rules.method))
