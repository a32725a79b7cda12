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


FAINT = ("   ", "   ", "   ", "...", "...", "   ", "   ", "   ")


def test_a_bar_fainter_than_its_digits_is_a_minus_sign() -> None:
    faint = [f"{bar} {row}" for bar, row in zip(FAINT, NOUGHT, strict=True)]
    assert skeleton(crop(*faint)).parts == "-d"
    assert skeleton(crop(*faint)).certain
    # Half of it, one that is higher than a bar, and one at the feet of the digits are none.
    assert skeleton(crop(*[row[2:] for row in faint])).parts == "d"
    high = ["..." if number < 6 else "   " for number in range(8)]
    assert skeleton(crop(*[f"{b} {row}" for b, row in zip(high, NOUGHT, strict=True)])).parts == "d"
    low = [*FAINT[5:], *FAINT[:5]]
    assert skeleton(crop(*[f"{b} {row}" for b, row in zip(low, NOUGHT, strict=True)])).parts == "d"


def test_a_faint_line_that_goes_on_behind_its_digits_is_no_sign() -> None:
    rows = [f"{bar} {row} {row}" for bar, row in zip(FAINT, NOUGHT, strict=True)]
    ruled = [row.replace(" ", ".") if number in (3, 4) else row for number, row in enumerate(rows)]
    assert "-" not in skeleton(crop(*ruled)).parts
