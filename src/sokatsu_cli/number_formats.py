"""Numbers as a spreadsheet's formats show them."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<code>.)",
    re.DOTALL,
)
_SECTIONS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_DIGITS = "0#?"
_EXACT = Context(prec=400)


def shown_number(value: Decimal, form: str) -> str:
    r"""Return a number as a format shows it; as it is where the format is none of plain numbers.

    >>> [shown_number(Decimal(value), form) for value, form in [
    ...     ("69", "0.0"), ("1254", "#,##0"), ("0.8971014", "0.0%"), ("64.2", "General"),
    ...     ("44.4", r"0.0\%_ "), ("-5", "#,##0;▲#,##0"), ("1234567", "#,##0,")]]
    ['69.0', '1,254', '89.7%', '64.2', '44.4%', '▲5', '1,235']
    """
    sections = _SECTIONS.split(form)
    has_negative = value < 0 and len(sections) > 1
    section = sections[1] if has_negative else sections[0]
    before, codes, after = _parts(section)
    # Letters are dates, exponents or General; a slash is a fraction.
    if re.search("[A-Za-z/@]", codes) or not set(codes) & set(_DIGITS):
        return format(value.normalize(), "f")
    whole, _point, decimals = codes.partition(".")
    thousands = len(whole) - len(whole.rstrip("%").rstrip(",")) - whole.count("%")
    thousands += len(decimals) - len(decimals.replace(",", ""))
    percent = "%" in codes
    shown = sum(code in _DIGITS for code in decimals)
    scaled = (abs(value) if has_negative else value).scaleb(2 * percent - 3 * thousands, _EXACT)
    rounded = scaled.quantize(Decimal(1).scaleb(-shown), ROUND_HALF_UP, _EXACT)
    grouped = "," in whole.rstrip("%").rstrip(",")
    return before + format(rounded, ",f" if grouped else "f") + "%" * percent + after


def _parts(section: str) -> tuple[str, str, str]:
    """Split a format into the words before its digits, its codes, and the words after them."""
    before, codes, after = "", "", ""
    for match in _TOKEN.finditer(section):
        code = match["code"] or ""
        word = match["quoted"] or match["escaped"] or match["currency"] or ""
        if code and (code in f"{_DIGITS}.,%/@" or re.match("[A-Za-z]", code)):
            codes += code
        elif set(codes) & set(_DIGITS):
            after += word or code
        else:
            before += word or code
    return before, codes, after.rstrip()
