"""Points that all ticks lost, and the width of a nought that tells of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.scale_doubts import line_doubts
from unheat.decide.tick_marks import line_of_marks
from unheat.decide.tick_spelling import told_ticks
from unheat.decide.ticks import PlacedTick, fit_ticks
from unheat.model import Box, Reason
from unheat.text.numbers import parse


def tick(text: str, place: float, width: float, confidence: float = 1.0) -> PlacedTick:
    box = Box(0.0, 100.0 * place, width, 100.0 * place + 9.0)
    return PlacedTick(text=text, reading=parse(text, confidence=confidence), place=place, box=box)


@pytest.mark.parametrize(("width", "doubted"), [(14.0, False), (6.0, True)])
def test_a_nought_as_wide_as_two_digits_has_decimals(width: float, doubted: bool) -> None:
    ticks = [
        tick("7.5", 0.9, 14.0, 0.5),
        tick("50", 0.6, 14.0),
        tick("25", 0.3, 14.0),
        tick("ao", 0.0, width),
    ]
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    assert line.value_at([0.3]).tolist() == pytest.approx([2.5], abs=0.1)
    assert line_doubts(ticks, line)[0] is doubted


@pytest.mark.parametrize(
    ("texts", "doubted"),
    [
        (["20", "10", "00", "-10", "-20"], True),
        (["20", "10", "0", "-10", "-20"], False),
        (["2.0", "1.0", "0.0", "-1.0", "-2.0"], False),
    ],
)
def test_a_nought_before_a_digit_tells_that_all_lost_their_points(
    texts: list[str], doubted: bool
) -> None:
    last = len(texts) - 1
    ticks = [tick(text, 1.0 - i / last, 7.0 * len(text)) for i, text in enumerate(texts)]
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    review, reasons = line_doubts(ticks, line)
    assert review is doubted
    assert (Reason.POINT_IN_DOUBT in reasons) is doubted


@pytest.mark.parametrize(("width", "doubted"), [(17.0, True), (7.0, False)])
def test_a_nought_as_wide_as_numbers_with_signs_has_decimals(width: float, doubted: bool) -> None:
    texts = ["20", "15", "10", "ao", "-10", "-15", "-20"]
    places = [1.0, 0.875, 0.75, 0.5, 0.25, 0.125, 0.0]
    widths = [15.0, 13.0, 13.0, width, 23.0, 23.0, 23.0]
    ticks = [tick(*one) for one in zip(texts, places, widths, strict=True)]
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    assert line_doubts(ticks, line)[0] is doubted


@pytest.mark.parametrize(
    ("texts", "widths", "doubted"),
    [
        (("10ª", "10²", "10¹", "10⁰", "10⁻²", "10~"), (15, 15, 15, 15, 20, 20), False),
        # Boxes are whole pixels.
        (("10⁰", "10²", "10³", "10⁰", "10⁻²", "10~"), (16, 14, 14, 15, 20, 20), True),
        (("10ª", "10²", "10¹", "10⁰", "10⁻²", "10~"), (16, 14, 14, 15, 20, 20), False),
        (("10ª", "10²", "10¹", "10⁰", "10⁻²", "10~"), (18, 14, 14, 15, 21, 21), True),
        # Ink without a sign says that other powers stand there.
        (("10ª", "10²", "10¹", "10⁰", "10⁻²", "10~"), (15, 15, 15, 15, 15, 20), True),
        # Two digits that were read are not enough, whatever the signs say.
        (("10ª", "10~", "10¹", "10⁰", "10⁻²", "10~"), (15, 15, 15, 15, 20, 20), True),
    ],
)
def test_signs_tell_where_the_powers_stand_whose_digits_are_too_small(
    texts: tuple[str, ...], widths: tuple[float, ...], doubted: bool
) -> None:
    """Readers are sure of 10⁰ alone."""
    ticks = [
        tick(text, 1.0 - i / 5, width, 0.985 if text == "10⁰" else 0.25)
        for i, (text, width) in enumerate(zip(texts, widths, strict=True))
    ]
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    assert line_doubts(ticks, line)[0] is doubted


@pytest.mark.parametrize(
    ("texts", "doubted"),
    [
        (("10⁰", "10¹", "10²", "10+", "10=", "10⁵"), False),
        # A sign below one and ten: 10⁻² to 10³ stand there.
        (("10⁻⁰", "10-", "10²", "10+", "10=", "10⁵"), True),
        (("10⁻²", "10-", "10⁰", "10+", "10=", "10³"), False),
    ],
)
def test_a_sign_where_none_is_due_tells_that_powers_were_misread_alike(
    texts: tuple[str, ...], doubted: bool
) -> None:
    ticks = [tick(text, i / 5, 20.0, 0.3) for i, text in enumerate(texts)]
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    assert line_doubts(ticks, line, True)[0] is doubted


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("10⁰", "10⁻¹", "10⁻ª", "10⁻+"), ["10⁻³", "10⁻²", "10⁻¹", "10⁰"]),
        # What does not begin with a ten is none of them.
        (("10⁰", "10⁻¹", "ns", "10⁻+"), ["10⁻¹", "10⁰"]),
    ],
)
def test_two_powers_tell_how_tens_are_printed_whose_raised_digits_nobody_read(
    texts: tuple[str, ...], told: list[str]
) -> None:
    ticks = [
        tick(text, 1.0 - i / 3, 26.0 if text == "10⁰" else 34.0, 0.99 if text == "10⁰" else 0.3)
        for i, text in enumerate(texts)
    ]
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    assert [one.text for one in told_ticks(ticks, line, False)] == told


@pytest.mark.parametrize(
    ("text", "place", "doubted"),
    [("150", 0.345, True), ("150", 0.33, False), ("750", 0.345, False)],
)
def test_a_sure_number_a_little_off_its_place_doubts_where_all_stand(
    text: str, place: float, doubted: bool
) -> None:
    ticks = [tick("0", 0.015, 7.0), tick(text, place, 20.0)]
    ticks += [tick("300", 0.647, 20.0), tick("450", 0.963, 20.0)]
    line = fit_ticks(ticks, tolerance=0.005)
    assert line is not None
    assert (Reason.TICK_PLACE in line_doubts(ticks, line)[1]) is doubted


@pytest.mark.parametrize("written", [True, False])
def test_one_number_beside_minor_marks_is_believed_where_its_author_wrote_it(
    written: bool,
) -> None:
    powers = np.log10([3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50])
    marks = 0.05 + 0.7 * (powers - powers[0])
    one = replace(tick("1e+04", float(marks[7]), 40.0), written=written)
    line = line_of_marks(marks.tolist(), [one], tolerance=0.005)
    assert line is not None
    assert line.value_at(marks[[0, -1]]).tolist() == pytest.approx([3e3, 5e4], rel=0.01)
    review, reasons = line_doubts([one], line)
    assert review is not written
    assert (Reason.LOW_CONFIDENCE in reasons) is not written
