"""Words for colors against colors that people named."""

from __future__ import annotations

import re

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import CSS4_COLORS, XKCD_COLORS, to_rgb

from unheat.color.shades import agrees
from unheat.color.words import color_words

BASIC = ("red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "gray")
MODIFIERS = ("dark", "light", "pale", "deep", "bright", "")


def named() -> dict[str, tuple[float, ...]]:
    """Names of the xkcd survey that are basic words with one word before them."""
    words = rf"(?:(?:{'|'.join(filter(None, MODIFIERS))}) )?(?:{'|'.join(BASIC)}|grey)"
    return {
        name.removeprefix("xkcd:"): tuple(255 * channel for channel in to_rgb(code))
        for name, code in XKCD_COLORS.items()
        if re.fullmatch(words, name.removeprefix("xkcd:"))
    }


def test_the_survey_holds_enough_names() -> None:
    assert len(named()) > 45


def test_what_people_called_a_color_can_be_said_of_it() -> None:
    wrong = [name for name, rgb in named().items() if not agrees(name, rgb)]
    assert len(wrong) <= 0.04 * len(named()), wrong


def test_names_of_the_web_can_be_said_of_their_colors() -> None:
    known = {
        name: to_rgb(code)
        for name, code in CSS4_COLORS.items()
        if name in (*BASIC, "black", "white")
    }
    wrong = [name for name, rgb in known.items() if not agrees(name, [255 * c for c in rgb])]
    assert wrong == []


def test_another_basic_word_cannot_be_said() -> None:
    """Of words for hues far apart, nearly none goes for both."""
    far = {"red": "blue", "blue": "orange", "green": "pink", "yellow": "purple", "orange": "teal"}
    colors = [(name, rgb) for name, rgb in named().items() if name.split()[-1] in far]
    taken = [name for name, rgb in colors if agrees(far[name.split()[-1]], rgb)]
    assert taken == []


@pytest.mark.parametrize("name", ["coolwarm", "RdBu_r", "viridis", "jet", "Reds", "Spectral_r"])
def test_our_own_words_can_be_said(name: str) -> None:
    """What ``describe`` calls a color is no misfit in ``validate``."""
    for place in np.linspace(0, 1, 33):
        rgb = [255 * float(channel) for channel in matplotlib.colormaps[name](float(place))[:3]]
        assert agrees(color_words(rgb), rgb), (name, place, color_words(rgb), rgb)


@pytest.mark.parametrize(
    ("words", "rgb", "fits"),
    [
        ("dark blue", (59, 76, 192), True),
        ("(bright red)", (180, 4, 38), True),
        ("dark blue", (180, 4, 38), False),
        ("orange-red", (240, 80, 30), True),
        ("light orange", (246, 170, 130), True),
        ("Reddish", (200, 40, 40), True),
        ("pale", (250, 250, 210), None),
        ("light yellow", (252, 255, 164), True),
        ("dark purple", (68, 1, 84), True),
        ("yellow", (68, 1, 84), False),
        ("blue-green", (30, 140, 150), True),
        ("beige", (221, 220, 219), True),
        ("white", (230, 230, 235), True),
        ("black", (255, 255, 255), False),
        ("dark green", (240, 255, 240), False),
        ("highest in its row", (200, 0, 0), None),
        ("covered by a star", (200, 0, 0), None),
    ],
)
def test_words_and_colors(words: str, rgb: tuple[int, int, int], fits: bool | None) -> None:
    assert agrees(words, rgb) is fits
