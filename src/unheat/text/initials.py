"""What the labels of an axis begin with, where every reader sees a look-alike alone.

Codes begin with a letter each: "110" beside "E11.9" and "J44.1" is "I10". Tokens of a language
model that begin a word bear a sign of their own, "Ġthe", whose dot no reader knows: they all read
"Gthe", and nothing in one token speaks against that. The other labels do, and a person is asked.
"Ist" beside "2nd" and "3rd" is "1st". Genes end in numbers: "BRCAI" beside "TP53" and "IL6" may be
"BRCA1".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unheat.medians import median
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import plain

_CODE = re.compile(r"[A-Z]\d")
_NUMBER = re.compile(r"[012568]\d[\d.]*$")
_AS_LETTER = {"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"}
_FEWEST = 3
"""Labels at least that tell what all begin with."""

_RING = re.compile(r"0\d{1,2}$")
"""What is a letter beside names: numbers are filled up with noughts among numbers alone."""

_ORDINAL, _FIRST = re.compile(r"\d*(2nd|3rd|\dth)\b"), re.compile(r"[Il|]st\b")
"""Ordinal numbers, two of which tell of others, and a first one whose digit was read as a letter.
"""

_GENE, _ENDS_IN_STROKE = re.compile(r"[A-Z][A-Z\d]+\d$"), re.compile(r"[A-Z]{2,}[Il|]$")
"""Names of capitals that end in a number, and ones whose last sign may be a one."""

_STROKE = re.compile(r"1\d$")

_JOINED, _PARTED = re.compile(r"[^\W\d_]+_\d+$"), re.compile(r"[^\W\d_]+ \d+$")

_AFTER_RULE = re.compile(r"_ ?[^\W_]")
_BLOCK_WIDE, _BLOCK_HIGH = 1.35, 0.2
"""Width and height of such a block at least, in heights of letters: of twelve families and sizes no
underscore is wider than 1.2."""

_SEEN_DOT = re.compile("[\u0120\u0121]\\w")
_AFTER_G = re.compile(r"G[A-Z]?[a-z]")
_IN_NO_WORD = re.compile(r"G[bcdfjkmpqstvxz]")
_LITTLE_WORD = re.compile(
    "G(the|of|and|to|in|is|it|a|that|for|on|with|as|was|at|by|be|this|are|from|or|an|not|you)$"
)
"""Of words behind a sign that readers take for a letter two of these tell that they are some."""

_SHARE = 0.5
"""Labels of an axis that are tokens at least: names of genes begin so, but not most of them."""


def by_initials(readings: Mapping[str, Reading], *, blocks: bool = False) -> dict[str, Reading]:
    """Those of the readings of one axis that change: codes whose letter was read as a digit,
    tokens that were read without their dot, and names and numbers that are joined by a line beside
    others of that name. All of them are up for review but pieces of words where the figure's ink
    shows that ``blocks`` stand before them.
    """
    own = {key: one for key, one in readings.items() if one.text}
    pieces = _pieces(own, blocks=blocks)
    return _codes(own) | _tokens(own) | _joints(own) | _ordinals(own) | _genes(own) | pieces


def _codes(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    texts = {key: plain(one.text) for key, one in readings.items()}
    numbers = [key for key, text in texts.items() if _NUMBER.match(text)]
    rest = [text for key, text in texts.items() if key not in numbers]
    if len(rest) < max(_FEWEST, len(numbers) + 1) or not all(map(_CODE.match, rest)):
        return _names(readings, texts)
    return {
        key: changed(readings[key], _AS_LETTER[texts[key][0]] + texts[key][1:], sure=False)
        for key in numbers
        if not readings[key].layer
    }


def _ordinals(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    if sum(_ORDINAL.match(one.text) is not None for one in readings.values()) < 2:
        return {}
    return {
        key: changed(one, "1" + one.text[1:], sure=False)
        for key, one in readings.items()
        if _FIRST.match(one.text) and not one.layer
    }


def _genes(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    strokes = {key for key, one in readings.items() if _ENDS_IN_STROKE.match(one.text)}
    genes = sum(_GENE.match(one.text) is not None for one in readings.values())
    if genes < max(_FEWEST, len(strokes) + 1) or 2 * genes < len(readings):
        return {}
    return {key: doubted(readings[key]) for key in strokes if not readings[key].layer}


def _names(readings: Mapping[str, Reading], texts: Mapping[str, str]) -> dict[str, Reading]:
    """Names whose first letter was read as a digit: "02" is "O2" beside "CO" and "NOx", and "11"
    and "12" are "l1" and "l2" beside "linf"."""
    for form, letter, fewest in ((_RING, "O", _FEWEST), (_STROKE, "l", _FEWEST - 1)):
        odd = [key for key, text in texts.items() if form.match(text)]
        rest = [text for key, text in texts.items() if key not in odd]
        same = all(one[:1].isalpha() and one[:1].isupper() == letter.isupper() for one in rest)
        if odd and same and len(rest) >= max(fewest, len(odd)):
            return {
                key: changed(readings[key], letter + texts[key][1:], sure=False)
                for key in odd
                if not readings[key].layer
            }
    return {}


def _tokens(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    tokens = [key for key, one in readings.items() if _AFTER_G.match(one.text)]
    seen = [key for key, one in readings.items() if _SEEN_DOT.match(one.text)]
    few = len(tokens) + len(seen) < max(_FEWEST, _SHARE * len(readings))
    if few or not (seen or _any_odd(readings, tokens) or _are_words(readings, tokens)):
        return {}
    return {
        key: changed(readings[key], "\u0120" + readings[key].text[1:], sure=False)
        for key in tokens
        if not readings[key].layer
    }


def _pieces(readings: Mapping[str, Reading], *, blocks: bool = False) -> dict[str, Reading]:
    """Pieces of words with the block at the foot of a line that stands for a space in them, which
    is an underscore to readers: hardly all names begin with that. Where ink shows blocks, few
    pieces of many have one: those within a word have none."""
    return {
        key: changed(one, "\u2581" + one.text.strip("_ "), sure=blocks and not one.review)
        for key, one in _ruled(readings, share=0.0 if blocks else _SHARE).items()
        if not one.layer
    }


def has_blocks(sites: Sites, readings: Mapping[str, Reading]) -> bool:
    """Whether blocks stand before pieces of words on a level or upright axis: as wide as no
    underscore is, and thicker."""
    shapes = []
    for one in _ruled(readings, share=0.0).values():
        line = one.site.lines[0]
        if len(one.site.lines) == 1 and one.turn == line.angle and one.turn % 90 == 0:
            extents = turned_extents(sites.glyphs, line.glyphs, one.turn)
            x0, y0, x1, y1 = extents[extents[:, 0].argmin()]
            shapes.append(((x1 - x0) / line.size, (y1 - y0) / line.size))
    if len(shapes) < _FEWEST:
        return False
    wide, high = (median(sides) for sides in zip(*shapes, strict=True))
    return bool(wide >= _BLOCK_WIDE and _BLOCK_HIGH <= high <= wide / 2)


def _ruled(readings: Mapping[str, Reading], *, share: float) -> dict[str, Reading]:
    """The labels of an axis that begin with a line at their foot, none if these are few, or less
    than a ``share`` of all."""
    found = {key: one for key, one in readings.items() if _AFTER_RULE.match(one.text.strip())}
    return found if len(found) >= max(_FEWEST, share * len(readings)) else {}


def _joints(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    stems = {one.text.partition("_")[0] for one in readings.values() if _JOINED.match(one.text)}
    return {
        key: changed(one, one.text.replace(" ", "_"), sure=False)
        for key, one in readings.items()
        if _PARTED.match(one.text) and one.text.partition(" ")[0] in stems and not one.layer
    }


def _any_odd(readings: Mapping[str, Reading], keys: Sequence[str]) -> bool:
    """Whether one of the texts begins as no word does."""
    return any(_IN_NO_WORD.match(readings[key].text) for key in keys)


def _are_words(readings: Mapping[str, Reading], keys: Sequence[str]) -> bool:
    """Whether two of the texts are little words of English behind their first letter."""
    return sum(_LITTLE_WORD.match(readings[key].text) is not None for key in keys) > 1
