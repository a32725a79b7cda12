"""Level labels as matplotlib draws them, with what a reader made of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_series import readings

from unheat.model import Raster
from unheat.text.ink import Glyphs, find_glyphs
from unheat.text.lines import group_lines
from unheat.text.reading import Reading
from unheat.text.sites import Sites


def drawn_labels(
    drawn: Sequence[str],
    read: Sequence[str],
    px: float,
    family: str = "DejaVu Sans",
    *,
    blur: float = 0.0,
) -> tuple[Glyphs, dict[str, Reading]]:
    """The ink of labels that are ``drawn`` one below the other, and their readings by key.

    ``blur`` is the standard deviation of a Gauss window in pixels, 0 for none.
    """
    figure = Figure(figsize=(3.0, 3.0), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    for number, text in enumerate(drawn):
        place = 0.9 - 0.15 * number
        figure.text(0.1, place, text, fontsize=0.72 * px, va="baseline", family=family)
    canvas.draw()
    rgb = np.ascontiguousarray(np.asarray(canvas.buffer_rgba())[..., :3])
    if blur:
        rgb = np.asarray(cv2.GaussianBlur(rgb, (0, 0), blur), dtype=np.uint8)
    raster = Raster(rgb=rgb, name="page", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0, 255.0, 255.0))
    lines = group_lines(glyphs, np.arange(len(glyphs)), 0.0, glyphs.text_size())
    lines = sorted(lines, key=lambda line: line.center[1])
    assert len(lines) == len(drawn)
    known: dict[str, Reading] = {}
    for number, (one, line) in enumerate(zip(readings(*read), lines, strict=True)):
        site = replace(one.site, lines=(line,), index=number)
        known[site.key] = replace(one, site=site)
    return glyphs, known


def doubted_labels(
    look: Callable[[Sites, dict[str, Reading]], dict[str, Reading]],
    drawn: Sequence[str],
    read: Sequence[str],
    px: float = 12.0,
    family: str = "DejaVu Sans",
) -> list[str]:
    """Texts of the labels of rows that are up for review to one who has a ``look`` at them."""
    glyphs, known = drawn_labels(drawn, read, px, family)
    sites: Any = SimpleNamespace(
        glyphs=glyphs,
        axes=lambda: [("row", 0)],
        of=lambda role, number: [one.site for one in known.values()],
    )
    found = look(sites, known)
    assert all(one.review for one in found.values())
    return [one.text for one in found.values()]
