"""Signs and points as shapes of ink."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box, Crop
from unheat.text.skeleton import skeleton


def crop(*rows: str) -> Crop:
    """A crop from a drawing: ``#`` full ink, ``+`` half of it, ``.`` faint ink."""
    ink = {"#": 1.0, "+": 0.55, ".": 0.2, " ": 0.0}
    width = max(map(len, rows))
    coverage = np.array([[ink[char] for char in row.ljust(width)] for row in rows])
    padded = np.pad(coverage, 2)
    pixels = np.round(255 * (1 - padded)).astype(np.uint8)
    return Crop(key="0,0,0", pixels=pixels, box=Box(0, 0, *pixels.shape[::-1]), numeric=True)


NOUGHT = (" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", "#   #", " ### ")


def test_a_minus_sign_that_touches_its_digit_is_seen() -> None:
    glued = [("###" if number == 4 else "   ") + row for number, row in enumerate(NOUGHT)]
    assert skeleton(crop(*glued)).parts == "-d"
    assert skeleton(crop(*NOUGHT)).parts == "d"


def test_the_bar_of_a_four_is_no_minus_sign() -> None:
    four = (
        "     +# ",
        "    ++# ",
        "   + .# ",
        "  ++  # ",
        " .+   # ",
        "++++++#+",
        "      # ",
        "    ++#+",
    )
    assert "-" not in skeleton(crop(*four)).parts


def test_the_foot_of_a_four_that_begins_before_its_diagonal_is_no_minus_sign() -> None:
    four = (
        "       #  ",
        "      ##  ",
        "     ###  ",
        "    .###  ",
        "    # ##  ",
        "   #. ##  ",
        "  .+  ##  ",
        "  #   ##  ",
        " #.   ##  ",
        "+#    ##. ",
        "##########",
        "......##..",
        "      ##  ",
        "      ##  ",
        "      ##  ",
    )
    assert skeleton(crop(*four)).parts == "d"


@pytest.mark.parametrize("row", [0, 1, 7])
def test_a_bar_at_the_top_or_on_the_base_line_is_no_sign(row: int) -> None:
    glued = [("###" if number == row else "   ") + part for number, part in enumerate(NOUGHT)]
    assert "-" not in skeleton(crop(*glued)).parts


def test_the_dot_in_a_nought_is_no_minus_sign() -> None:
    wide = ["  ####  ", " #    # ", *["#      #"] * 6, " #    # ", "  ####  "]
    dotted = [
        row[:3] + "##" + row[5:] if number in (4, 5) else row for number, row in enumerate(wide)
    ]
    point = ["  "] * 8 + ["##", "##"]
    rows = [" ".join(parts) for parts in zip(dotted, point, wide, strict=True)]
    assert skeleton(crop(*rows)).parts == "d.d"
