"""A region of the picture → rows and columns of cells.

Borders along x are sought in bands (rows of cells) and borders along y in columns of
cells, so each axis helps the other: the first look needs no bands (long runs of steps),
every further look uses the lattice that the other axis found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from unheat.detect.combed import CLEAR, better_comb
from unheat.detect.doubled import are_pixels
from unheat.detect.edges import (
    FloatArray,
    Profile,
    band_profile,
    noise_level,
    peaks,
    ripples,
    run_profile,
    step_sizes,
    transposed,
)
from unheat.detect.fine import FEWEST, FINE_PX, fine_lattices, fine_within
from unheat.detect.lattice import Lattice, fit_lattice
from unheat.detect.within_pairs import are_two_cells
from unheat.model.geometry import Box

# Borders weaker than this share of the strongest are not looked at.
_ROUNDS, _FLOOR = 3, 0.12
# A lattice that explains so much of the plain borders needs no faint ones.
_PLAIN = 0.97
# So much more of the borders is plainly more.
_PLAINLY = 0.02
# Cells that hardly count any lines, and the share of a period within which a border is on one.
_HALVES, _ON_LINE = 2, 0.2
# The frame around the cells, which is no part of their comb.
_FRAME_PX = 4.0
# Sides of a box that can hold a comb, and hundreds of cells.
_COMB_SIDE_PX = 40.0
_MANY = 100
_SAME, _STRIPE_PX = 0.01, 12
# So many cells and lines drawn, all borders explained and even to pixels are no chance in a frame.
_SEVERAL, _MOSTLY, _ALL, _EVEN_PX = 8, 0.6, 0.999, 0.5
# Cells narrower than these pixels are borders on both sides; what is known of such a lattice.
_NARROW_PX, _UNSURE = 3.0, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFit:
    """Two lattices in pixels of the whole picture, and how well they explain the region."""

    rows: Lattice
    columns: Lattice

    @property
    def box(self) -> Box:
        return Box(self.columns.start, self.rows.start, self.columns.end, self.rows.end)

    @property
    def score(self) -> float:
        return min(self.rows.score, self.columns.score)

    @property
    def is_fine(self) -> bool:
        """Whether cells of a few pixels were counted by these, and by no bands."""
        return all(
            one.n >= FEWEST and one.period <= FINE_PX and one.support == 1.0 and one.gap == 0.0
            for one in (self.rows, self.columns)
        )

    def along(self, axis: int) -> Lattice:
        """The rows where ``axis`` is 0, the columns where it is 1."""
        return self.columns if axis else self.rows

    def with_lattice(self, axis: int, lattice: Lattice) -> GridFit:
        """The same with other rows where ``axis`` is 0, with other columns where it is 1."""
        return replace(self, columns=lattice) if axis else replace(self, rows=lattice)


def fit_grid(
    rgb: npt.NDArray[np.uint8],
    region: Box,
    *,
    rows: int | None = None,
    cols: int | None = None,
    pad: int = 4,
    background: tuple[float, float, float] | None = None,
) -> GridFit | None:
    """Rows and columns inside ``region``, None where no lattice is found.

    rgb: (H, W, 3). ``rows`` and ``cols`` fix the counts. Where the ``background`` of the picture
    is given, cells that it is cut along end there as they do before the page.
    """
    # Cells of a few pixels lie in no bands, and other borders than theirs pass for some there.
    fine = None if rows or cols else fine_within(rgb, region)
    fit = GridFit(rows=fine[0], columns=fine[1]) if fine else None
    fit = fit or _unsure_of_few_pixels(_fitted_in(rgb, region, rows, cols, pad, background))
    if fit is not None and are_pixels(rgb, fit.box, (fit.rows.period, fit.columns.period)):
        return None
    return fit


def _unsure_of_few_pixels(fit: GridFit | None) -> GridFit | None:
    """The fit of bands, in doubt where cells are so narrow that nothing of them lies between the
    pixels that step at their borders."""
    for axis in (0, 1):
        if fit is None or fit.is_fine:
            return fit
        lattice = fit.along(axis)
        if lattice.period < _NARROW_PX:
            fit = fit.with_lattice(axis, replace(lattice, score=min(lattice.score, _UNSURE)))
    return fit


def _fitted_in(
    rgb: npt.NDArray[np.uint8],
    region: Box,
    rows: int | None,
    cols: int | None,
    pad: int,
    background: tuple[float, float, float] | None,
) -> GridFit | None:
    ys, xs = region.padded(pad).pixels(rgb.shape)
    image = rgb[ys, xs]
    if min(image.shape[:2]) < 4:
        return None
    image, top, left = _with_page(image, region, rgb.shape, pad, background)
    turned = transposed(image)
    sides = _Side(image), _Side(turned)
    noise = max(noise_level(side.steps) for side in sides)
    rings = ripples(sides[0].steps)
    best: GridFit | None = None
    # Faint borders need a low threshold; the ringing of a codec needs a higher one.
    first = max(1.0, 4.0 * noise)
    for threshold in (first, 4.0 * noise + 8.0, 4.0 * noise + 24.0):
        across, down = _both_axes(*sides, threshold, rows, cols, clean=noise == 0)
        if across is None or down is None:
            if threshold == first and not rings:
                break
            continue
        fit = GridFit(rows=down.shifted(ys.start - top), columns=across.shifted(xs.start - left))
        best = fit if best is None else _better_fit(rgb, fit, best, first)
        # Blocks of alike cells are a good lattice too, with finer cells in each.
        fine = None if rows or cols else _fine(rgb, fit)
        if fine is not None:
            return fine
        if best.score > CLEAR:
            break
        if threshold == first and not rings:
            break
    if best is None or rows or cols:
        return best
    clear = min(best.rows.n, best.columns.n) > 1 and best.score > CLEAR
    return best if clear else _combed(rgb, best, drawn=noise == 0 and not rings)


def _better_fit(rgb: npt.NDArray[np.uint8], fit: GridFit, known: GridFit, near: float) -> GridFit:
    """A later fit where that is plainly the better one, else what is ``known``.

    Where both count the same lines along one axis, that axis says nothing about the other. A frame,
    or two halves of it, are explained by nothing but themselves: where they lie on lines that are
    known, they are what a high threshold leaves of these. Colors within ``near`` levels are one.
    """
    for axis in (0, 1):
        new, old, across = fit.along(axis), known.along(axis), known.along(1 - axis)
        left = new.n <= _HALVES and _is_left_of(new, old)
        if left or are_two_cells(rgb, old, new, across, axis=axis, tolerance=near):
            fit = fit.with_lattice(axis, old)
    other = [axis for axis in (0, 1) if fit.along(axis).n != known.along(axis).n]
    if len(other) == 1:
        better = fit.along(other[0]).score > known.along(other[0]).score + _PLAINLY
    else:
        better = fit.score > known.score + _PLAINLY
    return fit if better else known


def _is_left_of(few: Lattice, known: Lattice) -> bool:
    """Whether all borders of a few cells are borders of a lattice with many times as many."""
    if known.n <= _HALVES * few.n:
        return False
    borders = np.array(few.spans()).ravel()
    lines = np.array(known.spans()).ravel()
    off = np.abs(borders[:, None] - lines).min(axis=1)
    return bool((off <= _ON_LINE * known.period).all())


def _with_page(
    image: npt.NDArray[np.uint8],
    region: Box,
    shape: tuple[int, ...],
    pad: int,
    background: tuple[float, float, float] | None,
) -> tuple[npt.NDArray[np.uint8], int, int]:
    """The picture of a region with ``pad`` pixels of page beyond each edge of the whole picture
    that the region reaches, and how many of them stand above and on the left."""
    height, width = shape[:2]
    reached = (region.y0 < 1, region.y1 > height - 1, region.x0 < 1, region.x1 > width - 1)
    if background is None or not any(reached):
        return image, 0, 0
    top, bottom, left, right = (pad * int(one) for one in reached)
    around = np.empty(
        (top + image.shape[0] + bottom, left + image.shape[1] + right, 3), dtype=np.uint8
    )
    around[:] = np.round(background).astype(np.uint8)
    around[top : top + image.shape[0], left : left + image.shape[1]] = image
    return around, top, left


def _fine(rgb: npt.NDArray[np.uint8], fit: GridFit) -> GridFit | None:
    """Cells of a few pixels within the box of the fit, None where they are none."""
    fine = fine_lattices(rgb, fit.box)
    if fine is None:
        return None
    rows, columns = fine
    # Many cells were told by their borders already, but perhaps not the outermost ones.
    pairs = (rows, fit.rows), (columns, fit.columns)
    if any(old.n > _MANY and abs(new.period / old.period - 1) > _SAME for new, old in pairs):
        return None
    return GridFit(rows=rows, columns=columns)


def _combed(rgb: npt.NDArray[np.uint8], fit: GridFit, *, drawn: bool) -> GridFit:
    """The fit with axes sought by their whole comb where single borders do not tell.

    In a picture as it was ``drawn`` every border is plain but where strokes of numbers step more.
    """
    box = fit.box
    if min(box.width, box.height) < _COMB_SIDE_PX:
        return fit
    ys, xs = box.padded(-_FRAME_PX).pixels(rgb.shape)
    wide_ys, wide_xs = box.padded(_FRAME_PX).pixels(rgb.shape)
    turned = transposed(rgb[wide_ys, xs])
    return GridFit(
        rows=better_comb(turned, fit.rows, wide_ys.start, in_lanes=drawn),
        columns=better_comb(rgb[ys, wide_xs], fit.columns, wide_xs.start, in_lanes=drawn),
    )


class _Side:
    """A region (h, w, 3), seen along x, and its ``steps``."""

    def __init__(self, image: npt.NDArray[np.uint8]) -> None:
        self.image = image
        self.steps = step_sizes(image)


def forget_lattices() -> None:
    """Nothing is kept from one picture to the next."""
    _fitted_once.cache_clear()


def _fitted(borders: tuple[FloatArray, FloatArray], n: int | None) -> Lattice | None:
    """The lattice of borders; other bands, thresholds and regions often show the same ones."""
    return _fitted_once(borders[0].tobytes(), borders[1].tobytes(), n)


@lru_cache(maxsize=256)
def _fitted_once(positions: bytes, strengths: bytes, n: int | None) -> Lattice | None:
    return fit_lattice(np.frombuffer(positions), np.frombuffer(strengths), n=n)


def _both_axes(
    upright: _Side,
    turned: _Side,
    threshold: float,
    rows: int | None,
    cols: int | None,
    *,
    clean: bool,
) -> tuple[Lattice | None, Lattice | None]:
    """Columns and rows, each sought in the bands that the other one gives."""
    across = _fit(run_profile(upright.steps, threshold), cols)
    down = _fit(run_profile(turned.steps, threshold), rows)
    seen: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    for _ in range(_ROUNDS):
        bands = _bands(down, len(upright.image))
        if bands == seen[0]:
            break
        profile = band_profile(upright.image, bands, threshold)
        across = _better(across, _fit(profile, cols, len(bands), clean=clean))
        others = _bands(across, len(turned.image))
        if others == seen[1]:
            break
        profile = band_profile(turned.image, others, threshold)
        down = _better(down, _fit(profile, rows, len(others), clean=clean))
        seen = bands, others
    return across, down


def _fit(profile: Profile, n: int | None, bands: int = 0, *, clean: bool = False) -> Lattice | None:
    """The lattice of the plain borders or, where nothing else steps, of faint ones too."""
    top = float(profile.strength.max())
    if top <= 0:
        return None
    found = _fitted(peaks(profile, floor=_FLOOR * top), n)
    # The outermost row of a triangle is one cell: its border is seen in one band only.
    faintest = 0.9 / max(bands, 1)
    if not clean or faintest >= _FLOOR * top or (found is not None and found.score > _PLAIN):
        return found
    faint = _fitted(peaks(profile, floor=faintest), n)
    if found is None or (faint is not None and faint.score > found.score + 0.02):
        return faint
    return found


def _better(known: Lattice | None, found: Lattice | None) -> Lattice | None:
    """The newer one, unless the first look was plainly better.

    A frame explains its own two borders, and says nothing against cells inside of it.
    """
    if known is None or found is None:
        return found or known
    if known.n == 1 and found.n > 1 and (found.score > CLEAR or _leaves_none(found)):
        return found
    return found if found.score >= known.score - 0.1 else known


def _leaves_none(lattice: Lattice) -> bool:
    """Whether many cells have a line at each border: neighbors of one color have none between."""
    plain = lattice.support >= _MOSTLY and lattice.explained >= _ALL
    return plain and lattice.n >= _SEVERAL and lattice.residual <= _EVEN_PX


def _bands(lattice: Lattice | None, size: int) -> list[tuple[int, int]]:
    """Row ranges of the inner part of each cell; even stripes where no lattice is known."""
    if lattice is None or lattice.n == 1:
        # One cell may be the frame around many.
        framed = lattice is not None and lattice.score >= 0.3
        first, last = (lattice.start, lattice.end) if lattice and framed else (0, size)
        stripes = max(2, int(last - first) // _STRIPE_PX)
        edges = np.linspace(first, last, stripes + 1).round().astype(int).clip(0, size)
        return list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
    spans = lattice.spans()
    if len(spans) > 60:
        spans = tuple(spans[i] for i in np.linspace(0, len(spans) - 1, 60).astype(int))
    bands = []
    for start, end in spans:
        inset = min(0.15 * (end - start), 4.0)
        y0, y1 = int(np.ceil(start + inset)), int(np.floor(end - inset))
        if y1 <= y0:
            y0 = int(start + (end - start) / 2)
            y1 = y0 + 1
        bands.append((max(y0, 0), min(y1, size)))
    return bands
