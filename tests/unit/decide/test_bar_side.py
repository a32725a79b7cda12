"""Where bars stand beside panels, and numbers beside bars."""

import pytest

from unheat.decide.bar_side import is_of_another, side_of_numbers, side_of_panel
from unheat.model import Bar, Box

GRID = Box(100, 100, 300, 300)


@pytest.mark.parametrize(
    ("box", "orientation", "side"),
    [
        (Box(320, 100, 335, 300), "vertical", "right"),
        (Box(60, 100, 75, 300), "vertical", "left"),
        (Box(20, 10, 35, 80), "vertical", "left"),
        (Box(100, 330, 300, 345), "horizontal", "bottom"),
        (Box(20, 10, 80, 60), "horizontal", "top"),
        (Box(190, 20, 205, 90), "vertical", "top"),
    ],
)
def test_the_side_of_the_panel(box: Box, orientation: str, side: str) -> None:
    assert side_of_panel(Bar(box=box, orientation=orientation), GRID) == side


def test_numbers_stand_where_their_texts_are() -> None:
    bar = Bar(box=Box(100, 330, 300, 345), orientation="horizontal", tick_side="bottom")
    assert side_of_numbers(bar, [Box(100, 315, 110, 325), Box(290, 315, 300, 325)]) == "top"
    assert side_of_numbers(bar, []) == "bottom"


@pytest.mark.parametrize(
    ("panel", "other", "doubtful"),
    [
        (Box(0, 88, 150, 291), Box(200, 100, 300, 300), True),  # pasted side by side
        (Box(0, 150, 150, 250), Box(200, 100, 300, 300), False),  # fewer rows, in the middle
        (Box(0, 100, 150, 200), Box(200, 100, 300, 300), False),  # from the same line down
        (Box(200, 330, 300, 530), Box(200, 100, 300, 300), False),  # another row of panels
        (Box(150, 330, 300, 480), Box(200, 100, 300, 300), True),  # another figure under it
    ],
)
def test_a_bar_is_of_the_panel_that_it_was_drawn_with(
    panel: Box, other: Box, doubtful: bool
) -> None:
    bar = Bar(box=Box(320, 101, 335, 300), orientation="vertical")
    assert is_of_another(bar, panel, [other]) == doubtful
    assert not is_of_another(bar, other, [panel])
