"""Letters as the common families draw them: what a text ought to look like at some size.

The families that come with matplotlib are at hand wherever it is installed, and the outlines
of Helvetica, which most other programs set labels in, are a table (``outlines``). Letters are
drawn much larger than they are wanted and made small again, so that they may begin at any
quarter of a pixel, as they do in a picture that was drawn on a finer raster.
"""

from __future__ import annotations

import importlib.util
import math
from functools import cache, lru_cache
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from unheat.text.composed import bare, dotless, with_mark, without_dot
from unheat.text.outlines import SHEARED, SLOPE, drawn, measures
from unheat.text.typeface import letter

Coverage = npt.NDArray[np.float32]

FACES = {
    "DejaVu Sans": "DejaVuSans.ttf",
    "DejaVu Sans Bold": "DejaVuSans-Bold.ttf",
    "DejaVu Serif": "DejaVuSerif.ttf",
    "DejaVu Sans Mono": "DejaVuSansMono.ttf",
    "Times": "STIXGeneral.ttf",
    "Computer Modern": "cmr10.ttf",
}
"""Names of the families that can be drawn, and their files."""

_SLANTED = {
    "DejaVu Sans Oblique": "DejaVuSans-Oblique.ttf",
    "DejaVu Serif Italic": "DejaVuSerif-Italic.ttf",
    "Times Italic": "STIXGeneralItalic.ttf",
    "Computer Modern Italic": "cmti10.ttf",
}
"""The same in italics, in which genes and species are set."""

_STAND_INS = {
    "Helvetica": "DejaVu Sans",
    "Helvetica Bold": "DejaVu Sans Bold",
    "Open Sans": "DejaVu Sans",
    "Noto Sans": "DejaVu Sans",
    "Roboto": "DejaVu Sans",
    "Noto Serif": "DejaVu Serif",
    "Tinos": "DejaVu Serif",
    **dict.fromkeys(SHEARED, "DejaVu Sans Oblique"),
}
"""Families that letters are of for which an outlined one has none."""

PHASES = 4
"""Places in a pixel where a letter may begin, along and across its line."""

_FINE = 4
# Size at which widths are measured, in pixels.
_LARGE = 200.0

_NONE = "\uffff"
"""A letter that no family has."""


def drawable(*, slanted: bool = False) -> tuple[str, ...]:
    """The families that can be drawn here, the most frequent ones first: upright ones, or those in
    italics."""
    files = _SLANTED if slanted else FACES
    found = [name for name, file in files.items() if (_folder() / file).is_file()]
    found += [name for name, other in _STAND_INS.items() if other in found]
    first = ("DejaVu Sans", "DejaVu Sans Mono", "Helvetica")
    return tuple(sorted(found, key=lambda name: first.index(name) if name in first else len(first)))


@lru_cache(maxsize=16384)
def advance(face: str, em: float, character: str) -> float:
    """How far a letter moves the pen, in pixels."""
    shape = _measures(face, character)
    if shape is not None:
        return em * shape[0]
    return float(_font(_drawn(face), _LARGE).getlength(character)) * em / _LARGE


@lru_cache(maxsize=4096)
def ink_width(face: str, text: str) -> float:
    """Width of the ink of a text, in em."""
    pen, begin, end = 0.0, math.inf, -math.inf
    for one in text:
        left, right = _extent(face, one)
        if right > left:
            begin, end = min(begin, pen + left), max(end, pen + right)
        pen += advance(face, 1.0, one)
    return max(end - begin, 0.05) if end > begin else 0.05


@lru_cache(maxsize=4096)
def ink_height(face: str, text: str) -> float:
    """Height of the ink of a text from its lowest foot to its tallest head, in em."""
    extents = [_rows(face, one) for one in text if not one.isspace()]
    top, bottom = min(rows[0] for rows in extents), max(rows[1] for rows in extents)
    return max(bottom - top, 0.05)


@lru_cache(maxsize=4096)
def _rows(face: str, character: str) -> tuple[float, float]:
    """Where the ink of a letter begins and ends below the base line, in em."""
    picture, _, top = _picture(face, _LARGE, character)
    return top / _LARGE, (top + picture.shape[0]) / _LARGE


@lru_cache(maxsize=4096)
def _extent(face: str, character: str) -> tuple[float, float]:
    """Where the ink of a letter begins and ends, in em."""
    shape = _measures(face, character)
    if shape is not None:
        return shape[1], shape[3]
    picture, left, _ = _picture(face, _LARGE, character)
    return left / _LARGE, (left + picture.shape[1]) / _LARGE


