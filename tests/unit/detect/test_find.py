"""The order in which panels are numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from unheat.detect.find import _in_reading_order
from unheat.model import Box


@dataclass
class Placed:
    box: Box


def test_panels_of_one_row_need_not_begin_at_the_same_pixel() -> None:
    upper_left, upper_right = Placed(Box(0, 12, 50, 60)), Placed(Box(80, 10, 130, 62))
    lower_left, lower_right = Placed(Box(0, 90, 50, 140)), Placed(Box(80, 88, 130, 110))
    mixed = cast("Any", [lower_right, upper_right, lower_left, upper_left])
    ordered = cast("list[Any]", _in_reading_order(mixed))
    assert ordered == [upper_left, upper_right, lower_left, lower_right]
