"""The names of the library, as who explores it finds them."""

import inspect

import sokatsu_cli


def test_dir_shows_the_public_names() -> None:
    assert dir(sokatsu_cli) == sorted(sokatsu_cli.__all__)
    assert all(hasattr(sokatsu_cli, name) for name in sokatsu_cli.__all__)


def test_public_functions_say_what_they_are() -> None:
    functions = [getattr(sokatsu_cli, name) for name in sokatsu_cli.__all__]
    for function in filter(inspect.isfunction, functions):
        told = inspect.getdoc(function) or ""
        assert ">>>" in told
        assert inspect.signature(function).parameters