def _measures(face: str, character: str) -> tuple[float, float, float, float, float] | None:
    """(advance, x0, y0, x1, y1) in em of a letter that no font is at hand for."""
    if face not in _STAND_INS:
        return None
    if face in SHEARED:
        upright = _measures(SHEARED[face], character)
        if upright is None:
            return None
        step, x0, y0, x1, y1 = upright
        return step, x0 + SLOPE * y0, y0, x1 + SLOPE * y1, y1
    own = measures(face, character) or letter(face, character)
    if own is not None or not bare(character):
        return own
    under = _measures(face, bare(character))
    if under is None:
        return None
    picture, left, top = _picture(face, _LARGE, character)
    high, wide = picture.shape
    box = left, -(top + high), left + wide, -top
    return under[0], *(edge / _LARGE for edge in box)  # type: ignore[return-value]


@lru_cache(maxsize=2048)
def _picture(face: str, size: float, character: str) -> tuple[npt.NDArray[np.uint8], int, int]:
    """(h, w) the ink of a letter, and where it begins: right of the pen, below the base line.

    It is asked for as often as a type is tried in more than one height.
    """
    found = drawn(face, character, size) if face in _STAND_INS else None
    if found is not None:
        return found
    under = bare(character) if face in _STAND_INS else ""
    own = drawn(face, under, size) if under else None
    if own is not None and own[0].size and has(_drawn(face), character):
        own = without_dot(own) if dotless(under) != under else own
        if character == "ı":
            return own
        other = _drawn(face)
        plain = _picture(other, size, dotless(under))
        return with_mark(own, plain, _picture(other, size, character))
    font = _font(_drawn(face), size)
    left, top, right, bottom = (
        int(edge) for edge in font.getbbox(character, mode="L", anchor="ls")
    )
    page = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(page).text((-left, -top), character, fill=255, font=font, anchor="ls")
    whole = np.asarray(page)
    # Pillow's box is that of the advance, not of the ink.
    rows, cols = np.flatnonzero(whole.any(axis=1)), np.flatnonzero(whole.any(axis=0))
    if not len(rows):
        return whole[:0, :0], 0, 0
    ink = whole[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    return ink, left + int(cols[0]), top + int(rows[0])


@lru_cache(maxsize=4096)
def has(face: str, character: str) -> bool:
    """Whether a family has a letter: "Computer Modern" draws one box for all that have accents."""
    if character.isspace() or _measures(face, character) is not None:
        return True
    font = _font(_drawn(face), _LARGE)
    return bytes(font.getmask(character)) != bytes(font.getmask(_NONE))


def _drawn(face: str) -> str:
    return _STAND_INS.get(face, face)


@lru_cache(maxsize=4096)
def room(em: float) -> tuple[int, int]:
    """(columns before the pen, rows above the base line) in the pictures of ``glyph``."""
    return math.ceil(0.4 * em) + 2, math.ceil(1.15 * em) + 2


@lru_cache(maxsize=4096)
def reach(em: float) -> tuple[int, int]:
    """(rows, columns) that hold the picture of any letter."""
    before, above = room(em)
    return above + math.ceil(0.45 * em) + 2, math.ceil(1.1 * em) + 2 * before


def glyph(
    face: str,
    em: float,
    character: str,
    phase: tuple[int, int] = (0, 0),
    blur: float = 0.0,
    weight: float = 1.0,
    tall: float = 1.0,
) -> Coverage:
    """(h, w) float32: how much of each pixel a letter covers, 0–1.

    ``phase`` (along, across) moves it by quarters of a pixel to the right and down; ``blur``
    is the standard deviation of what softened the picture, in pixels, ``weight`` how much
    darker than that its strokes are, and ``tall`` how much taller than its family has it.
    """
    return glyphs(face, em, character, along(phase[1]), blur, weight, tall)[..., phase[0]]


Phases = tuple[tuple[int, int], ...]


@cache
def along(down: int) -> Phases:
    """The places along a line that a letter may begin at, so many quarters of a pixel down."""
    return tuple((right, down) for right in range(PHASES))


@cache
def _furthest(phases: Phases) -> tuple[int, int]:
    """The furthest place along a line, and the lowest one across it."""
    return max(right for right, _ in phases), max(down for _, down in phases)


ACROSS: Phases = tuple((0, down) for down in range(PHASES))
"""The places across a line."""


@lru_cache(maxsize=16384)
def glyphs(
    face: str,
    em: float,
    character: str,
    phases: Phases,
    blur: float = 0.0,
    weight: float = 1.0,
    tall: float = 1.0,
) -> Coverage:
    """(h, w, phases): what ``glyph`` says of each phase, all at once, which is quicker."""
    if blur > 0:
        sharp = glyphs(face, em, character, phases, tall=tall)
        cover = np.asarray(cv2.GaussianBlur(sharp, (0, 0), blur), dtype=np.float32)
    elif weight != 1.0:
        cover = glyphs(face, em, character, phases, tall=tall)
    else:
        cover = _small(*_fine(face, em, character, tall), phases)
    if weight != 1.0:
        cover = np.minimum(cover * np.float32(weight), np.float32(1))
    cover.setflags(write=False)
    return cover


def _small(
    fine: Coverage, inked: tuple[int, int, int, int], phases: Phases
) -> npt.NDArray[np.float32]:
    """A letter made small at phases; ``inked`` are the rows and columns with ink, half-open."""
    step = _FINE // PHASES
    shape = fine.shape[0] // _FINE, fine.shape[1] // _FINE
    cover = np.zeros((*shape, len(phases)), dtype=np.float32)
    # Whole pixels that hold the ink; all others are blank.
    y0, x0 = inked[0] // _FINE, inked[2] // _FINE
    furthest, lowest = _furthest(phases)
    y1 = min(-(-(inked[1] + step * lowest) // _FINE), shape[0])
    x1 = min(-(-(inked[3] + step * furthest) // _FINE), shape[1])
    if y1 > y0 and x1 > x0:
        whole = (y1 - y0) * _FINE, (x1 - x0) * _FINE
        moved = np.zeros((*whole, len(phases)), dtype=np.float32)
        for number, (right, down) in enumerate(phases):
            right, down = right * step, down * step
            target = moved[down if y0 == 0 else 0 :, right if x0 == 0 else 0 :, number]
            top, left = max(y0 * _FINE - down, 0), max(x0 * _FINE - right, 0)
            target[:] = fine[top : top + target.shape[0], left : left + target.shape[1]]
        small = cv2.resize(moved, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA)
        cover[y0:y1, x0:x1] = small.reshape(y1 - y0, x1 - x0, -1)
    return cover


@lru_cache(maxsize=2048)
def _fine(
    face: str, em: float, character: str, tall: float
) -> tuple[Coverage, tuple[int, int, int, int]]:
    """A letter on the fine raster, at the first phase, and the rows and columns with ink."""
    before, above = room(em)
    width = math.ceil(advance(face, em, character) + 0.4 * em) + 2 * before
    height = reach(em)[0]
    fine = np.zeros((height * _FINE, width * _FINE), dtype=np.float32)
    scale = em * _FINE
    picture, left, top = _stretched(*_picture(face, scale, character), tall)
    if not picture.size:
        return fine, (0, 0, 0, 0)
    y, x = above * _FINE + top, before * _FINE + left
    a, b = max(0, y), max(0, x)
    part = picture[a - y : fine.shape[0] - y, b - x : fine.shape[1] - x]
    fine[a : a + part.shape[0], b : b + part.shape[1]] = part / np.float32(255)
    return fine, (a, a + part.shape[0], b, b + part.shape[1])


def _stretched(
    picture: npt.NDArray[np.uint8], left: int, top: int, tall: float
) -> tuple[npt.NDArray[np.uint8], int, int]:
    """A letter as ``_picture`` gives it, so much taller on its base line."""
    if tall == 1.0 or not picture.size:
        return picture, left, top
    first = math.floor(tall * top)
    height = math.ceil(tall * (top + picture.shape[0])) - first
    # Middles of pixels stand half a pixel from where these begin.
    down = tall * (top + 0.5) - 0.5 - first
    move = np.array([[1.0, 0.0, 0.0], [0.0, tall, down]])
    found = cv2.warpAffine(picture, move, (picture.shape[1], height), flags=cv2.INTER_LINEAR)
    return np.asarray(found, dtype=np.uint8), left, first


@lru_cache(maxsize=256)
def _font(face: str, size: float) -> ImageFont.FreeTypeFont:
    basic = ImageFont.Layout.BASIC
    file = (FACES | _SLANTED)[face]
    return ImageFont.truetype(str(_folder() / file), size, layout_engine=basic)


@cache
def _folder() -> Path:
    found = importlib.util.find_spec("matplotlib")
    places = (found.submodule_search_locations or []) if found is not None else []
    for place in places:
        return Path(place) / "mpl-data" / "fonts" / "ttf"
    return Path()
