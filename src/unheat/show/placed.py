"""A piece of text with its place, and how texts are stacked around a box."""

from __future__ import annotations

import math
from dataclasses import dataclass

from unheat.model import Box
from unheat.show.measure import LINE_SPACING, extent, turned


@dataclass(frozen=True, slots=True)
class Placed:
    """Text at (x, y) in source pixels, ``size`` the font size in source pixels.

    ``across`` and ``along`` say which point of the upright box around the ink of the turned
    text stands at (x, y): "left", "center", "right" and "top", "center", "bottom"; for
    text that is not turned also "baseline", that of its first line.
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
        """The box of its ink; fonts differ from the source's by a pixel or two."""
        size = extent(self.text)
        width, height = (side * self.size for side in turned(size, self.turn))
        x0 = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.across]
        above = {
            "top": 0.0,
            "center": height / 2,
            "bottom": height,
            "baseline": size.ascent * self.size,
        }
        y0 = self.y - above[self.along]
        return Box(x0, y0, x0 + width, y0 + height)

    def lines(self) -> list[tuple[str, float, float]]:
        """(line, x, y) of every line: where its baseline starts, is centred or ends."""
        size = extent(self.text)
        x, y = self.box.center
        cosine, sine = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        along = {"left": -0.5, "center": 0.0, "right": 0.5}[self.across] * size.width * self.size
        if self.turn:
            along = 0.0
        result = []
        for i, line in enumerate(self.text.split("\n")):
            # Measured from the middle of the ink upwards, in the turned system.
            up = (size.height / 2 - size.ascent - i * LINE_SPACING) * self.size
            result.append((line, x + along * cosine - up * sine, y - along * sine - up * cosine))
        return result

    @property
    def flush(self) -> str:
        """How the lines are aligned to each other and to the places of ``lines``."""
        return "center" if self.turn else self.across


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
