"""The third reader: a small network of our own that reads nothing but printed numbers.

General readers were made for words of a size that people like to read. What a heatmap prints
in its cells is something else: a number of few signs, at times five pixels high, blurred or
compressed. A network that knows forty signs, and was shown nothing but such print, reads it
where they are lost, in a thirtieth of the time of the second reader. It was trained by
``benchmarks/train_reader.py``, on drawings of that program alone.
"""

from __future__ import annotations

from pathlib import Path

from unheat.ocr.signs import SignReader

SIGNS = "0123456789.-+%,eE()±*/<>$kKMBnaNA×°?⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
"""The classes of the network, in order, after the blank one; "?" is any other sign."""

_DIGITS = "0123456789"


class NumeralReader(SignReader):
    """Reads lines that hold one number; says nothing of other lines."""

    name = "numerals"
    signs = SIGNS
    model = Path(__file__).with_name("numerals.onnx")

    def holds(self, text: str) -> bool:
        """Whether all signs are known and one is a digit: a star alone looks like a "k"."""
        return "?" not in text and any(sign in _DIGITS for sign in text)
