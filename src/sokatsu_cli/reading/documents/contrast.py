"""How light colours are, and whether text of one can be seen on another."""

_LEAST_CONTRAST = 1.5
"""As web pages measure it, from 1 to 21; pale grey on white has 1.6, and is seen."""

_SHARES = 0.2126, 0.7152, 0.0722  # of red, green and blue in how light a colour is
_GLARE = 0.05  # of the light of white, which every place of a page has


def luminance(red: float, green: float, blue: float) -> float:
    """Return how light a colour is, from 0 to 1, of parts from 0 to 1.

    Source: WCAG 2.2, "relative luminance".

    >>> luminance(0, 0, 0), luminance(1, 1, 1), round(luminance(0.5, 0.5, 0.5), 2)
    (0.0, 1.0, 0.21)
    """
    return sum(
        share * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004
        for share, part in zip(_SHARES, (red, green, blue), strict=True)
    )


def is_legible(text: float, behind: float) -> bool:
    """Tell whether text can be seen on what lies behind it, from how light both are.

    >>> is_legible(0.0, 1.0), is_legible(0.99, 1.0)
    (True, False)
    """
    darker, lighter = sorted((text, behind))
    return (lighter + _GLARE) / (darker + _GLARE) >= _LEAST_CONTRAST
