"""The fourth reader: a small network of our own that reads labels, titles and ticks.

What stands around a heatmap is print as small as what stands in it, blurred or compressed, and
it is seldom a sentence: genes, models, samples, dates. General readers guess words from what
words usually look like. This network was shown print of all sizes and damages, half of it
letters by chance, so that it says what it sees. It was trained by
``benchmarks/train_reader.py``, on drawings of that program alone.
"""

from __future__ import annotations

import string
from pathlib import Path

from unheat.ocr.signs import SignReader

_GREEK = "αβγδεζηθκλμνπρστφχψωΔΓΣΩΦ"
_ACCENTED = "äöüßéèêëáàâãåçñíìîïóòôõøúùûæÄÖÜÉÅÇØ"
_OTHERS = "°±×·²³¹⁰⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅€£§≤≥≈→←↑↓†…∞√"
_PUNCTUATION = "".join(sign for sign in string.punctuation if sign not in "?`")

SIGNS = (
    " " + string.digits + string.ascii_letters + _PUNCTUATION + "?" + _GREEK + _ACCENTED + _OTHERS
)
"""The classes of the network, in order, after the blank one; "?" is any other sign."""

_EVEN = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "−": "-",
        "‐": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "`": "'",
        "µ": "μ",
        "∆": "Δ",
        "Ω": "Ω",
        "∑": "Σ",
        "•": "·",
    }
)


class LetterReader(SignReader):
    """Reads lines of letters, digits and signs as they stand around the cells."""

    name = "letters"
    signs = SIGNS
    model = Path(__file__).with_name("letters.onnx")
    step_px = 2
    batch = 32


def spelled(text: str) -> str:
    """A text with one sign for all that look alike.

    >>> spelled("low – high")
    'low - high'
    """
    return " ".join(text.translate(_EVEN).split())
