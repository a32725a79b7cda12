"""A piece of text with its place, and how texts are stacked around a box."""

from __future__ import annotations

from dataclasses import dataclass

from unheat.model import Box
from unheat.show.measure import extent, turned


@dataclass(frozen=True, slots=True)
class Placed:
    """Text at (x, y) in source pixels, ``size`` the font size in source pixels.

    ``across`` and ``along`` say which point of the upright box around the turned text
    stands at (x, y): "left", "center", "right" and "top", "center", "bottom".
    """

    text: str
    x: float
    y: float
    size: float
    turn: float = 0.0
    across: str = "center"
    along: str = "center"

    @property
    def box(self) -> Box:
        """The box of its ink, nearly: fonts differ by a pixel or two."""
        unit = turned(extent(self.text), self.turn)
        width, height = unit.width * self.size, unit.height * self.size
        x0 = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.across]
        y0 = self.y - {"top": 0.0, "center": height / 2, "bottom": height}[self.along]
        return Box(x0, y0, x0 + width, y0 + height)


def stack(text: str, size: float, around: Box, side: str, *, turn: float = 0.0) -> Placed:
    """Text centred on one side of a box, half its size away from it."""
    gap = 0.6 * size
    x, y = around.center
    if side == "left":
        return Placed(text, around.x0 - gap, y, size, turn, "right", "center")
    if side == "right":
        return Placed(text, around.x1 + gap, y, size, turn, "left", "center")
    if side == "top":
        return Placed(text, x, around.y0 - gap, size, turn, "center", "bottom")
    return Placed(text, x, around.y1 + gap, size, turn, "center", "top")
