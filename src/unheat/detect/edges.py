"""Where colour steps: the evidence that grid lines and cell borders leave in the pixels.

A border between two columns of cells is a step that persists over the height of whole
cells; a stroke of a digit is a step that does not. So steps are judged per *band* (a row
of cells) by what nearly all of its pixels agree on: ink, which never crosses a cell from
edge to edge, vanishes, however strong it is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

# A border must be seen, with one sign, by all but this share of a band's pixels.
_INK_SHARE = 0.2

_MOST_BANDS, _MOST_ROWS = 100, 25
"""Bands that a profile is taken over, and rows of each; more of them agree no better."""

_FAINT, _COMMON = 6, 0.2
"""Levels of a faint step, and their share of all steps that no drawing has."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile:
    """Evidence for borders along one axis.

    ``strength`` has length n + 1 for n pixels: entry i is the share (0–1) of the bands with
    a step between pixel i - 1 and pixel i; both ends are 0 where nothing lies beyond.
    ``step`` is the mean size of the step, 0–255, over the bands that show one.
    """

    strength: FloatArray
    step: FloatArray


def step_sizes(image: npt.NDArray[np.uint8], axis: int = 1) -> npt.NDArray[np.uint8]:
    """(h, w - 1) largest channel difference of each pixel and its right neighbour.

    Along axis 0 (h - 1, w), of each pixel and the one below it.
    """
    one, other = (image[:, :-1], image[:, 1:]) if axis == 1 else (image[:-1], image[1:])
    if not one.size:
        return np.zeros(one.shape[:2], dtype=np.uint8)
    # Three planes are quicker than a reduction over an axis of three.
    red, green, blue = cv2.split(cv2.absdiff(one, other))
    return np.asarray(cv2.max(cv2.max(red, green), blue), dtype=np.uint8)


def transposed(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """(w, h, 3) a copy with columns for rows, block by block, which is quicker."""
    return np.asarray(cv2.transpose(image), dtype=np.uint8)


def noise_level(steps: npt.NDArray[np.uint8]) -> float:
    """Size of ``steps`` (h, w - 1) that are noise, 0–255: 0 for a flat lossless drawing.

    The median absolute difference of neighbours: in a drawing most neighbours are equal,
    in a photograph or a JPEG they are not.
    """
    sample = steps[:: max(1, len(steps) // 200)]
    if not sample.size:
        return 0.0
    if 2 * cv2.countNonZero(np.ascontiguousarray(sample)) <= sample.size:
        return 0.0
    counts = np.bincount(sample.ravel(), minlength=256)
    half = counts.sum() / 2
    return float(np.searchsorted(np.cumsum(counts), half))


def ripples(steps: npt.NDArray[np.uint8]) -> bool:
    """Whether faint steps are common among all ``steps`` (h, w - 1), as a codec or a resizer leaves
    them and no drawing has them."""
    steps = steps[::3]
    some = np.count_nonzero(steps)
    faint = np.count_nonzero((steps > 0) & (steps <= _FAINT))
    return bool(some > 0 and faint > _COMMON * some)


def run_profile(steps: npt.NDArray[np.uint8], threshold: float) -> Profile:
    """Profile along x without knowing bands: steps weighted by the length of their run.

    steps: (h, w - 1) as ``step_sizes`` gives them. A run is a stretch of neighbouring rows that
    all step at the same column; long runs are borders, short ones are ink.
    """
    h, w = steps.shape[0], steps.shape[1] + 1
    hit = steps >= math.ceil(threshold)
    # Columns one after the other, with a blank place before each and after the last one.
    columns = np.zeros((w, h + 1), dtype=bool)
    columns[:-1, 1:] = hit.T
    flat = columns.reshape(-1)
    edges = np.flatnonzero(flat[1:] != flat[:-1])
    starts_col = edges[::2] // (h + 1)
    lengths = (edges[1::2] - edges[::2]).astype(float)
    strength = np.zeros(w + 1)
    # Runs as long as a quarter of the panel count fully, shorter ones by their share of it:
    # a column border crosses at least one whole cell.
    weight = lengths * np.minimum(1.0, lengths / max(h / 4.0, 1.0))
    strength[1:w] = np.bincount(starts_col, weights=weight, minlength=w - 1) / h
    step = np.zeros(w + 1)
    counts, sums = (
        np.asarray(cv2.reduce(part, 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S))[0]
        for part in (hit.view(np.uint8), steps * hit)
    )
    step[1:w] = sums / np.maximum(counts, 1)
    return Profile(strength=strength, step=step)


def band_profile(
    image: npt.NDArray[np.uint8], bands: list[tuple[int, int]], threshold: float
) -> Profile:
    """Profile along x over known bands (row ranges): the step on which each band agrees.

    bands: half-open row ranges.
    """
    w = image.shape[1]
    strength = np.zeros(w + 1)
    step = np.zeros(w + 1)
    least = math.ceil(threshold)
    used = 0
    for y0, y1 in bands[:: max(1, len(bands) // _MOST_BANDS)]:
        if y1 <= y0:
            continue
        # Cells are flat, so a few rows tell as much as all; ink must stay the minority.
        if y1 - y0 > _MOST_ROWS:
            block = image[np.linspace(y0, y1 - 1, _MOST_ROWS).round().astype(int)]
        else:
            block = image[y0:y1]
        before, after = block[:, :-1], block[:, 1:]
        spared = int(_INK_SHARE * len(block))
        # Few places are borders; only where enough rows step with one sign are sizes sorted.
        enough = len(block) - spared
        both = (cv2.subtract(after, before), cv2.subtract(before, after))  # never below 0
        # Bytes are compared with a byte and added as bytes: nothing is converted.
        stepped = [np.asarray(part >= least).view(np.uint8) for part in both]
        agree = [np.add.reduce(part, axis=0, dtype=np.uint8) >= enough for part in stepped]
        hit = np.flatnonzero((agree[0] | agree[1]).any(axis=1))
        steps = np.sort(after[:, hit].astype(np.int16) - before[:, hit], axis=0)
        size = np.maximum(steps[spared], -steps[-1 - spared]).max(axis=1)
        strength[1 + hit] += 1.0
        step[1 + hit] += size
        used += 1
    step = step / np.maximum(strength, 1)
    return Profile(strength=strength / max(used, 1), step=step)


def peaks(profile: Profile, *, floor: float, merge: float = 1.0) -> tuple[FloatArray, FloatArray]:
    """Borders in a profile: (positions, strengths), ascending, sub-pixel.

    Neighbouring entries (a border that antialiasing spreads over two or three pixels) are
    one border at their centre of mass; entry i stands for position i.
    """
    where = np.nonzero(profile.strength >= floor)[0]
    if where.size == 0:
        return np.zeros(0), np.zeros(0)
    first = np.concatenate([[0], (where[1:] - where[:-1] > merge).nonzero()[0] + 1])
    strength = profile.strength[where]
    weight = strength * np.maximum(profile.step[where], 1.0)
    positions = np.add.reduceat(where * weight, first) / np.add.reduceat(weight, first)
    return positions, np.minimum(1.0, np.maximum.reduceat(strength, first))
