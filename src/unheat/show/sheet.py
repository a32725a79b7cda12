"""A sheet of paper with the source on it, to draw on: enlarged, with margins and a strip.

Pillow only, since an overlay is made for every figure and has to be quick.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from unheat.model import IDENTITY, Box
from unheat.model.geometry import apply_transform

Color = tuple[int, int, int]
Transform = tuple[tuple[float, ...], ...]

WHITE: Color = (255, 255, 255)
BLACK: Color = (20, 20, 20)
GRID: Color = (0, 170, 220)
TEXT: Color = (30, 80, 220)
BAR: Color = (0, 140, 70)
CONFLICT: Color = (220, 0, 180)
DOUBT: Color = (240, 120, 0)
REFUSED: Color = (200, 30, 30)
QUIET: Color = (120, 120, 120)
UNEXPLAINED: Color = (150, 60, 200)

MAX_PX = 2400.0
"""Longest side up to which a small source is enlarged."""


class Sheet:
    """The source enlarged by ``factor``, inside margins (left, top, right, bottom) in px.

    Coordinates of all methods are pixels of the source (through ``transform`` where a
    panel was rectified); line widths, fonts and ``turn``-free captions are in sheet pixels.
    """

    def __init__(
        self,
        rgb: npt.NDArray[np.uint8],
        factor: float,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    ) -> None:
        height, width = rgb.shape[:2]
        size = (max(1, round(width * factor)), max(1, round(height * factor)))
        source = Image.fromarray(rgb)
        if size != source.size:
            source = source.resize(size, Image.Resampling.BICUBIC)
        left, top, right, bottom = margins
        self.image = Image.new("RGB", (size[0] + left + right, size[1] + top + bottom), WHITE)
        self.image.paste(source, (left, top))
        self.draw = ImageDraw.Draw(self.image)
        self.factor = factor
        self.margins = margins
        self.size = size
        self.line = max(1, round(max(size) / 1500))

    def xy(
        self, points: npt.ArrayLike, transform: Transform = IDENTITY
    ) -> list[tuple[float, float]]:
        """Source points (n, 2) → places on the sheet."""
        array = np.asarray(points, dtype=float).reshape(-1, 2)
        if transform != IDENTITY:
            array = apply_transform(transform, array)
        placed = array * self.factor + np.asarray(self.margins[:2])
        return [(float(x), float(y)) for x, y in placed]

    def box(
        self, box: Box, color: Color, *, width: int = 1, transform: Transform = IDENTITY
    ) -> None:
        """The outline of a box, drawn as a polygon so that turned panels stay turned."""
        corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)]
        points = self.xy([*corners, corners[0]], transform)
        self.draw.line(points, fill=color, width=width * self.line, joint="curve")

    def lines(
        self,
        segments: Iterable[tuple[float, float, float, float]],
        color: Color,
        *,
        width: int = 1,
        transform: Transform = IDENTITY,
    ) -> None:
        """Segments (x0, y0, x1, y1)."""
        for x0, y0, x1, y1 in segments:
            points = self.xy([(x0, y0), (x1, y1)], transform)
            self.draw.line(points, fill=color, width=width * self.line)

    def caption(
        self,
        text: str,
        place: tuple[float, float],
        size: int,
        *,
        color: Color = BLACK,
        paper: Color | None = WHITE,
        anchor: str = "mm",
        turn: float = 0.0,
    ) -> None:
        """Text at a place on the sheet (in sheet pixels) with paper under it.

        ``anchor`` is Pillow's: l, m, r across and a (top), m, s or d (bottom) along.
        """
        letters, text = font(size), one_line(text)
        if turn:
            self._turned(text, place, letters, color, anchor, turn)
            return
        if paper is not None:
            x0, y0, x1, y1 = self.draw.textbbox(place, text, font=letters, anchor=anchor)
            self.draw.rectangle((x0 - 2, y0 - 1, x1 + 2, y1 + 1), fill=paper)
        self.draw.text(place, text, fill=color, font=letters, anchor=anchor)

    def _turned(
        self,
        text: str,
        place: tuple[float, float],
        letters: ImageFont.FreeTypeFont,
        color: Color,
        anchor: str,
        turn: float,
    ) -> None:
        x0, y0, x1, y1 = letters.getbbox(text)
        patch = Image.new("L", (int(x1 - x0) + 2, int(y1 - y0) + 2), 0)
        ImageDraw.Draw(patch).text((1 - x0, 1 - y0), text, fill=255, font=letters)
        patch = patch.rotate(turn, expand=True)
        x = place[0] - {"l": 0.0, "m": patch.width / 2, "r": patch.width}[anchor[0]]
        y = place[1] - {"a": 0.0, "m": patch.height / 2, "d": patch.height}[anchor[1]]
        self.image.paste(color, (round(x), round(y)), patch)

    def finish(self, notes: Sequence[tuple[str, Color]]) -> npt.NDArray[np.uint8]:
        """The sheet with a strip of notes under it, uint8 (height, width, 3)."""
        size = max(11, round(max(self.size) / 110))
        width = self.image.width
        rows: list[tuple[str, Color]] = []
        for text, color in notes:
            rows += [(part, color) for part in _broken(one_line(text), size, width - 2 * size)]
        step = round(1.45 * size)
        strip = step * len(rows) + size if rows else 0
        whole = Image.new("RGB", (width, self.image.height + strip), (245, 245, 245))
        whole.paste(self.image, (0, 0))
        draw = ImageDraw.Draw(whole)
        for i, (text, color) in enumerate(rows):
            draw.text((size, self.image.height + size // 2 + i * step), text, color, font(size))
        return np.asarray(whole, dtype=np.uint8).copy()


@functools.lru_cache(maxsize=64)
def font(size: int) -> ImageFont.FreeTypeFont:
    """DejaVu Sans from matplotlib's data, found without importing matplotlib."""
    spec = importlib.util.find_spec("matplotlib")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
        if path.exists():
            # The basic layout engine: Raqm may be missing, and fails on some odd characters.
            return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
    default = ImageFont.load_default(size)
    if not isinstance(default, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType")
    return default


def text_width(text: str, size: int) -> float:
    """Width of text in px at a font size in px."""
    return float(font(size).getlength(one_line(text)))


def one_line(text: str) -> str:
    """Text without line breaks and without what cannot be drawn (control characters)."""
    return "".join(char if char.isprintable() else " " for char in text)


def _broken(text: str, size: int, room: float) -> list[str]:
    """Text over as many lines as the room asks for."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size) > room:
            lines.append(line)
            line = "    " + word
        else:
            line = longer
    return [*lines, line]
