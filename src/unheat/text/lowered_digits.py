"""Numbers and charges in formulas that are too small to be read: "CaCO₃", "O₃", "PO₄³⁻".

A lowered digit has three fifths of the height of its letters. Where that is less than five pixels
a 2, a 3 and a 5 are told by a pixel or two, and readers write the commonest one of them.
Chemistry knows which of them there are: "CO₂" has no neighbor, and "O₂" and "SO₂" have. The charge
behind the last digit is a stroke of two pixels, which one reader sees at the most.
"""

from __future__ import annotations

import re

from unheat.text.formulas import is_formula
from unheat.text.reading import Reading
from unheat.text.spelling import plain

_ALIKE = "₂₃₅"
"""Lowered digits with a bow."""

_LOWERED, _SMALLEST_PX = 0.6, 5.0
"""Height of a lowered digit as a share of its letters', and what is too small to have a shape."""

_PRINTED = """
H2O CO2 N2O O2 O3 SO2 SO3 NO2 NO3 TiO2 SiO2 ZrO2 MnO2 SnO2 CeO2 HfO2 RuO2 VO2 PbO2 Al2O3
Fe2O3 Cr2O3 In2O3 Ga2O3 Bi2O3 Y2O3 La2O3 Co2O3 Mn2O3 V2O5 P2O5 Nb2O5 Ta2O5 WO3 MoO3 CaCO3
Na2CO3 NH3 PH3 BF3 NF3 H2 N2 F2 Cl2 Br2 I2 H2S CS2 MoS2 WS2 FeS2 H2O2 Na2O K2O Li2O Cu2O
CH3OH BaTiO3 SrTiO3 LiNbO3 CaTiO3 MgCl2 CaCl2 FeCl2 FeCl3 AlCl3 ZnCl2 CuCl2 LaAlO3 Bi2Te3
Sb2Te3 Bi2Se3 Sb2S3 MoSe2 WSe2 CrI3
"""
_KNOWN = frozenset(_PRINTED.split())
"""Formulas that are printed often."""

_WORD = re.compile(r"[^\s,;/()\[\]]+")
_CHARGE = re.compile(r"[-+\u207a\u207b\u2212\u2013~*>\"'\u201d\u2019]$")
_ENDS = re.compile(r"[₀-₉⁰¹²³⁴-⁹]$")


def may_be_other_number(text: str, size: float) -> bool:
    """Whether a formula in a text has a lowered digit that may be another one, as far as print with
    letters of this height, in pixels, and chemistry tell.

    >>> [may_be_other_number(text, 7.5) for text in ("CO₂", "SO₂", "CaCO₂", "TiO₂ (nm)", "x₂")]
    [False, True, True, False, False]
    >>> may_be_other_number("SO₂", 12.0)
    False
    """
    if _LOWERED * size >= _SMALLEST_PX:
        return False
    return any(_is_open(word) for word in _WORD.findall(text) if is_formula(plain(word)))


def lost_charge(reading: Reading) -> bool:
    """Whether a text ends in a lowered or raised digit and a reader saw a sign behind it."""
    own = plain(reading.text)
    if not _ENDS.search(reading.text) or not is_formula(own):
        return False
    seen = (plain(one) for one in reading.said)
    return any(one[:-1] == own and _CHARGE.search(one) is not None for one in seen)


def _is_open(word: str) -> bool:
    """Whether a formula with a lowered 2, 3 or 5 is none that is printed often, or has another one
    beside it that is."""
    others = [
        plain(word[:place] + other + word[place + 1 :])
        for place, sign in enumerate(word)
        if sign in _ALIKE
        for other in _ALIKE
        if other != sign
    ]
    return bool(others) and (plain(word) not in _KNOWN or not _KNOWN.isdisjoint(others))
