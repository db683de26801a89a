"""Errors of functions that take a frame: rows by their labels, arguments instead of options."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from sokatsu_cli.model.errors import InputError, SokatsuError
from sokatsu_cli.model.library_words import said_in_library
from sokatsu_cli.rate.frame_texts import has_lines, places_of

if TYPE_CHECKING:
    import pandas as pd

Given = ParamSpec("Given")
Returned = TypeVar("Returned")


def told_of_frame(function: Callable[Given, Returned]) -> Callable[Given, Returned]:
    """Let a function of the library tell what is wrong with a frame as its caller knows it.

    The frame is its first argument.
    """

    @wraps(function)
    def told(*args: Given.args, **settings: Given.kwargs) -> Returned:
        for given in (*args[:1], *(settings[name] for name in settings if name == "frame")):
            _refuse_no_frame(given)
        try:
            return function(*args, **settings)
        except InputError as error:
            frame = cast("pd.DataFrame", args[0] if args else settings["frame"])
            if frame.index.name != "line" or has_lines(frame):
                raise said_in_library(places_of(frame).error(error)) from None
        except SokatsuError as error:
            raise said_in_library(error) from None
        # Labels that are no lines do not say which row is meant: its number does.
        nameless = frame.rename_axis(index=None)
        given = (nameless, *args[1:]) if args else ()
        named = settings if args else {**settings, "frame": nameless}
        return cast("Callable[..., Returned]", told)(*given, **named)

    return told


def _refuse_no_frame(given: object) -> None:
    """Refuse what is no frame of pandas.

    Raises:
        TypeError: It is something else.
    """
    if not all(hasattr(given, name) for name in ("columns", "iloc", "attrs")):
        raise TypeError(f"the frame is a DataFrame of pandas, not {type(given).__name__}")
