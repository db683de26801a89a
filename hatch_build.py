"""What the build adds to the sources: the catalogues of messages, compiled."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles the catalogues before a wheel is built, or the checkout installed in place."""

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Compile the catalogues of the tree that is built."""
        compile_catalogues(Path(self.root))


def compile_catalogues(root: Path) -> None:
    """Write a .mo file beside every .po file of the package."""
    for source in root.glob("src/sokatsu_cli/locale/*/LC_MESSAGES/*.po"):
        with source.open("rb") as written:
            catalogue = read_po(written, abort_invalid=True)
        with source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent)
