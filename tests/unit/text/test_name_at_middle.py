"""Short upright names that stand on the line of a bar's middle number."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.text.test_labels import FONT, Drawing

from unheat.model import Bar, Box
from unheat.text.labels import locate
from unheat.text.sites import Sites


def _located(name: str, numbers: tuple[str, ...], *, level: str = "", off: int = 467) -> Sites:
    """An upright bar with ``numbers`` from 440, ``name`` set upwards from ``off`` on its middle and
    ``level`` behind the number there."""
    drawing = Drawing()
    drawing.pixels[70:210, 412:428] = np.linspace(200, 0, 140).astype(np.uint8)[:, None, None]
    places = [80.0 + 120.0 * k / (len(numbers) - 1) for k in range(len(numbers))]
    for text, place in zip(numbers, places, strict=True):
        cv2.putText(drawing.pixels, text, (434, round(place) + 5), FONT, 0.45, (0,) * 3, 1)
    if name:
        drawing.turned(name, off, 140)
    if level:
        cv2.putText(drawing.pixels, level, (448, 145), FONT, 0.45, (0,) * 3, 1)
    bar = Bar(
        box=Box(412, 70, 428, 210),
        orientation="vertical",
        tick_side="right",
        tick_positions=tuple(places),
    )
    return locate(drawing.layout(bar))


@pytest.mark.parametrize("name", ["pp", "m", "mm", "h/wk"])
def test_a_turned_name_on_the_line_of_the_middle_number_is_the_bars(name: str) -> None:
    sites = _located(name, ("200", "100", "0", "-100", "-200"), off=460)
    ticks = sites.of("tick", 0)
    assert [round(site.box.center[1]) for site in ticks] == [80, 110, 140, 170, 200]
    assert max(site.box.width for site in ticks) < 42
    (label,) = sites.of("bar-label", 0)
    assert label.box.x0 > 450
    assert abs(label.box.center[1] - 140) <= 3


def test_units_behind_every_number_and_words_behind_one_are_no_turned_name() -> None:
    with_units = _located("", ("20 m", "10 m", "0 m", "-10 m"))
    assert len(with_units.of("tick", 0)) == 4
    assert not with_units.of("bar-label", 0)
    noted = _located("", ("20", "10", "0", "-10", "-20"), level="(mean)")
    assert all(site.box.x0 < 440 for site in noted.of("tick", 0))
    assert not [site for site in noted.of("bar-label", 0) if site.box.width < 30]
