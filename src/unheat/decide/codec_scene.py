"""Printed cells of a JPEG, explained as they were made: flat grounds, print on them, and steps.

A codec keeps of each block of 8 × 8 levels what its coefficients are to the nearest step. Of small
print most fall below half a step and are lost, and what is left looks like other print. A drawing
is told from another all the same, since it has to come out as the very steps that the file holds:
the distance of its coefficients to the intervals that were rounded to these is its misfit.

Templates are what brings the misfit of all lessons down: projected Landweber steps (projection
onto the quantization constraint set, Zakhor 1992), sped up as by Nesterov (FISTA, Beck and
Teboulle 2009).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.codec_blocks import BLOCK, MIDDLE
from unheat.decide.codec_letters import ACROSS, DOWN, Glyphs, Letters
from unheat.load.planes import Plane
from unheat.load.traces import cosines
from unheat.medians import median

FloatArray = npt.NDArray[np.floating[Any]]
Index = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

SPAN = 3
"""Blocks each way that a template may lie in."""

_LEAST = 1.0
_COSINES = cosines().astype(np.float32)
_SPANS = np.arange(SPAN)

_MOST = 2000
"""Strings that are looked at together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One printed cell: its inner ``top``, ``bottom``, ``left``, ``right`` and its ink's middle
    (x, y), in levels of the plane, and what is read there, "" where that is nothing legible."""

    row: int
    column: int
    inner: tuple[int, int, int, int]
    ink: tuple[float, float, float, float]
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class _Room:
    """By how much coefficients (n, rows, columns, BLOCK, BLOCK) may change at least, ``low``, and
    at most; ``missed`` (n,) is their misfit as they are."""

    low: FloatArray
    high: FloatArray
    missed: FloatArray

    def excess(self, change: FloatArray) -> FloatArray:
        """(n,): by how much more the blocks are missed with what changes in them."""
        beyond = self.low - change
        np.maximum(beyond, change - self.high, out=beyond)
        np.maximum(beyond, 0.0, out=beyond)
        flat = beyond.reshape(len(beyond), -1)
        return np.asarray(np.einsum("ij,ij->i", flat, flat) - self.missed)


class Scene:
    """The part of a plane of lightness that holds ``sites``, and print of one type on it."""

    def __init__(self, plane: Plane, sites: Sequence[Site], letters: Letters) -> None:
        self.letters = letters
        self.sites = sites
        inner = np.array([site.inner for site in sites])
        height, width = (side // BLOCK * BLOCK for side in plane.levels.shape)
        top, left = (max(int(at) // BLOCK - 1, 0) * BLOCK for at in inner[:, [0, 2]].min(axis=0))
        bottom = min((int(inner[:, 1].max()) // BLOCK + 2) * BLOCK, height)
        right = min((int(inner[:, 3].max()) // BLOCK + 2) * BLOCK, width)
        levels = plane.levels[top:bottom, left:right].astype(np.float32) - MIDDLE
        steps = np.round(to_coefficients(levels) / plane.table)
        self._low = ((steps - 0.5) * plane.table).astype(np.float32)
        self._high = ((steps + 0.5) * plane.table).astype(np.float32)
        self._kept = (steps * plane.table).astype(np.float32)
        self._levels = to_levels(self._kept)
        self.inner = np.clip(inner - [top, top, left, left], 0, np.repeat(self._levels.shape, 2))
        self.texts = [site.text for site in sites]
        boxes = self.inner.tolist()
        self._legible = [(number, box) for number, box in enumerate(boxes) if self.texts[number]]
        owner = np.full(self._levels.shape, -1)
        for number, (y0, y1, x0, x1) in self._legible:
            owner[y0:y1, x0:x1] = number
        self._inside = np.flatnonzero(owner >= 0)
        self._owners = owner.ravel()[self._inside]
        self._sizes = np.maximum(np.bincount(self._owners, minlength=len(sites)), 1)
        self.ground, self._pen = self._seen(top, left)
        ink = np.array([site.ink for site in sites]) - [left, top, left, top]
        widths = np.array([letters.width(text) for text in self.texts])
        self.across = np.round(ACROSS * (ink[:, 0] + ink[:, 2]) / 2 - widths / 2).astype(np.int64)
        self.down = np.round(DOWN * (ink[:, 1] + ink[:, 3]) / 2).astype(np.int64)
        self._drawn = self._kept
        self._missed: FloatArray = np.zeros(self._drawn.shape[:2])

    def _seen(self, top: int, left: int) -> tuple[FloatArray, FloatArray]:
        """Level of each ground, and of its pen: black where the ink is darker, white where not."""
        grounds, pens = [], []
        for site, (y0, y1, x0, x1) in zip(self.sites, self.inner, strict=True):
            part = self._levels[y0:y1, x0:x1]
            if not part.size:
                # Of the last blocks of a picture only a part is in it.
                part = self._levels[-1:, -1:]
            ink = np.zeros(part.shape, dtype=bool)
            a, b = site.ink[1] - top - y0, site.ink[3] - top - y0
            c, d = site.ink[0] - left - x0, site.ink[2] - left - x0
            ink[max(int(a) - 1, 0) : int(b) + 2, max(int(c) - 1, 0) : int(d) + 2] = True
            bare = part[~ink]
            ground = median(bare if bare.size > BLOCK else part.ravel())
            strange = part[ink] if ink.any() else part.ravel()
            darker = strange[np.argmax(np.abs(strange - ground))] < ground
            grounds.append(ground)
            pens.append(-MIDDLE if darker else 255.0 - MIDDLE)
        return np.array(grounds, dtype=np.float64), np.array(pens)

    def contrast(self, sites: Index) -> FloatArray:
        """By how many levels the pen is off the ground."""
        return np.asarray(self._pen[sites] - self.ground[sites])

    def fit(self, sites: Index, teach: Bools, rounds: int, *, project: bool = True) -> None:
        """Draw ``sites`` and bring their misfit down by the templates, of which those tell that
        ``teach``, and by the grounds."""
        letters = self.letters
        glyphs, flat, inside = self._laid(sites)
        pen = self.contrast(sites).astype(np.float32)[glyphs.of][:, None, None] * inside
        lesson = teach[glyphs.of][:, None, None] * pen
        weight = letters.gathered(glyphs, lesson**2)
        weight += _LEAST + 1e-6 * weight.max()
        # Templates of neighbors overlap, and each explains its share of what lies in several.
        rate = 1.0 / max(int(np.bincount(flat[inside]).max(initial=1)), 1)
        before, pace, last = letters.fine.copy(), 1.0, np.inf
        for number in range(rounds):
            found = to_coefficients(self._picture(glyphs, flat, pen))
            wanted = np.clip(found, self._low, self._high) if project else self._kept
            left = to_levels(wanted - found)
            cost = float(np.vdot(left, left))
            told = letters.gathered(glyphs, lesson * left.ravel()[flat])
            letters.fine = letters.fine + rate * told / weight
            now = letters.fine.copy()
            pace = 1.0 if cost > last else pace
            faster = (1.0 + np.sqrt(1.0 + 4.0 * pace**2)) / 2.0
            if number + 1 < rounds:
                letters.fine = now + (pace - 1.0) / faster * (now - before)
            before, pace, last = now, faster, cost
            if project:
                moved = np.bincount(
                    self._owners, weights=left.ravel()[self._inside], minlength=len(self.sites)
                )
                self.ground += moved / self._sizes
        self.draw(sites)

    def draw(self, sites: Index) -> None:
        """Draw the texts of ``sites`` as they are now, for others to be compared with."""
        glyphs, flat, inside = self._laid(sites)
        pen = self.contrast(sites).astype(np.float32)[glyphs.of][:, None, None] * inside
        self._drawn = to_coefficients(self._picture(glyphs, flat, pen))
        self._missed = self._excess(self._drawn, self._low, self._high)

    def _glyphs(self, sites: Index) -> Glyphs:
        """The characters of the texts of ``sites``, where they stand."""
        texts = [self.texts[site] for site in sites]
        return self.letters.glyphs(texts, self.across[sites], self.down[sites])

    def _laid(self, sites: Index) -> tuple[Glyphs, Index, Bools]:
        """The characters of ``sites``, the flat pixel of each place of their templates, and whether
        their cell has it."""
        glyphs = self._glyphs(sites)
        height, width = self._levels.shape
        y = glyphs.y[:, None] + np.arange(self.letters.high)
        x = glyphs.x[:, None] + np.arange(self.letters.wide)
        y0, y1, x0, x1 = (edge[:, None] for edge in self.inner[sites][glyphs.of].T)
        inside = ((y >= y0) & (y < y1))[:, :, None] & ((x >= x0) & (x < x1))[:, None, :]
        flat = np.clip(y, 0, height - 1)[:, :, None] * width + np.clip(x, 0, width - 1)[:, None, :]
        return glyphs, flat, inside

    def _picture(self, glyphs: Glyphs, flat: Index, pen: FloatArray) -> FloatArray:
        ink = self.letters.coverage(glyphs) * pen
        added = np.bincount(flat.ravel(), weights=ink.ravel(), minlength=self._levels.size)
        picture = self._levels.copy()
        for number, (y0, y1, x0, x1) in self._legible:
            picture[y0:y1, x0:x1] = self.ground[number]
        return np.asarray(picture + added.reshape(picture.shape))

    @staticmethod
    def _excess(found: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
        """Squared distance of coefficients to their intervals, for each block."""
        beyond = np.maximum(np.maximum(low - found, found - high), 0.0)
        return np.asarray((beyond**2).sum(axis=(-2, -1)))

    def misfits(
        self, sites: Index, texts: list[str], at: Sequence[tuple[Index, Index]]
    ) -> FloatArray:
        """(places, n): the misfit of each of ``sites`` if it printed that text at each of the
        places (across, down), all others being as they are drawn."""
        parts = [
            self._misfits(
                sites[part],
                texts[part.start : part.stop],
                [(across[part], down[part]) for across, down in at],
            )
            for part in _parts(len(sites))
        ]
        return np.concatenate(parts, axis=1)

    def _misfits(
        self, sites: Index, texts: list[str], at: Sequence[tuple[Index, Index]]
    ) -> FloatArray:
        letters = self.letters
        own = self._glyphs(sites)
        tried = [letters.glyphs(texts, across, down) for across, down in at]
        (y0, rows), (x0, columns) = _blocks_of([own, *tried])
        gone: FloatArray = np.zeros((len(sites), rows, columns, BLOCK, BLOCK), dtype=np.float32)
        self._add(gone, own, -self.contrast(sites), (y0, x0))
        room = self._room(gone.shape, y0, x0)
        change = np.empty_like(gone)
        found = []
        for glyphs in tried:
            np.copyto(change, gone)
            self._add(change, glyphs, self.contrast(sites), (y0, x0))
            found.append(room.excess(change))
        return self.missed(sites) + np.stack(found)

    def _add(
        self, change: FloatArray, glyphs: Glyphs, pen: FloatArray, corner: tuple[Index, Index]
    ) -> None:
        """Add to the coefficients ``change`` (n, rows, columns, BLOCK, BLOCK) of blocks from each
        one's ``corner`` (down, across) on what characters, drawn by ``pen`` (n,), add to them."""
        count, rows, columns = change.shape[:3]
        flat = change.reshape(count * rows * columns, BLOCK, BLOCK)
        told = self._spectra(glyphs, pen[glyphs.of])
        by = glyphs.y // BLOCK - corner[0][glyphs.of]
        bx = glyphs.x // BLOCK - corner[1][glyphs.of]
        at = ((glyphs.of * rows + by) * columns + bx)[:, None, None]
        at = at + _SPANS[:, None] * columns + _SPANS
        for place in range(int(glyphs.place.max()) + 1):
            # Of one place of each string no two are in the same blocks.
            these = glyphs.place == place
            flat[at[these]] += told[these]

    def missed(self, sites: Index) -> FloatArray:
        """The misfit of the blocks that hold each site's text, as it is drawn."""
        width = np.array([self.letters.width(self.texts[site]) for site in sites])
        half = self.letters.height / 2
        summed = np.pad(self._missed.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
        down, across = self.down[sites] / DOWN, self.across[sites] / ACROSS
        height, wide = self._missed.shape
        y0, y1 = np.clip((down - half) // BLOCK, 0, height), (down + half) // BLOCK + 1
        x0, x1 = np.clip(across // BLOCK, 0, wide), (across + width / ACROSS) // BLOCK + 1
        y0, x0 = y0.astype(int), x0.astype(int)
        y1, x1 = np.clip(y1, 0, height).astype(int), np.clip(x1, 0, wide).astype(int)
        return np.asarray(summed[y1, x1] - summed[y0, x1] - summed[y1, x0] + summed[y0, x0])

    def _room(self, shape: tuple[int, ...], y0: Index, x0: Index) -> _Room:
        """What may still change in the blocks (n, rows, columns) from (y0, x0) on."""
        y = y0[:, None] + np.arange(shape[1])
        x = x0[:, None] + np.arange(shape[2])
        height, width = self._low.shape[:2]
        there = ((y >= 0) & (y < height))[:, :, None] & ((x >= 0) & (x < width))[:, None, :]
        at = np.clip(y, 0, height - 1)[:, :, None], np.clip(x, 0, width - 1)[:, None, :]
        drawn = self._drawn[at]
        low, high = self._low[at] - drawn, self._high[at] - drawn
        low[~there], high[~there] = -np.inf, np.inf
        return _Room(low, high, (self._missed[at] * there).sum(axis=(1, 2)))

    def exchanged(self, sites: Index, places: Index, digits: Index) -> FloatArray:
        """By how much more each of ``sites`` would be missed if another digit stood at that place
        of its text, all else being as it is drawn."""
        parts = [self._exchanged(sites[at], places[at], digits[at]) for at in _parts(len(sites))]
        return np.concatenate(parts)

    def _exchanged(self, sites: Index, places: Index, digits: Index) -> FloatArray:
        whole = self._glyphs(sites)
        glyphs = whole.where(whole.place == places[whole.of])
        told = self._spectra(glyphs, self.contrast(sites), digits)
        return self._room(told.shape, glyphs.y // BLOCK, glyphs.x // BLOCK).excess(told)

    def _spectra(self, glyphs: Glyphs, pen: FloatArray, instead: Index | None = None) -> FloatArray:
        """(n, SPAN, SPAN, BLOCK, BLOCK): the coefficients that characters add to the blocks from
        the one on in which their template begins; or that change with others ``instead``."""
        letters = self.letters
        ink = letters.coverage(glyphs)
        if instead is not None:
            ink = letters.coverage(replace(glyphs, char=instead)) - ink
        ink = (ink * pen[:, None, None]).astype(np.float32)
        down = _moved(letters.high)[glyphs.y % BLOCK]
        across = _moved(letters.wide)[glyphs.x % BLOCK]
        told = down @ ink @ across.transpose(0, 2, 1)
        return np.asarray(told.reshape(-1, SPAN, BLOCK, SPAN, BLOCK).transpose(0, 1, 3, 2, 4))


def _blocks_of(drawn: Sequence[Glyphs]) -> tuple[tuple[Index, int], tuple[Index, int]]:
    """The first block of each string, down and across, and how many hold all of any of them.

    Each of ``drawn`` are the characters of the same number of strings.
    """
    begins = [np.flatnonzero(glyphs.place == 0) for glyphs in drawn]

    def along(places: list[Index]) -> tuple[Index, int]:
        blocks = [(place // BLOCK, at) for place, at in zip(places, begins, strict=True)]
        first = np.minimum.reduce([np.minimum.reduceat(*one) for one in blocks])
        last = np.maximum.reduce([np.maximum.reduceat(*one) for one in blocks])
        return first, int((last - first).max()) + SPAN

    return along([glyphs.y for glyphs in drawn]), along([glyphs.x for glyphs in drawn])


def _parts(count: int) -> list[slice]:
    """So many items in parts that are looked at together."""
    return [slice(at, at + _MOST) for at in range(0, count, _MOST)]


@lru_cache(maxsize=8)
def _moved(length: int) -> FloatArray:
    """(BLOCK, SPAN · BLOCK, length): what a run of levels adds to the coefficients of blocks, for
    each place of its beginning in the first of these."""
    spread = np.kron(np.eye(SPAN), _COSINES).astype(np.float32)
    return np.stack([spread[:, at : at + length] for at in range(BLOCK)])


def to_coefficients(levels: FloatArray) -> FloatArray:
    """(h / 8, w / 8, 8, 8) cosine coefficients of the blocks of levels (h, w)."""
    height, width = (side // BLOCK for side in levels.shape)
    # Whole rows of blocks at once: many small products cost more than one of long rows.
    down = _COSINES @ levels.astype(np.float32).reshape(height, BLOCK, width * BLOCK)
    told = down.reshape(-1, BLOCK) @ _COSINES.T
    return np.asarray(told.reshape(height, BLOCK, width, BLOCK).transpose(0, 2, 1, 3))


def to_levels(coefficients: FloatArray) -> FloatArray:
    """(h, w) levels of blocks of coefficients."""
    height, width = coefficients.shape[:2]
    rows = coefficients.transpose(0, 2, 1, 3).reshape(-1, BLOCK) @ _COSINES
    down = _COSINES.T @ rows.reshape(height, BLOCK, width * BLOCK)
    return np.asarray(down.reshape(height * BLOCK, width * BLOCK))
