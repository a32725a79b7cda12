"""Thin letters at the ends of labels that readers lost: "mageNet" for "ImageNet".

Print that was enlarged, turned or compressed runs together, and the stem of an "I" or an "l" is
taken for the first stroke of the letter beside it. But that letter is a small one, and the ink
there is as high as the capitals of the label.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.text.crops import upright
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

_LOW = frozenset("acegmnopqrsuvwxyz")
_TALL = frozenset("bdfhklABDEFGHIJKLMNPQRTUVWXYZ123456789")

_END = 0.2
"""Part of a label at its end, in heights of its line, in which its outermost letter has ink, and no
other one."""

_INK = 0.5
"""Darkness of what is ink beyond the smear at its rims."""

_AS_TALL = 0.1
"""Share of the height of tall letters that ink as tall as these may leave free at most; small
letters leave a quarter."""

_FEWEST = 3
_LEAST_PX = 6
"""In lower print a row of pixels is too large a share of the height."""


def lacks_stem(sites: Sites, site: Site, reading: Reading) -> bool:
    """Whether a label in one line begins or ends with a letter that is too low for its ink."""
    line, text = site.lines[0], reading.text
    if (
        len(site.lines) != 1
        or not line.glyphs.size
        or not (_may_lack(text) or _may_lack(text[::-1]))
    ):
        return False
    return lost_stem(upright(sites, line, reading.turn), text)


def lost_stem(grey: npt.NDArray[np.uint8], text: str) -> bool:
    """Whether the ink at an end of a line is higher than the small letter that was read there.

    ``grey`` (h, w) is the upright line, dark on white; ``text`` what was read.
    """
    ink = 1.0 - grey.astype(np.float64) / 255.0 >= _INK
    columns = np.flatnonzero(ink.any(axis=0))
    if not len(columns):
        return False
    ink = ink[:, columns[0] : columns[-1] + 1]
    return any(
        _may_lack(one) and _is_tall(side) for one, side in ((text, ink), (text[::-1], ink[:, ::-1]))
    )


def _may_lack(text: str) -> bool:
    """Whether a text begins with a small letter and shows later how high tall ones are."""
    return (
        len(text) >= _FEWEST and text.isascii() and text[0] in _LOW and bool(_TALL & set(text[2:]))
    )


def _is_tall(ink: npt.NDArray[np.bool_]) -> bool:
    """Whether the left end of a line of ink (h, w) is as tall as the tallest letters further on."""
    rows = np.flatnonzero(ink.any(axis=1))
    height = int(rows[-1] + 1 - rows[0])
    end = max(round(_END * height), 1)
    own = np.flatnonzero(ink[:, :end].any(axis=1))
    rest = np.flatnonzero(ink[:, height:].any(axis=1))
    if not len(own) or not len(rest):
        return False
    tall = int(own[-1]) + 1 - int(rest[0])
    return tall >= _LEAST_PX and int(own[0]) - int(rest[0]) <= _AS_TALL * tall
