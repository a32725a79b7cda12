"""Chemical formulas among the labels of an axis: "AIN" beside "ZnO" and "CdSe" is "AlN".

Many typefaces draw an "l" as an "I", and readers write either. Where the other labels are formulas,
one that is none until strokes of it are the other letter is that formula. And a nought behind
one element and its number is the oxygen of "N2O" and "Fe2O3" as likely as not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from unheat.text.reading import Reading, changed, doubted
from unheat.text.spelling import plain

# Symbols of two letters before those of one.
_ELEMENT = (
    "H[efgo]|L[aiu]|B[aeir]|C[adelorsu]|N[abdei]|F[e]|M[gno]|A[glrsu]|S[bceimnr]|P[bdrt]"
    "|T[abceilhm]|K[r]|R[behu]|Z[nr]|G[ade]|I[nr]|X[e]|Y[b]|E[ru]|D[y]|Os|W|U|V|H|B|C|N|O|F|P|S|K|Y|I"
)
_FORMULA = re.compile(rf"(?:\(?(?:{_ELEMENT})\)?\d*)+[-+\u2212]?")
_SYMBOL = re.compile("[A-Z][a-z]")
_OF_THREE = re.compile(rf"[A-Z](?=[A-Z][a-z])(?:{_ELEMENT})l[2-9]")
"""A small letter and a number behind a symbol of two letters, within a formula: no symbol has three
letters, and iodine is numbered ("MAPbI3", whose MA is the name of a cation and no element)."""

_LOWERED = re.compile(r"[₀-₉]|(?<=[a-z])z(?=[A-Z])")
_DIGITS = {"s": "5", "z": "2", "o": "0", ":": "2", "a": "4", "i": "2", "e": "6"}
"""What readers take lowered digits for."""

_WORD = re.compile("[A-Z][a-z]+")
_IODIDES = frozenset(("AgI", "CsI", "CuI", "HgI", "LiI", "NaI", "RbI", "TlI"))

_OF_TENS = re.compile(r"[A-Z][a-z]?[1-9]0[1-9]?")
_INNER = re.compile(r"(?<=[A-Za-z][1-9])0(?=[1-9]$)|(?<=[A-Za-z][1-9]\d)0(?=[1-9]$)")
"""A nought within the last number of a formula of several elements: no compound holds 207 or 1206
of one."""

_MOST_STROKES = 4
"""Strokes of a text that are tried together at most."""

_FEWEST, _SHARE = 3, 0.7
"""Other labels at least that are formulas, and their share of all others."""


def as_formulas(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Those of the readings of one axis that are formulas but for a stroke, up for review."""
    texts = {key: plain(one.text) for key, one in readings.items() if one.text}
    known = {key for key, text in texts.items() if is_formula(text)}
    if (oxides := _as_oxides(readings, {key: texts[key] for key in known})) is not None:
        return oxides
    meant = {
        key: _likely(
            [text for text in _strokes_changed(readings[key].text) if is_formula(plain(text))]
        )
        for key in texts.keys() - known
    }
    possible = [*(texts[key] for key in known), *(forms[0] for forms in meant.values() if forms)]
    # Letters that are elements each are words and names as well.
    told, may_be = (
        sum(any(sign.islower() for sign in text) for text in those)
        for those in ([texts[key] for key in known], possible)
    )
    if max(told, may_be - 1) < _FEWEST or len(possible) < _SHARE * (len(texts) - 1):
        return {}
    found: dict[str, Reading] = {}
    if any("Cl" in text for text in (*texts.values(), *possible)):
        # Carbon and iodine make fewer names than chlorine.
        stroke = [key for key in sorted(known) if "CI" in texts[key] and not readings[key].layer]
        found = {
            key: changed(readings[key], readings[key].text.replace("CI", "Cl"), sure=False)
            for key in stroke
        }
    for key, forms in meant.items():
        if readings[key].layer:
            continue
        if len(forms) == 1:
            found[key] = changed(readings[key], forms[0], sure=False)
        elif is_formula(texts[key].rstrip(".,:;")) and not readings[key].review:
            # A lowered number is a stop to readers.
            found[key] = doubted(readings[key])
    return found


def _as_oxides(
    readings: Mapping[str, Reading], formulas: Mapping[str, str]
) -> dict[str, Reading] | None:
    """Those of ``formulas`` with a nought behind an element and its number, or within the last
    number of several elements, as oxides, up for review, where several others are of two elements;
    None where there are no such ones.
    """
    ended = [key for key, text in formulas.items() if _is_open(text)]
    compounds = [text for text in formulas.values() if sum(map(str.isupper, text)) > 1]
    if not ended or len(compounds) < _FEWEST:
        return None
    return {
        key: changed(readings[key], _as_oxide(readings[key].text), sure=False)
        for key in ended
        if not readings[key].layer
    }


