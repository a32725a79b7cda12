"""How a panel was drawn: what a drawing of it must know to look like its source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a panel was drawn, for drawing it again; None and 0 where there is none of it.

    ``print_dark`` and ``print_light`` are the colors, 0–255, of the print; it is dark where the
    gray level (Rec. 601, 0–1) of the cell is above ``print_turns``. ``frame_rgb`` and
    ``frame_px`` are color and width of the line around all cells, ``line_rgb`` and ``line_px``
    those of lines between cells that touch, ``row_marks_px`` and ``column_marks_px`` the length of
    the tick marks beside rows and columns.
    """

    print_dark: tuple[float, float, float] | None = None
    print_light: tuple[float, float, float] | None = None
    print_turns: float | None = None
    frame_rgb: tuple[float, float, float] | None = None
    frame_px: float = 0.0
    line_rgb: tuple[float, float, float] | None = None
    line_px: float = 0.0
    row_marks_px: float = 0.0
    column_marks_px: float = 0.0
