"""Where there is ink outside the cells: connected pieces that stand off their ground.

Cells, bars and furniture are known by now and are left out. What remains is compared with
the figure's background; a filled block (the grey strip over a facet) is a ground of its
own and is searched once more. Rules, tick marks and pictures are no letters and are
dropped by their shape alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.medians import median, percentile
from unheat.model import Box, Raster
from unheat.text.cards import are_cards
from unheat.text.fringe import fringe_of
from unheat.text.ink_words import is_slanted_word, is_word
from unheat.text.plates import colors_apart, marks_apart, plates_apart, rim_of
from unheat.text.rules import (
    are_ruled,
    frames_of_words,
    joined_size,
    letters_at_frame,
    letters_at_lone_rule,
    letters_at_rules,
    rules_across,
)
from unheat.text.straight import are_straight

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

# Least contrast (0–255) of ink, and of the strongest pixel of a piece. Anti-aliased light
# grey print at 7 px has about 60, a point in it 35; the ringing of a JPEG about 25.
_FAINT, _FIRM = 24.0, 36.0
_FAINT_LOSSY, _FIRM_LOSSY = 36.0, 56.0
_FLAT = 16.0
# A letter leaves no hole in a plate that is so many letter heights wide and high.
_OPEN = 3.0
# Lines leave most of their box empty.
_SPARSE = 0.15


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Glyphs:
    """Connected pieces of ink, about one per letter.

    ``boxes`` (n, 4) x0, y0, x1, y1 in pixels; ``area`` (n,) pixels of ink; ``ground`` (n, 3) the
    colour that each piece stands on; ``plate`` (n,) which filled block it stands on, -1 for the
    open page; ``height`` (n,) and ``slope`` (n,) are the short side of the piece in whatever way it
    is turned and the angle of its long side in degrees, NaN where it has no long side (letters that
    touch make one long piece); ``label`` (n,) is its number in ``labels``, an int32 picture of
    (height, width), 0 for no ink. ``shared`` is one of the same size that says which other piece a
    pixel belongs to as well, 0 for none. ``blocked`` (height, width) marks what was left out of the
    search: cells, bars, furniture. ``drawings`` (k, 4) are the boxes of pieces that are far larger
    than print and no filled blocks of one color: frames of other charts, curves, pictures.
    """

    boxes: FloatArray
    area: FloatArray
    ground: FloatArray
    plate: IntArray
    label: IntArray
    height: FloatArray
    slope: FloatArray
    labels: npt.NDArray[np.int32]
    blocked: npt.NDArray[np.bool_]
    shared: npt.NDArray[np.int32] | None = None
    drawings: FloatArray = field(default_factory=lambda: np.zeros((0, 4)))

    def __len__(self) -> int:
        return len(self.boxes)

    @property
    def centers(self) -> FloatArray:
        return np.asarray((self.boxes[:, :2] + self.boxes[:, 2:]) / 2)

    @property
    def extent(self) -> FloatArray:
        """The longer side of every piece."""
        result: FloatArray = (self.boxes[:, 2:] - self.boxes[:, :2]).max(axis=1)
        return result

    def ink_of(self, number: int) -> BoolArray:
        """(h, w): which pixels of the box of a piece are its own."""
        x0, y0, x1, y1 = self.boxes[number].astype(int)
        return np.asarray(self.labels[y0:y1, x0:x1] == self.label[number])

    def text_size(self, index: IntArray | None = None) -> float:
        """Typical height of a letter in pixels, whatever way the text is turned."""
        height = self.height if index is None else self.height[index]
        height = height[height >= 3]
        return float(percentile(height, 70)) if len(height) else 8.0


def find_glyphs(
    raster: Raster, exclude: Sequence[Box], background: tuple[float, float, float]
) -> Glyphs:
    """Every piece of ink outside the ``exclude`` boxes that could be a letter."""
    blocked = np.zeros(raster.rgb.shape[:2], dtype=bool)
    for box in exclude:
        # Rounded, not widened to whole pixels: labels may stand two pixels off the cells.
        x0, y0, x1, y1 = (max(0, round(edge)) for edge in box.as_tuple())
        blocked[y0:y1, x0:x1] = True
    ground = np.array(background, dtype=float)
    limits = (_FAINT_LOSSY, _FIRM_LOSSY) if raster.lossy else (_FAINT, _FIRM)
    fringe = fringe_of(raster.rgb, background, blocked, limits[1])
    labels, stats = _pieces(raster.rgb, ground, blocked | fringe, limits)
    usual, drawn = _usual(stats), _is_drawn(stats)
    cards = np.flatnonzero(are_cards(labels, stats, blocked))
    framed = np.setdiff1d(np.flatnonzero(_is_framed(stats)), cards)
    left, top, width, height = stats[framed, :4].T.astype(float)
    drawings = np.column_stack([left, top, left + width, top + height])
    lined = drawn | are_ruled(stats, usual, blocked)
    long = stats[:, 2:4].max(axis=1, initial=0) > 10 * usual
    ruled = np.setdiff1d((lined | long).nonzero()[0], cards)
    size = min(usual, joined_size(stats))
    # Blocks first: print in a heading does not hang on the rules, which are thin lines without it.
    stats = plates_apart(labels, stats, framed, letter=usual, lossy=raster.lossy)
    drawn[framed] |= _is_drawn(stats)[framed]
    for row in ruled[stats[ruled, 2] > 0]:
        x0, y0, width, height = stats[row, :4]
        region = labels[y0 : y0 + height, x0 : x0 + width]
        piece = region == row + 1
        found, found_stats = np.zeros_like(region), stats[:0].copy()
        beside = blocked[y0 : y0 + height, x0 : x0 + width]
        if drawn[row]:
            found, found_stats = letters_at_rules(piece, size, beside)
        elif lined[row]:
            found, found_stats = letters_at_lone_rule(piece, usual)
        if long[row] and not len(found_stats):
            # A codec makes marks at a frame about cells as large as letters.
            found, found_stats = letters_at_frame(piece, beside & (not raster.lossy), usual)
        region[found > 0] = found[found > 0] + len(stats)
        found_stats[:, :2] += (x0, y0)
        stats = np.concatenate([stats, found_stats])
    stats = colors_apart(raster.rgb, labels, marks_apart(raster.rgb, labels, stats), letter=usual)
    grounds, plates = np.tile(ground, (len(stats), 1)), np.full(len(stats), -1)
    keep = _is_letter(stats) & ~frames_of_words(labels, stats, usual)
    keep &= ~are_straight(labels, stats, usual)
    # Of a card that was cut into its colors nothing is left.
    plate_rows = np.union1d(np.flatnonzero(_is_plate(stats)), cards[stats[cards, 2] > 0])
    for plate, row in enumerate(plate_rows):
        x0, y0, width, height = stats[row, :4]
        place = (slice(y0, y0 + height), slice(x0, x0 + width))
        inside = labels[place] == row + 1
        own = median(raster.rgb[place][inside], along_first=True)
        rim = rim_of(inside, 2 if raster.lossy else 1)
        flat = contrast(raster.rgb[place], own)[inside] <= _FLAT
        if flat.mean() < 0.6 or rim.mean() < 0.9 or _is_open(inside | blocked[place], usual):
            # Bold letters that touch fill a block too, but not up to its edges.
            if min(width, height) > 6 * usual:
                drawings = np.vstack([drawings, (x0, y0, x0 + width, y0 + height)])
            continue
        keep[row] = False
        # Pixels of the page beside a plate that is no full rectangle are not its ink.
        outside = ~_filled(inside) | blocked[place]
        found, found_stats = _pieces(raster.rgb[place], own, outside, limits)
        rules = rules_across(found_stats, int(width), int(height))
        found[np.isin(found, 1 + np.flatnonzero(rules))] = 0
        found_stats[rules, 2:] = 0
        found_stats[:, :2] += (x0, y0)
        region = labels[place]
        region[inside | (found > 0)] = 0
        region[found > 0] = found[found > 0] + len(stats)
        stats = np.concatenate([stats, found_stats])
        grounds = np.concatenate([grounds, np.tile(own, (len(found_stats), 1))])
        plates = np.concatenate([plates, np.full(len(found_stats), -1 if row in cards else plate)])
    keep = np.concatenate([keep, _is_letter(stats)[len(keep) :]])
    for row in np.flatnonzero(~keep & (plates < 0)):
        keep[row] = row not in plate_rows and is_slanted_word(labels, int(row) + 1, stats[row])
    for row in np.flatnonzero(keep & _is_long(stats)):
        x0, y0, width, height = stats[row, :4]
        piece = labels[y0 : y0 + height, x0 : x0 + width] == row + 1
        profile = piece.mean(axis=1) if width > height else piece.mean(axis=0)
        # An axis with its ticks has one stroke from end to end and little else.
        keep[row] = profile.max() < 0.9 or median(profile) > 0.35 or is_word(profile)
    # A piece that was parted wholly into others has no ink of its own.
    keep &= np.bincount(labels[labels > 0], minlength=len(stats) + 1)[1:] > 0
    numbers = np.arange(1, len(stats) + 1)
    left, top, width, height, area = stats[keep].T.astype(float)
    boxes = np.column_stack([left, top, left + width, top + height])
    heights, slopes = _shapes(labels, numbers[keep], boxes)
    return Glyphs(
        boxes=boxes,
        height=heights,
        slope=slopes,
        area=area,
        ground=grounds[keep],
        plate=plates[keep].astype(np.int64),
        label=numbers[keep],
        labels=labels,
        blocked=blocked,
        drawings=drawings,
    )


def contrast(rgb: npt.NDArray[np.uint8], ground: FloatArray) -> npt.NDArray[np.float32]:
    """(h, w) largest distance of a channel from the ground, 0–255."""
    result: npt.NDArray[np.float32] = most(
        np.abs(rgb.astype(np.float32) - ground.astype(np.float32))
    )
    return result


def _pieces(
    rgb: npt.NDArray[np.uint8],
    ground: FloatArray,
    blocked: npt.NDArray[np.bool_],
    limits: tuple[float, float],
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """Connected pieces: (label picture, rows of x, y, width, height, area)."""
    faint, plain = (_apart(rgb, ground, limit) & ~blocked for limit in limits)
    found = components(faint)
    firm = np.zeros(found.count, dtype=bool)
    firm[found.labels[plain]] = True
    firm[0] = False
    numbers = (np.cumsum(firm) * firm).astype(np.int32)
    measures = np.column_stack([found.boxes[firm], found.areas[firm]])
    return numbers[found.labels], measures


def _apart(rgb: npt.NDArray[np.uint8], ground: FloatArray, limit: float) -> BoolArray:
    """(h, w): where ``contrast`` is above the limit, told in whole levels: it is the whole page."""
    import cv2

    lowest, highest = np.ceil(ground - limit), np.floor(ground + limit)
    near = cv2.inRange(rgb, lowest.clip(0, 255), highest.clip(0, 255))
    apart: BoolArray = np.equal(near, 0)
    return apart


def _shapes(
    labels: npt.NDArray[np.int32], numbers: IntArray, boxes: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """(heights, slopes) of pieces; see ``Glyphs``."""
    import cv2

    sides = boxes[:, 2:] - boxes[:, :2]
    # Thin letters are no lower than wide ones: a single letter counts by its longer side,
    # though never by much more than its shorter one.
    heights = np.minimum(sides.max(axis=1), 1.25 * sides.min(axis=1))
    slopes = np.full(len(boxes), np.nan)
    # Marks of ticks are no letters: where they are many, digits would seem long beside them.
    letters = heights[heights >= 3]
    usual = float(median(letters)) if len(letters) else 8.0
    for i in np.flatnonzero(sides.max(axis=1) >= 1.6 * usual):
        x0, y0, x1, y1 = boxes[i].astype(int)
        ys, xs = np.nonzero(labels[y0:y1, x0:x1] == numbers[i])
        _, (width, height), turn = cv2.minAreaRect(np.column_stack([xs, ys]).astype(np.float32))
        short, long = min(width, height) + 1, max(width, height) + 1
        if long < 1.7 * short or short < 3:
            continue
        # OpenCV turns clockwise, since y runs down; the angle of the long side counts.
        slope = -turn if width >= height else 90 - turn
        slopes[i] = (slope + 90) % 180 - 90
        heights[i] = short
    return heights, slopes


def _is_plate(stats: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Filled blocks that are larger than print: a ground with text of its own."""
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    short, long = np.minimum(width, height), np.maximum(width, height)
    result: npt.NDArray[np.bool_] = (short >= 8) & (long >= 28) & (area >= 0.6 * width * height)
    return result


