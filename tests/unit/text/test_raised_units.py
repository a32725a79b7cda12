"""Raised ends of units that one reader garbles."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_series import readings

from unheat.model import Raster, Reason
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.raised_units import with_raised_units

YIELD = ("Yield (t ha~?)", "Yield (t ha⁻¹)", "Yield (t ha⁻¹)")


def told(drawn: str, said: tuple[str, ...], px: float = 20.0) -> tuple[str, bool]:
    """What is told of a bar's title that is drawn so, and whether it is up for review."""
    figure = Figure(figsize=(4.0, 1.0), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    figure.text(0.1, 0.4, drawn, fontsize=0.72 * px)
    canvas.draw()
    rgb = np.ascontiguousarray(np.asarray(canvas.buffer_rgba())[..., :3])
    raster = Raster(rgb=rgb, name="page", sha256="", format="png")
    glyphs = find_glyphs(raster, [], (255.0, 255.0, 255.0))
    (line,) = group_lines(glyphs, np.arange(len(glyphs)), 0.0, glyphs.text_size())
    (one,) = readings(said[1], doubted={0: (said[0],)})
    site = replace(one.site, role="bar-label", lines=(line,))
    reading = replace(one, site=site, said=said, reasons=(Reason.READERS_DIFFER,))
    sites: Any = SimpleNamespace(
        glyphs=glyphs,
        pictures={},
        layout=SimpleNamespace(raster=raster, background=(255.0, 255.0, 255.0)),
    )
    found = with_raised_units(sites, {site.key: reading})[site.key]
    return found.text, found.review


def test_ink_and_most_readers_tell_a_raised_end() -> None:
    assert told("Yield (t ha$^{-1}$)", YIELD) == ("Yield (t ha⁻¹)", False)
    said = ("Games (x10)", "Games (×10³)", "Games (×10³)")
    assert told("Games (×10$^3$)", said) == ("Games (×10³)", False)
    said = ("c (mol L7!)", "c (mol L−1)", "c (mol L¹)")
    assert told("c (mol L$^{-1}$)", said)[0] in ("c (mol L⁻¹)", "c (mol L−1)")


@pytest.mark.parametrize("drawn", ["Yield (t ha$^1$)", "Yield (t ha-1)", "Yield (t ha$^{-12}$)"])
def test_other_ink_leaves_the_dispute(drawn: str) -> None:
    assert told(drawn, YIELD) == ("Yield (t ha⁻¹)", True)


@pytest.mark.parametrize(
    "said",
    [
        ("Yield (t ha~?)", "Yield (t ha⁻¹)", "Yield (t ha⁻²)"),
        ("Field (t ha~?)", "Yield (t ha⁻¹)", "Yield (t ha⁻¹)"),
        ("Yield (t ha⁻¹)", "Yield (t ha⁻¹)"),
    ],
)
def test_other_disputes_stay(said: tuple[str, ...]) -> None:
    assert told("Yield (t ha$^{-1}$)", said) == ("Yield (t ha⁻¹)", True)


def test_a_plain_letter_for_a_greek_one_stays_in_doubt() -> None:
    said = ("Chl (µg L~?)", "Chl (ug L⁻¹)", "Chl (µg L⁻¹)")
    assert told("Chl (µg L$^{-1}$)", said)[1]
