"""Where the rows of a table stand whose objects share lines: by the numbers of the objects."""

from sokatsu_cli.model.errors import InputError
from sokatsu_cli.model.object_rows import ObjectRow, as_object
from sokatsu_cli.model.places import Places


class ObjectPlaces(Places):
    """The places of rows whose numbers are those of `ObjectRow`."""

    beside = "object"

    def line(self, row: int) -> int:
        """Return the line on which the object of a row begins."""
        return ObjectRow(row).line

    def apart(self, row: int) -> int:
        """Return the number of the object."""
        return ObjectRow(row).number

    def told(self, row: int, language: str = "en") -> str:
        """Return the place of a row for a message about another row, in English or Japanese."""
        return ObjectRow(row).told(language)

    def place(self, row: int, _name: str = "", language: str = "en") -> str:
        """Return the place of a row in its file: ``object 3``."""
        return self.told(row, language)

    def in_file(self, path: str, row: int, _name: str = "", language: str = "en") -> str:
        """Return the place behind the name of the file: ``a.json:1: object 3``."""
        return f"{path}:{self.line(row)}: {self.told(row, language)}"

    def error(self, error: InputError) -> InputError:
        """Return what is wrong with rows, by their objects."""
        problems = [each._replace(line=as_object(each.line)) for each in error.problems]
        return type(error)(problems, error.more)
