"""The case of the first and the last letter of a label, and whether a zero is one, by their tops.

Some letters have one shape in both cases, and a "0" is an "o" but for its height, in any
family. How high the ink at an end of a label reaches beside the rest of it tells.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.text.ink import BoolArray, IntArray
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Site, Sites
from unheat.text.spelling import EITHER_CASE, plain
from unheat.text.stroke_tops import strokes_told
from unheat.text.variants import other_zeros

_ENDS = EITHER_CASE | {"0"}
_TALL = frozenset("bdfhklABDEFGHIJKLMNPQRTY123456789")
# How far below the tallest letters one begins that is tall, and one that is not, as a share of
# their height: small letters leave a quarter free.
_AS_TALL, _LOWER = 0.13, 0.17
# How far a "g" hangs down at least, in heights.
_HANGING = 0.14
# Where the top and the foot of the outermost letter are looked for, in heights of its line, and
# those of the one beside it and of the ones that are the measure, in heights of the outermost one;
# a longer line may be askew. The last ones are that many letters at least.
_OUTER, _FOOT, _NEXT, _BESIDE = (0.0, 0.3), (0.0, 0.55), (1.1, 1.7), (0.75, 7.5)
_NEAR, _FEWEST = 3, 3
# Labels that tell how others begin, and the confidence of a reader that is believed with them.
_TELLING, _SURE = 4, 0.97


def topped(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of row and column labels with the first and last letter as high as their ink."""
    result = dict(readings)
    for site in sites.sites:
        reading = readings[site.key]
        # Of labels that share ink none knows how high its own is.
        alone = len(site.lines) == 1 and site.sure
        if site.role in ("row", "column") and alone and not reading.layer:
            rest = [readings[one.key].text for one in sites.of(site.role, site.owner)]
            rest.remove(reading.text)
            told = strokes_told(sites, site, reading)
            result[site.key] = _topped(sites, site, told, rest)
    return result


def _topped(sites: Sites, site: Site, reading: Reading, rest: Sequence[str]) -> Reading:
    text = reading.text
    if reading.turn % 90 != 0 or len(text) < _FEWEST or not text.isascii():
        return reading
    first = text[0] in _ENDS and bool(_TALL & set(text[1 : 1 + _NEAR]))
    last = text[-1] in _ENDS and bool(_TALL & set(text[-1 - _NEAR : -1]))
    if not first and not last:
        return reading
    ink = _upright(sites, site, reading.turn)
    found = _as_high(text, 0, ink[:, ::-1]) if first else text
    found = _as_high(found, len(found) - 1, ink) if last else found
    heard = any(plain(one) == plain(found) for one in (*reading.others, *reading.spellings))
    # Small print loses the tops of round capitals, and no reader takes a small letter for one.
    lowered = any(one.isupper() and not two.isupper() for one, two in zip(text, found, strict=True))
    if found == text or (lowered and not heard):
        return reading
    if lowered and plain(reading.spellings[0]) == plain(text) and _are_names(rest):
        # A codec pales the top of a letter; the surer reader and all other labels say that it is
        # a capital.
        return reading if reading.second >= _SURE else doubted(reading)
    return changed(reading, found, sure=heard)


def _are_names(texts: Sequence[str]) -> bool:
    """Whether the labels of an axis all begin with a capital, and tell that by their number."""
    first = [text[0] for text in texts if text[:1].isalpha()]
    return len(first) >= _TELLING and all(letter.isupper() for letter in first)


def _as_high(text: str, place: int, ink: BoolArray) -> str:
    """The text with the letter at an end low or tall, where another one has its shape.

    ``ink`` (h, w) ends on the right with that letter.
    """
    low = _is_low(ink)
    if low is None:
        return text
    one = text[place]
    if one in "0o":
        # Some families have digits as low as small letters.
        digit = one == "o" and not low
        if digit or (one == "0" and low and _is_low(ink, beside=True) is False):
            swapped = text[:place] + "0o".replace(one, "") + text[place + 1 :]
            return swapped if swapped in other_zeros(text) else _as_letter(text, place, low)
        if one == "0":
            return text
    return _as_letter(text, place, low)


def _as_letter(text: str, place: int, low: bool) -> str:
    one, before = text[place], text[place - 1 : place] if place else ""
    if one == "0" or one.islower() == low or (before.islower() and not low):
        return text
    return text[:place] + one.swapcase() + text[place + 1 :]


def _is_low(ink: BoolArray, *, beside: bool = False) -> bool | None:
    """Whether the letter at the right end of (h, w) ink, or the one ``beside`` it, is low.

    None where it is in between.
    """
    whole = np.flatnonzero(ink.any(axis=1))
    size = int(whole[-1] + 1 - whole[0])
    own, foot = _rows(ink, size, _OUTER), _rows(ink, size, _FOOT)
    if not len(own):
        return None
    own = np.append(own, foot[-1])
    height = int(own[-1] + 1 - own[0])
    rest = _rows(ink, height, _BESIDE)
    own = _rows(ink, height, _NEXT) if beside else own
    if not len(own) or not len(rest):
        return None
    # Letters of one shape in both cases stand on the base line; others may hang down from it, but
    # where they all end elsewhere the line is askew.
    hanging = rest[-1] - own[-1]
    if abs(hanging) > 1 and hanging < _HANGING * height:
        return None
    share = (own[0] - rest[0]) / max(own[-1] + 1 - rest[0], 1)
    if share <= _AS_TALL:
        return False
    return True if share > _LOWER else None


def _rows(ink: BoolArray, height: int, part: tuple[float, float]) -> IntArray:
    """Rows with ink in a part of a line that ends on the right, in heights from there."""
    start, end = (max(ink.shape[1] - round(share * height), 0) for share in part)
    return np.flatnonzero(ink[:, end:start].any(axis=1))


def _upright(sites: Sites, site: Site, turn: float) -> BoolArray:
    """(h, w) the ink of a label, as it is read."""
    line = site.lines[0]
    x0, y0, x1, y1 = (round(edge) for edge in line.box.as_tuple())
    ink: BoolArray = np.isin(sites.glyphs.labels[y0:y1, x0:x1], sites.glyphs.label[line.glyphs])
    return np.rot90(ink, k=-round(turn / 90))
