"""A turned title that runs into the labels of rows: they are cut, and it is lost."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.text.test_figures_on_a_page import Sheet
from tests.unit.text.test_left_over import axis_of

from unheat.text.labels import Sites, locate
from unheat.text.left_over import with_letters_left

NAMES = ("Austria", "Belgium", "Denmark")


def with_title(x: int, y: int = 190, *, title: str = "Country") -> Sites:
    """The texts of three rows with a turned title whose middle is at x and y."""
    sheet = Sheet((200, 100, 60), size=(340, 500))
    for name, center in zip(NAMES, (130, 190, 250), strict=True):
        sheet.write(name, 155, center)
    for number in range(4):
        sheet.write(str(number), 230 + 60 * number, 300)
    strip = np.full((20, 90, 3), 255, dtype=np.uint8)
    cv2.putText(strip, title, (8, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (0,) * 3, 1, cv2.LINE_AA)
    turned = np.rot90(strip)
    place = sheet.pixels[y - 45 : y + 45, x - 10 : x + 10]
    np.minimum(place, turned, out=place)
    return locate(sheet.layout())


def in_doubt(sites: Sites) -> tuple[bool, list[int]]:
    """Whether the title of the rows is asked about or found, and which labels are."""
    titled = any((role, owner) == ("row-title", 0) for role, owner, _ in sites.unclaimed)
    titled |= bool(sites.of("row-title", 0))
    axis = with_letters_left(sites, axis_of(sites, "row"), 0, "row")
    return titled, [i for i, review in enumerate(axis.review) if review]


@pytest.mark.parametrize("x", [118, 124, 130])
def test_a_title_over_a_label_is_asked_about(x: int) -> None:
    assert in_doubt(with_title(x)) == (True, [1])


def test_a_title_beside_the_labels_leaves_them_alone() -> None:
    assert in_doubt(with_title(90)) == (True, [])


def test_labels_without_a_title_are_left_alone() -> None:
    assert in_doubt(with_title(90, title="")) == (False, [])
