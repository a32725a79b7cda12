"""Lines of a cell that name its number: "TN" over 1,834, "Core 1" over (88.37), "(n=34)" below.

People write into a cell what it stands for. Such a line is a word, with a whole number behind
it perhaps, or an equation; a number whose digits were taken for letters has a point among them
or no two letters side by side, and is none.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_][^\n]*")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LETTER_AND_COUNT = re.compile(r"[A-Z] ?\d{1,3}")
_FRACTION = re.compile(r"\d\s?[.,]|[.,]\s?\d")
_EQUATION = re.compile(r"[^\W\d_]\w*\s?[=<>≤≥:]{1,2}\s?[-+]?[\d.,]+(?:e[-+]?\d+)?%?")
_NAMED = re.compile(r"[^\W\d_]{1,3}(?:\^?\d|²)?\s?=\s?(?=[-+]?\s?[.,]?\d)")
_REMARK = re.compile(r"\s*[(\[]\s?[<>≤≥~≈]?\s?\d[\d.,:]*\s?%?\s?[^\W\d_]{2,}\.?\s?[)\]]\s*\Z")
_MISSING = frozenset({"nan", "na", "none", "null", "inf"})


def without_names(text: str) -> str:
    """A text of several lines without those that are names; as it is where no other is left.

    >>> without_names("TN\\n1,834\\n(45.1%)")
    '1,834\\n(45.1%)'
    >>> without_names("Il.5\\n(0.3)")
    'Il.5\\n(0.3)'
    """
    lines = text.split("\n")
    kept = [line for line in lines if not is_name(line.strip())]
    return "\n".join(kept) if kept and len(lines) > 1 else text


def is_name(line: str) -> bool:
    """Whether a line of a cell is a name or an equation and no number."""
    if _EQUATION.fullmatch(line) or _EQUATION.fullmatch(_inner(line)):
        return True
    if not _WORD.fullmatch(line) or line.lower() in _MISSING or _FRACTION.search(line):
        return False
    return bool(_LETTERS.search(line) or _LETTER_AND_COUNT.fullmatch(line))


def without_remarks(text: str) -> str:
    """A text without brackets at its end that say what a second number is of.

    >>> without_remarks("89\\n(30% ee)"), without_remarks("94 (>20:1 dr)")
    ('89', '94')
    >>> without_remarks("(5 shots)"), without_remarks("0.5\\n(0.1)")
    ('(5 shots)', '0.5\\n(0.1)')
    """
    return _REMARK.sub("", text) or text


def of_equation(text: str) -> str:
    """The number of a line that names it by a symbol: "r = 0.21", "n=34".

    >>> of_equation("r = -.21"), of_equation("R2=0.4"), of_equation("lr=3e-4"), of_equation("=3")
    ('-.21', '0.4', '3e-4', '=3')
    """
    found = _NAMED.match(text)
    return text if found is None else text[found.end() :]


def _inner(line: str) -> str:
    """What stands in the brackets about a whole line: "n=34" of "(n=34)"."""
    return line[1:-1].strip() if line[:1] + line[-1:] in ("()", "[]") else line