def _is_framed(stats: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Large pieces that are neither blocks nor lines alone: blocks with frames about them."""
    width, height = stats[:, 2], stats[:, 3]
    large = np.minimum(width, height) > 6 * _usual(stats) if len(stats) else width > 0
    result: npt.NDArray[np.bool_] = large & ~_is_plate(stats)
    return result


def _is_open(solid: npt.NDArray[np.bool_], usual: float) -> bool:
    """Whether the page shows in a frame over half of its width and height: that holds the bars of
    a chart, for print leaves no hole on a plate that is larger than a letter.
    """
    height, width = solid.shape
    holes = components(~solid).boxes[1:]
    least = np.maximum(np.array([width, height]) / 2, _OPEN * usual)
    large = (holes[:, 2:] > least).all(axis=1)
    # What is open to a side is beyond the frame.
    enclosed = (holes[:, :2] > 0).all(axis=1)
    enclosed &= (holes[:, :2] + holes[:, 2:] < (width, height)).all(axis=1)
    return bool((large & enclosed).any())


def _filled(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """A mask with every row filled from its first to its last pixel."""
    forward = np.logical_or.accumulate(mask, axis=1)
    backward = np.logical_or.accumulate(mask[:, ::-1], axis=1)[:, ::-1]
    return np.asarray(forward & backward)


def _is_letter(stats: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Not a rule, a frame or a picture; dots and dashes stay."""
    if not len(stats):
        return np.zeros(0, dtype=bool)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    short, long = np.minimum(width, height), np.maximum(width, height)
    typical = _usual(stats)
    rule = (long > 4 * typical) & (short <= max(3.0, 0.3 * typical))
    picture = short > 6 * typical
    line_art = (short > 3 * typical) & (area < _SPARSE * width * height)
    result: npt.NDArray[np.bool_] = ~(rule | picture | line_art) & (area >= 1)
    return result


def _is_drawn(stats: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Large pieces of thin lines: frames, the rules of tables."""
    if not len(stats):
        return np.zeros(0, dtype=bool)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    usual = _usual(stats)
    # The column of short names of a table is two letters wide.
    large = (np.minimum(width, height) > 2 * usual) & (np.maximum(width, height) > 3 * usual)
    result: npt.NDArray[np.bool_] = large & (area < _SPARSE * width * height)
    return result


def _usual(stats: npt.NDArray[np.int64]) -> float:
    """How large letters are: pieces that are no dots and no strokes of a line."""
    short, long = stats[:, 2:4].min(axis=1), stats[:, 2:4].max(axis=1)
    # A dashed frame has more pieces than a page has letters, and thinner ones.
    return float(np.percentile(long[short >= 3], 50)) if (short >= 3).any() else 8.0


def _is_long(stats: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    short, long = stats[:, 2:4].min(axis=1), stats[:, 2:4].max(axis=1)
    typical = np.percentile(long[long >= 3], 50) if (long >= 3).any() else 8.0
    # A tall "I" is long too, but no longer than other letters.
    result: npt.NDArray[np.bool_] = (long >= max(24.0, 3 * typical)) & (long >= 4 * short)
    return result
