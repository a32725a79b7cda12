"""Letters laid over ink, a part at a time: the same as all of it at once."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.text.directions import _neighbours, are_double
from unheat.text.faces import _FINE, PHASES, _fine, along, glyph, reach, room
from unheat.text.likeness import Pen, _follow, canvas

FACE = "DejaVu Sans"


@pytest.mark.parametrize("character", ["W", "j", ".", " "])
@pytest.mark.parametrize("phase", [(0, 0), (1, 0), (3, 2)])
def test_a_letter_is_made_small_where_its_ink_is(character: str, phase: tuple[int, int]) -> None:
    fine = _fine(FACE, 17.3, character, 1.0)[0]
    right, down = phase
    moved = np.zeros_like(fine)
    moved[down:, right:] = fine[: fine.shape[0] - down, : fine.shape[1] - right]
    size = fine.shape[1] // _FINE, fine.shape[0] // _FINE
    whole = np.asarray(cv2.resize(moved, size, interpolation=cv2.INTER_AREA))
    np.testing.assert_array_equal(glyph(FACE, 17.3, character, phase), whole)
    soft = cv2.GaussianBlur(whole, (0, 0), 0.8)
    np.testing.assert_array_equal(glyph(FACE, 17.3, character, phase, 0.8), soft)


def test_what_a_letter_explains_is_the_same_in_its_own_rectangle() -> None:
    ink = np.random.default_rng(2).uniform(0, 1, (22, 60)).astype(np.float32)
    pen = Pen(face=FACE, em=13.0, blur=0.4)
    sheet = canvas(ink, "Wag", pen)
    before, _ = room(pen.em)
    height, width = reach(pen.em)
    for character in "Wa.":
        gains = sheet._gain(character).reshape(-1, PHASES)
        for place, phase in ((0, 0), (17, 3), (ink.shape[1] + before - 1, 1)):
            cover = np.zeros((height, width), dtype=np.float32)
            part = pen.covers(character, along(sheet.base % PHASES))[:, :width, phase]
            cover[:, : part.shape[1]] = part
            window = sheet.wide[:, place : place + width]
            change = float((cover**2).sum() - 2 * (window * cover).sum())
            assert gains[place, phase] == pytest.approx(change, abs=1e-3)


def test_the_cheapest_way_by_one_step() -> None:
    cost = np.array([5, 1, 9, 9, 2, 9], dtype=np.float32)
    assert _follow(cost, 2, 0).tolist() == pytest.approx([1e6, 1e6, 5, 1, 9, 9])
    near = _follow(cost, 0, 1)
    assert near.tolist() == pytest.approx([1.12, 1, 1.12, 2.12, 2, 2.12])


def test_neighbors_of_many_letters_are_found_in_parts() -> None:
    starts = 9.0 * np.arange(150)
    boxes = np.column_stack([starts, np.full(150, 5.0), starts + 7, np.full(150, 15.0)])
    assert _neighbours(boxes, 10.0) == [0.0] * 150
    assert _neighbours(boxes[:, [1, 0, 3, 2]], 10.0) == [-90.0] * 150


def test_the_bars_of_an_equals_sign_are_no_neighbors_across() -> None:
    one, two, letter = (20.0, 5.0, 29.0, 7.0), (20.0, 10.0, 29.0, 12.0), (40.0, 2.0, 47.0, 14.0)
    assert are_double(np.array([one, two, letter]), 11.0).tolist() == [True, True, False]
    turned = np.array([one, two, letter])[:, [1, 0, 3, 2]]
    assert are_double(turned, 11.0).tolist() == [True, True, False]
    three = np.array([one, two, (20.0, 15.0, 29.0, 17.0)])
    assert not are_double(three[:, [1, 0, 3, 2]], 11.0).any()
