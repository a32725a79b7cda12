"""Keys of a legend that say "no data": the color of cells without a value, and no class of values.

Beside ranges or numbers such a key made names of all of them: the cells of "20 – 40" had the
number of its key for a value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.bar import sample_segments, segment_places
from unheat.decide.decode_steps import OFF, nearest_color
from unheat.decide.placed_ticks import placed_ticks
from unheat.decide.scale_keys import bins_of, bounds_of, texts_of_steps
from unheat.medians import median
from unheat.model import Bar, Box, CellPixels, Raster
from unheat.text.labels import BarTexts
from unheat.text.numbers import is_missing, parse

FloatArray = npt.NDArray[np.float64]

_APART = 6.0
"""CIE76 distance from which on two keys are told from each other, whatever a codec did to them."""

_RIM = 0.25
"""Share of a key at each side that a frame and a codec may reach into."""

_THINGS = r"(?:data|values?|information|observations?|measurements?|records?|estimates?|samples?)"
_NOTHING = re.compile(
    rf"(?:no|missing|insufficient|not enough|without) {_THINGS}"
    rf"|(?:{_THINGS} )?(?:not available|unavailable|missing|masked)"
    r"|not (?:reported|measured|tested|sampled|recorded|determined|estimated)",
    re.IGNORECASE,
)
_AMBIGUOUS = frozenset({"none", "null"})
"""A count of nothing, perhaps, and no word for a missing one."""


def says_missing(name: str) -> bool:
    """Whether a key names what has no value.

    >>> says_missing("No data"), says_missing("N/A"), says_missing("Data not available")
    (True, True, True)
    >>> says_missing("None"), says_missing("No change"), says_missing("0 - 20")
    (False, False, False)
    """
    tidy = " ".join(name.split())
    if tidy.lower() in _AMBIGUOUS:
        return False
    return is_missing(tidy) or _NOTHING.fullmatch(tidy) is not None


def keys_with_values(names: Sequence[str]) -> list[int] | None:
    """The numbers of the keys that name values, where all others name none; None where each key is
    one of them, and where these are no bins that meet and no numbers."""
    kept = [index for index, name in enumerate(names) if not says_missing(name)]
    if len(kept) == len(names) or len(kept) < 2:
        return None
    rest = [names[index] for index in kept]
    told = [parse(name) for name in rest]
    lone = all(one.value is not None and len(one.parts) == 1 for one in told)
    numbers = lone and len({one.value for one in told}) == len(told)
    return kept if numbers or bins_of(bounds_of(rest)) is not None else None


def are_apart(colors: FloatArray, kept: Sequence[int]) -> bool:
    """Whether no key without a value has nearly the color of one that has: (k, 3), 0–255."""
    lab = srgb_to_lab(colors)
    others = [index for index in range(len(colors)) if index not in kept]
    return bool(delta_e(lab[others][:, None], lab[list(kept)][None]).min() > _APART)


def without_value(
    raster: Raster, bar: Bar, texts: BarTexts | None, pixels: CellPixels
) -> CellPixels:
    """The cells of a panel with those struck out that have the color of a key without a value."""
    told = None if texts is None else _keys(raster, bar, texts)
    kept = None if told is None else keys_with_values(told[0])
    if told is None or kept is None:
        return pixels
    known, best, _, off, doubtful = nearest_color(told[1], pixels)
    struck = known & ~np.isin(best, kept) & (off <= OFF) & ~doubtful
    crossed = struck.reshape(pixels.blank.shape)
    if not crossed.any():
        return pixels
    if pixels.crossed is not None:
        crossed = crossed | pixels.crossed
    return replace(pixels, blank=pixels.blank | crossed, crossed=crossed)


def _keys(raster: Raster, bar: Bar, texts: BarTexts) -> tuple[list[str], FloatArray] | None:
    """What the keys of a legend say, or the steps of a bar that have a text each, and their colors
    (k, 3); None where one says nothing."""
    if not bar.swatches:
        if len(bar.segments) <= 2:
            return None
        found = texts_of_steps(segment_places(bar), placed_ticks(bar, texts.ticks, marks=False))
        colors = sample_segments(raster, bar).rgb
        return None if found is None else ([tick.text for tick in found], colors)
    names = [key.text for key in texts.keys if key is not None]
    if len(names) != len(bar.swatches):
        return None
    return names, np.array([key_color(raster.rgb, box) for box in bar.swatches])


def key_color(rgb: npt.NDArray[np.uint8], box: Box) -> FloatArray:
    """The color (3,) of a key's middle, 0–255."""
    inner = box.padded(-_RIM * min(box.width, box.height))
    rows, cols = inner.pixels(rgb.shape)
    return np.asarray(median(rgb[rows, cols].reshape(-1, 3), along_first=True), dtype=np.float64)