def _is_open(text: str) -> bool:
    """Whether a nought of a formula may be oxygen.

    >>> [_is_open(text) for text in ("Fe203", "N20", "K2Cr207", "C6H1206", "C10H20", "C60")]
    [True, True, True, True, False, True]
    """
    if _OF_TENS.fullmatch(text):
        return True
    return sum(map(str.isupper, text)) > 1 and _INNER.search(text) is not None


def _as_oxide(text: str) -> str:
    """A formula with the nought that may be oxygen as oxygen.

    >>> _as_oxide("Fe203"), _as_oxide("C10H1206")
    ('Fe2O3', 'C10H12O6')
    """
    inner = sum(map(str.isupper, text)) > 1
    return _INNER.sub("O", plain(text)) if inner else text.replace("0", "O")


def is_formula(text: str) -> bool:
    """Whether a text is made of symbols of elements, with numbers.

    >>> is_formula("AlN"), is_formula("AIN"), is_formula("Fe2O3"), is_formula("Ca(OH)2")
    (True, False, True, True)
    """
    return _FORMULA.fullmatch(text) is not None


def stroke_from_formula(text: str) -> bool:
    """Whether a text is no formula until one stroke of it is changed, and several elements then,
    one of two letters among them, whatever stands beside it.

    >>> stroke_from_formula("AISi10Mg"), stroke_from_formula("AIN"), stroke_from_formula("NaCl")
    (True, False, False)
    >>> stroke_from_formula("Il6"), stroke_from_formula("Ol")
    (False, False)
    >>> stroke_from_formula("All"), stroke_from_formula("Csl")
    (False, True)
    >>> stroke_from_formula("FAPbl3"), stroke_from_formula("MAPbCl3")
    (True, False)
    """
    text = plain(text)
    if _OF_THREE.search(text) is not None:
        return True
    if _SYMBOL.search(text) is None or is_formula(text):
        return False
    meant = [one for one in _strokes_changed(text) if is_formula(one)]
    if _WORD.fullmatch(text):
        # "Cal", "Nil" and "All" are words, and hardly anybody names their iodides.
        return any(one in _IODIDES for one in meant)
    return any(_SYMBOL.search(one) and sum(map(str.isupper, one)) > 1 for one in meant)


def digit_from_formula(text: str) -> bool:
    """Whether a text with a lowered digit, or what readers take one for between two symbols, is no
    formula until a letter or sign of it is a digit.

    >>> digit_from_formula("Li₆PSsCl"), digit_from_formula("CszAgBi"), digit_from_formula("Fe₂O₃")
    (True, True, False)
    """
    if _LOWERED.search(text) is None or is_formula(text := plain(text)):
        return False
    forms = (
        text[:i] + _DIGITS[one] + text[i + 1 :] for i, one in enumerate(text) if one in _DIGITS
    )
    return any(is_formula(one) for one in forms)


def is_ion(text: str) -> bool:
    """Whether a text is a formula with a star, which is a raised plus: no element has a footnote.

    >>> is_ion("Na*"), is_ion("NH₄*"), is_ion("Sum*")
    (True, True, False)
    """
    return text.endswith("*") and is_formula(plain(text[:-1]))


def _likely(forms: Sequence[str]) -> list[str]:
    """Of several ``forms`` of a text those with chlorine: carbon and iodine make fewer names.

    >>> _likely(["AlCI", "AlCl"]), _likely(["CuI"])
    (['AlCl'], ['CuI'])
    """
    return [one for one in forms if "CI" not in one] or list(forms)


def _strokes_changed(text: str) -> Iterator[str]:
    """Texts with one stroke made the other letter, or several that are letters already.

    >>> sorted(_strokes_changed("AICI"))
    ['AICl', 'AlCI', 'AlCl']
    """
    places = [i for i, sign in enumerate(text) if sign in "lI|"]
    if len(places) <= _MOST_STROKES:
        for signs in product("lI", repeat=len(places)):
            letters = list(text)
            for i, sign in zip(places, signs, strict=True):
                letters[i] = sign
            if (other := "".join(letters)) != text:
                yield other
    for i, sign in enumerate(text):
        if sign == "1":
            yield from (text[:i] + other + text[i + 1 :] for other in "lI")
