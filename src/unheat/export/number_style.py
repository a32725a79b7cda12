"""How a spreadsheet is told to show a number as it is printed.

The number stays a number: signs, units and marks around it belong to its style alone.
"""

from __future__ import annotations

from unheat.model.figure import NumberFormat

_LONGEST = 40
"""Characters of a unit that a style takes in; Excel allows 255 for a whole style."""

_THOUSANDS = {"k": 1, "K": 1, "M": 2, "B": 3, "G": 3, "T": 4}
"""Suffixes that stand for a factor, and how often it is a thousand."""


def number_style(text: str, printed: NumberFormat | None = None, *, mark: bool = False) -> str:
    """The number format (Excel's language) that shows a number as ``text`` does.

    ``text`` is the number as it stands in ``matrix.csv``. ``printed`` is the panel's format
    where the number is printed in the figure: its unit, sign and grouping are shown as well.
    ``mark`` puts an exclamation mark behind it, as the terminal does.

    >>> number_style("61.90"), number_style("61.9", NumberFormat(decimals=1, suffix="%"), mark=True)
    ('0.00', '0.0\\\\%\\\\!')
    """
    body, prefix, suffix = _body(text, printed), "", ""
    if printed is not None:
        prefix = _literal(printed.prefix)
        suffix = _literal(printed.suffix)
    tail = suffix + ("\\!" if mark else "")
    plain = f"{prefix}{body}{tail}"
    if printed is not None and printed.signed:
        return f"+{plain};-{plain};{plain}"
    return f"{plain};-{plain}" if prefix else plain


def _body(text: str, printed: NumberFormat | None) -> str:
    mantissa, _, power = text.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    if printed is not None and printed.scientific:
        digits = len(mantissa.lstrip("-0.").replace(".", "")) - 1
        kept = max(digits, 0) if printed.decimals is None else printed.decimals
        return _places("0", kept) + "E+00"
    if power:
        return _places("0", decimals) + "E+00"
    if printed is None:
        return _places("0", decimals)
    thousands = _THOUSANDS.get(printed.suffix[:1], 0)
    if thousands:
        return _places("0", printed.decimals or 0) + "," * thousands
    whole = "#,##0" if printed.thousands else "0"
    if not printed.leading_zero and decimals:
        whole = whole[:-1] + "#" if printed.thousands else "#"
    return _places(whole, decimals)


def _places(whole: str, decimals: int) -> str:
    return whole + ("." + "0" * min(decimals, 15) if decimals > 0 else "")


def _literal(text: str) -> str:
    """Characters that a style shows as they are, each one escaped."""
    text = "".join(char for char in text if char.isprintable())
    return "".join(f"\\{char}" for char in text[:_LONGEST])
