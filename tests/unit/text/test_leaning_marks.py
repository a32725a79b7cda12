"""An acute in the place of a dot, in print in which both are as large."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.model import Layout, Raster
from unheat.text.ink import find_glyphs
from unheat.text.leaning_marks import leaning
from unheat.text.lines import group_lines
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

matplotlib = pytest.importorskip("matplotlib")

_SAID = ["Hanoi", "Nairobi", "Vik", "Quito"]


def _sites(drawn: list[str]) -> tuple[Sites, dict[str, Reading]]:
    """Labels one below the other in DejaVu Sans of 11 pixels, read as ``_SAID``."""
    path = f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans.ttf"
    image = Image.new("RGB", (200, 40 * len(drawn)), "white")
    pen = ImageDraw.Draw(image)
    for row, text in enumerate(drawn):
        # Spaced, so that no letters touch.
        for place, letter in enumerate(text):
            pen.text(
                (20 + 14 * place, 10 + 40 * row), letter, "black", ImageFont.truetype(path, 12)
            )
    white = (255, 255, 255)
    raster = Raster(rgb=np.asarray(image), name="page", sha256="0" * 64, format="png")
    glyphs = find_glyphs(raster, [], white)
    layout = Layout(raster=raster, panels=(None,), bars=(), background=white)  # type: ignore[arg-type]
    sites, readings = [], {}
    for row, text in enumerate(_SAID):
        inside = np.flatnonzero(glyphs.boxes[:, 1] // 40 == row)
        (line,) = group_lines(glyphs, inside, 0.0, 9.0)
        site = Site(role="row", owner=0, index=row, lines=(line,), turns=(0.0,))
        sites.append(site)
        readings[site.key] = Reading(site=site, text=text, confidence=0.99, turn=0.0)
    none = np.zeros(0, dtype=np.int64)
    found = Sites(layout=layout, glyphs=glyphs, sites=tuple(sites), unclaimed=(), left=none)
    return found, readings


def test_a_mark_beside_its_stem_is_no_dot() -> None:
    sites, readings = _sites(["Hanoi", "Nairobi", "Vík", "Quito"])
    assert leaning(sites, readings) == {sites.sites[2].key}


def test_dots_over_their_stems_are_dots() -> None:
    sites, readings = _sites(_SAID)
    assert not leaning(sites, readings)
