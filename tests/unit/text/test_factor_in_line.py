"""Factors of level bars that stand level with the raised signs of the name."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar, Box
from unheat.text.labels import locate
from unheat.text.sites import Sites


def below(raised: str, *more: tuple[str, int]) -> Sites:
    """A level bar with numbers, and under these a raised sign, the letters of the name lower down,
    and what else stands level with that sign."""
    drawing = Drawing()
    drawing.pixels[240:255, 130:350] = np.linspace(0, 200, 220).astype(np.uint8)[:, None]
    bar = Bar(box=Box(130, 240, 350, 255), orientation="horizontal", tick_side="bottom")
    for number, place in enumerate((135, 190, 240, 290, 345)):
        drawing.write(str(number), place, 266)
    drawing.write("gM", 229, 290, 0.5)
    drawing.write(raised, 244, 283, 0.3)
    for text, place in more:
        drawing.write(text, place, 283)
    return locate(drawing.layout(bar))


def test_a_factor_level_with_raised_signs_is_no_part_of_the_name() -> None:
    sites = below("3", ("1e-5", 332))
    assert [site.box.center[0] for site in sites.of("bar-offset", 0)] == pytest.approx([332], abs=5)
    (name,) = sites.of("bar-label", 0)
    assert name.box.x1 < 260
    assert len(name.lines) == 1


def test_a_name_with_raised_signs_alone_has_no_factor() -> None:
    sites = below("3")
    assert not sites.of("bar-offset", 0)
    assert len(sites.of("bar-label", 0)) == 1
