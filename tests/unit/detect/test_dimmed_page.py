"""Cards before a page that was dimmed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.dimmed_page import lit_card, without_dimmed
from unheat.model import Raster

GRAY = (140.0, 140.0, 140.0)


def screen(*, lit: bool = False, cells: bool = False, flush: bool = False) -> npt.NDArray[np.uint8]:
    """A dimmed page of text, and a white card with a dark block on it; ``lit`` with light print."""
    rgb = np.full((300, 400, 3), 140, np.uint8)
    rgb[10:290:12, 10:390:3] = 255 if lit else 20
    rgb[10:290:12, 12:390:3] = 255 if lit else 90
    rgb[58:242, 78:322] = (0, 120, 215)
    rgb[60:240, 80:320] = 255
    rgb[100:200, 140:280] = 90
    rgb[64:70, 100:300:4] = 0
    if cells:
        rgb[60:100, 80:140] = (200, 80, 80)
    if flush:
        rgb[100:200, 140:320] = 90
    return rgb


def test_a_card_before_a_dimmed_page_stands_alone() -> None:
    assert lit_card(screen(), GRAY) == (80, 60, 320, 240)
    assert lit_card(screen(flush=True), GRAY) == (80, 60, 320, 240)
    card = without_dimmed(Raster(rgb=screen(), name="", sha256="", format="png"), GRAY)
    assert card is not None
    assert (card.rgb[:60] == 255).all()
    assert (card.rgb[100:200, 140:280] == 90).all()


def test_handles_of_a_card_are_none_of_its_print() -> None:
    rgb = screen()
    for x in (80, 316):
        rgb[148:152, x : x + 4] = (0, 120, 215)
    rgb[60:64, 80:84] = 140
    rgb[170:174, 80:86] = 0
    card = without_dimmed(Raster(rgb=rgb, name="", sha256="", format="png"), GRAY)
    assert card is not None
    assert (card.rgb[60:160, 80:90] == 255).all()
    assert (card.rgb[140:160, 310:320] == 255).all()
    # Letters that the edge cuts are kept.
    assert (card.rgb[170:174, 80:86] == 0).all()


@pytest.mark.parametrize("seen", ["light page", "light print", "cells"])
def test_what_is_no_such_card(seen: str) -> None:
    rgb = screen(lit=seen == "light print", cells=seen == "cells")
    page = (255.0, 255.0, 255.0) if seen == "light page" else GRAY
    assert lit_card(rgb, page) is None
