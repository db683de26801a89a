"""Expressions: the column, the operator and the value that are found in them."""

import pytest

from sokatsu_cli.model.expressions import Expression, Operator


@pytest.mark.parametrize(
    ("text", "splits"),
    [
        ("status=achieved", ["status|=|achieved"]),
        ("rate <= 80", ["rate|<=| 80"]),
        ("rate>=80", ["rate|>=|80"]),
        ("rate!=80", ["rate|!=|80"]),
        ("指標~ごみ", ["指標|~|ごみ"]),
        ("担当課＝環境課", ["担当課|=|環境課"]),
        ("rate≦80", ["rate|<=|80"]),
        ("rate≥80", ["rate|>=|80"]),
        ("rate≠80", ["rate|!=|80"]),
        ("理由=", ["理由|=|"]),
        ("名前=x<y", ["名前|=|x<y", "名前=x|<|y"]),
        ("H23~H26=5", ["H23|~|H26=5", "H23~H26|=|5"]),
        ('"CO2=<1"<=5', ["CO2=<1|<=|5"]),
        (' "a ""b""" = c', ['a "b"|=| c']),
        ('"a"=b=c', ["a|=|b=c"]),
        ("=a=b", ["=a|=|b"]),
    ],
)
def test_every_operator_may_be_the_one_but_in_quotes(text: str, splits: list[str]) -> None:
    found = Expression.parse(text).splits
    assert [f"{each.name}|{each.operator}|{each.value}" for each in found] == splits


@pytest.mark.parametrize(
    "text", ["", "rate", "=80", " <5", '"rate', '"rate"', '"rate" 5', '""=5', "a!b"]
)
def test_what_has_no_operator_behind_a_name_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not COLUMN=VALUE; instead of = there may be"):
        Expression.parse(text)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("a==b", ("==", "=")),
        ("a=<5", ("=<", "<=")),
        ("a=>5", ("=>", ">=")),
        ("a=~b", ("=~", "~")),
        ("a~=b", ("~=", "~")),
        ("a!==b", ("!==", "!=")),
        ("a= <5", None),
        ("a=b", None),
    ],
)
def test_operators_of_other_languages_are_known(text: str, slip: tuple[str, str] | None) -> None:
    assert Expression.parse(text).splits[0].slip == slip


def test_operators_of_order_and_of_words() -> None:
    assert [each.is_of_order for each in Operator] == [False, False, True, True, True, True, False]
    allowed = {str(each): [s for s in (-1, 0, 1) if each.allows(s)] for each in [*Operator][:-1]}
    assert allowed == {
        "=": [0],
        "!=": [-1, 1],
        "<": [-1],
        "<=": [-1, 0],
        ">": [1],
        ">=": [0, 1],
    }
