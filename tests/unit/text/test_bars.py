"""Which ink beside a bar is its numbers."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar, Box, Grid, PanelLayout
from unheat.text.bar_bands import _in_rows_apart
from unheat.text.bar_numbers import as_power, in_rows
from unheat.text.labels import locate


def upright(drawing: Drawing) -> Bar:
    drawing.pixels[60:180, 400:415] = np.linspace(0, 200, 120).astype(np.uint8)[:, None, None]
    return Bar(box=Box(400, 60, 415, 180), orientation="vertical")


def test_a_turned_label_that_reaches_into_the_numbers_does_not_hide_them() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "4"), (170, "-400")):
        drawing.write(text, 424 + 4 * len(text), place)
    drawing.turned("measure", 442, 120)
    sites = locate(drawing.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx([70, 170], abs=3)
    assert len(sites.of("bar-label", 0)) == 1


def test_signs_of_what_lies_beyond_the_ends_are_no_turned_numbers() -> None:
    """ "≥40" and "≤10": a sign has two pieces, one over the other."""
    drawing = Drawing()
    bar = replace(upright(drawing), tick_positions=(70.0, 120.0, 170.0))
    for place, text in ((70, "40"), (170, "10")):
        drawing.write(text, 444, place)
        drawing.pixels[place - 5 : place + 3, 426:433] = 0
        drawing.pixels[place + 5 : place + 7, 426:433] = 0
    drawing.write("2.5", 440, 120)
    found = locate(drawing.layout(bar)).of("tick", 0)
    assert [site.turns for site in found] == [(0.0,)] * 3
    assert min(found[0].box.width, found[2].box.width) >= 20


def test_a_number_that_hangs_below_the_mark_at_the_end_is_one() -> None:
    drawing = Drawing()
    bar = replace(upright(drawing), tick_positions=(60.0, 120.0, 180.0))
    for place, text in ((64, "99"), (124, "50"), (184, "0")):
        drawing.write(text, 430, place)
    assert len(locate(drawing.layout(bar)).of("tick", 0)) == 3


@pytest.mark.parametrize(("off", "last"), [((4, 4), 174.0), ((4, -4), 171.5)])
def test_a_number_without_a_mark_stands_off_its_place_as_the_others_do(
    off: tuple[int, int], last: float
) -> None:
    """Raised digits lift all numbers alike; the frame hides the mark at the end of the bar."""
    drawing = Drawing()
    bar = replace(upright(drawing), tick_positions=(70.0 + off[0], 120.0 + off[1]))
    for place, text in ((70, "30"), (120, "20"), (170, "10")):
        drawing.write(text, 430, place)
    sites = locate(drawing.layout(bar))
    positions = [site.position for site in sites.of("tick", 0)]
    assert positions == pytest.approx([*bar.tick_positions, last], abs=0.6)


def test_a_legend_beyond_the_numbers_is_not_theirs() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "1.0"), (120, "0.0"), (170, "-1.0")):
        drawing.write(text, 434, place)
    drawing.write("Group", 500, 85)
    drawing.write("Tumor", 500, 120)
    sites = locate(drawing.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx([70, 120, 170], abs=3)
    assert all(site.box.x1 < 460 for site in sites.of("tick", 0))


def test_a_title_over_a_lying_bar_is_no_row_of_numbers() -> None:
    drawing = Drawing()
    drawing.pixels[240:255, 130:350] = np.linspace(0, 200, 220).astype(np.uint8)[:, None]
    marks = (150.0, 200.0, 250.0, 300.0)
    bar = Bar(
        box=Box(130, 240, 350, 255),
        orientation="horizontal",
        tick_side="top",
        tick_positions=marks,
    )
    drawing.write("Some expression", 190, 226)
    for number, place in enumerate(marks):
        drawing.write(str(number), round(place), 268)
    sites = locate(drawing.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx(
        [150, 200, 250, 300], abs=3
    )
    assert all(site.box.y0 > 255 for site in sites.of("tick", 0))


@pytest.mark.parametrize(("size", "sure"), [(0.42, True), (0.56, False)])
def test_larger_print_over_a_bar_and_its_panel_may_be_the_title_of_that(
    size: float, sure: bool
) -> None:
    """Where it may be, a person is asked for the title as well."""
    drawing = Drawing()
    drawing.pixels[42:52, 130:350] = np.linspace(0, 200, 220).astype(np.uint8)[:, None]
    bar = Bar(box=Box(130, 42, 350, 52), orientation="horizontal", tick_side="top")
    drawing.write("Organic carbon", 240, 12, size)
    for number, place in enumerate((135, 240, 345)):
        drawing.write(f"{5 * number}0", place, 33)
    sites = locate(drawing.layout(bar))
    (name,) = sites.of("bar-label", 0)
    assert name.sure == sure
    assert [role for role, _, _ in sites.unclaimed] == ([] if sure else ["title"])


def test_numbers_as_close_as_words_are_parted_though_the_shortest_stands_apart() -> None:
    drawing = Drawing()
    drawing.pixels[250:262, 130:430] = np.linspace(0, 200, 300).astype(np.uint8)[:, None]
    bar = Bar(box=Box(130, 250, 430, 262), orientation="horizontal", tick_side="bottom")
    for number in range(6):
        drawing.write(f"{number}00 ms" if number else "0 ms", 130 + 60 * number, 276, 0.42)
    sites = locate(drawing.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx(
        [130 + 60 * number for number in range(6)], abs=3
    )


@pytest.mark.parametrize(
    ("start", "y", "role"), [(170, 226, "bar-label"), (205, 212, "column-title")]
)
def test_between_panel_and_bar_a_line_flush_with_the_bar_names_it(
    start: int, y: int, role: str
) -> None:
    """What stands on the middle of both and not much nearer to the bar names the columns."""
    drawing = Drawing()
    drawing.pixels[250:262, 170:330] = np.linspace(0, 200, 160).astype(np.uint8)[:, None]
    bar = Bar(box=Box(170, 250, 330, 262), orientation="horizontal", tick_side="bottom")
    drawing.write("Fold change", start + 45, y)
    for number, place in enumerate((172, 250, 328)):
        drawing.write(str(number), place, 274)
    sites = locate(drawing.layout(bar))
    found = [one.role for one in sites.sites if one.role in ("bar-label", "column-title")]
    assert found == [role]


def test_a_raised_digit_over_the_end_of_the_bar_belongs_to_its_number() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place in (62, 120, 178):
        drawing.write("10", 430, place, 0.5)
        drawing.write("2", 444, place - 7, 0.3)
    sites = locate(drawing.layout(bar))
    widths = [site.box.width for site in sites.of("tick", 0)]
    assert len(widths) == 3
    assert max(widths) - min(widths) <= 2


def test_an_exponent_on_a_line_of_its_own_is_joined_to_its_base() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for number, place in enumerate((64, 120, 176)):
        drawing.write("10", 430, place, 0.5)
        drawing.write(f"-{number + 1}", 446, place - 6, 0.35)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 3
    assert all(site.box.width > 18 for site in sites.of("tick", 0))


def test_a_name_that_runs_into_the_uppermost_number_is_parted_from_it() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((60, "10.0"), (90, "7.5"), (120, "5.0"), (150, "2.5")):
        drawing.write(text, 436, place)
    drawing.write("Return rate", 410, 52)
    sites = locate(drawing.layout(bar))
    assert [site.box.height for site in sites.of("tick", 0)] == pytest.approx([9] * 4, abs=1)
    (name,) = sites.of("bar-label", 0)
    assert name.box.x0 < 380 < 440 < name.box.x1
    assert name.box.y1 == pytest.approx(57, abs=1)


def test_a_number_in_step_beyond_the_end_is_one_of_the_bars() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "30"), (105, "20"), (140, "10"), (175, "0")):
        drawing.write(text, 430, place)
    short = replace(bar, box=replace(bar.box, y1=150))
    drawing.write("Group", 440, 215)
    sites = locate(drawing.layout(short))
    positions = [site.position for site in sites.of("tick", 0)]
    assert positions == pytest.approx([70, 105, 140, 175], abs=3)


def test_a_sign_stands_on_a_line_as_high_as_its_digits() -> None:
    """Of "-2.5" the sign alone stands over the first digits of "2.5" and "0.0"."""
    two, nought, sign = [0, 10, 114, 130], [0, 10, 169, 185], [0, 14, 231, 233]
    five, other, digit, point = (
        [20, 30, 114, 130], [20, 30, 169, 185], [18, 28, 224, 240], [31, 34, 236, 240]
    )  # fmt: skip
    view = np.array([two, nought, sign, five, other, digit, point], dtype=float)
    assert in_rows(view, np.arange(3), np.arange(3, 7))
    # Letters of a turned word stand between the lines as well.
    view[5, 2:] = 200, 216
    assert not in_rows(view, np.arange(3), np.arange(3, 7))


def test_the_flag_of_a_raised_digit_over_its_line_is_no_letter_between_lines() -> None:
    ones = [[13, 19, top, top + 13] for top in (18, 136)]
    rest = [[21, 28, 18, 31], [30, 37, 16, 26], [21, 28, 136, 149], [38, 40, 133, 134]]
    view = np.array([*ones, *rest], dtype=float)
    assert in_rows(view, np.arange(2), np.arange(2, 6))
    view[5] = 38, 42, 130, 134
    assert not in_rows(view, np.arange(2), np.arange(2, 6))


def test_powers_in_narrow_digits_are_no_turned_name() -> None:
    """What follows the "1" of each is as high as two of its widths and more, and close."""
    view = np.array([[13, 19, top, top + 13] for top in (18, 136, 254)], dtype=float)
    rest = [(21, 28, 0, 13), (30, 37, 1, 3), (39, 44, -4, 6)]
    more = [[a, b, y0 + top, y1 + top] for top in (18, 136, 254) for a, b, y0, y1 in rest]
    assert not _in_rows_apart(np.array(more, dtype=float)[:, 2:], 8.0)
    assert _in_rows_apart(np.array(more, dtype=float)[:, 2:], float(np.ptp(view[0, 2:])))


def test_exponents_far_behind_their_bases_do_not_part_the_digits_of_these() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for number, place in enumerate((64, 120, 176)):
        drawing.write("1", 426, place, 0.5)
        drawing.write("0", 436, place, 0.5)
        drawing.write(f"-{number + 1}", 448, place - 6, 0.35)
    drawing.turned("measure", 475, 120)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 3
    assert all(site.box.width > 25 for site in sites.of("tick", 0))
    assert len(sites.of("bar-label", 0)) == 1


def test_a_number_that_lost_its_point_is_one() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "10.00"), (120, "5.00"), (170, "0  00")):
        drawing.write(text, 446, place)
    assert len(locate(drawing.layout(bar)).of("tick", 0)) == 3


def test_exponents_close_behind_their_bases_do_not_tilt_the_numbers() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, power in ((64, "3"), (102, "2"), (140, "1"), (176, "0")):
        drawing.write("1", 425, place, 0.5)
        drawing.write("0", 434, place, 0.5)
        drawing.write(power, 443, place - 6, 0.32)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 4
    first = sites.of("tick", 0)[0]
    assert as_power(sites.glyphs, first.lines[0], "103") == "10³"
    assert as_power(sites.glyphs, first.lines[0], "250") == "250"
    assert as_power(sites.glyphs, first.lines[0], "3 ×10º") == "3 ×10⁰"


def test_a_number_of_three_digits_is_no_power() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "103"), (120, "102"), (170, "101")):
        drawing.write(text, 434, place, 0.5)
    sites = locate(drawing.layout(bar))
    lines = [site.lines[0] for site in sites.of("tick", 0)]
    assert [as_power(sites.glyphs, line, "103") for line in lines] == ["103"] * 3


def test_signs_and_points_do_not_tilt_a_row_of_numbers() -> None:
    drawing = Drawing()
    drawing.pixels[240:255, 130:350] = np.linspace(0, 200, 220).astype(np.uint8)[:, None]
    marks = (140.0, 190.0, 240.0, 290.0, 340.0)
    bar = Bar(
        box=Box(130, 240, 350, 255),
        orientation="horizontal",
        tick_side="bottom",
        tick_positions=marks,
    )
    for number in range(4):
        drawing.write(str(number + 1), 150 + 60 * number, 210)
    for place in marks:
        # A sign, a digit, a point and a digit, as far apart as in type of one width.
        x = round(place) - 17
        for left, right, top, bottom in (
            (0, 9, 276, 279),
            (10, 17, 270, 283),
            (21, 24, 278, 283),
            (27, 35, 270, 283),
        ):
            drawing.pixels[top:bottom, x + left : x + right] = 0
    sites = locate(drawing.layout(bar))
    assert all(site.box.y0 > 255 for site in sites.of("tick", 0))
    assert len(sites.of("tick", 0)) == 5


def test_a_number_in_step_beyond_the_end_is_no_name() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "60"), (105, "40"), (140, "20"), (175, "0")):
        drawing.write(text, 426 if len(text) > 1 else 421, place)
    sites = locate(drawing.layout(replace(bar, box=replace(bar.box, y1=152))))
    assert len(sites.of("tick", 0)) == 4
    assert not sites.of("bar-label", 0)


def test_an_exponent_that_has_grown_into_its_base_is_one() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place in (70, 120, 170):
        drawing.write("10", 430, place, 0.5)
        drawing.write("3", 446, place - 6, 0.35)
        drawing.pixels[place - 3 : place - 1, 422:448] = 0
    sites = locate(drawing.layout(bar))
    lines = [site.lines[0] for site in sites.of("tick", 0)]
    assert [as_power(sites.glyphs, line, "103") for line in lines] == ["10³"] * 3


def test_names_of_columns_over_a_lying_bar_without_marks_are_none_of_its_numbers() -> None:
    drawing = Drawing()
    drawing.pixels[240:255, 130:350] = np.linspace(0, 200, 220).astype(np.uint8)[:, None]
    bar = Bar(box=Box(130, 240, 350, 255), orientation="horizontal", tick_side="top")
    for place, name in ((160, "Jan"), (220, "Feb"), (280, "Mar"), (340, "Apr")):
        drawing.write(name, place, 220)
    for number, place in enumerate((135, 190, 240, 290, 345)):
        drawing.write(str(number), place, 266)
    sites = locate(drawing.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx(
        [135, 190, 240, 290, 345], abs=3
    )


def test_numbers_whose_digits_have_grown_together_are_no_marks() -> None:
    drawing = Drawing()
    bar = replace(upright(drawing), tick_positions=(70.0, 120.0, 170.0))
    for place in (70, 120, 170):
        drawing.write("80%", 431, place)
        drawing.pixels[place, 418:443] = 0
    sites = locate(drawing.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx([70, 120, 170], abs=2)


def test_a_short_text_under_the_end_of_a_lying_bar_is_an_offset() -> None:
    drawing = Drawing()
    drawing.pixels[240:255, 130:350] = np.linspace(0, 200, 220).astype(np.uint8)[:, None]
    bar = Bar(box=Box(130, 240, 350, 255), orientation="horizontal", tick_side="bottom")
    for number, place in enumerate((135, 190, 240, 290, 345)):
        drawing.write(str(number), place, 266)
    drawing.write("x104", 312, 286)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 5
    assert [site.box.center[0] for site in sites.of("bar-offset", 0)] == pytest.approx([312], abs=5)


def test_letters_of_a_name_that_stand_where_a_number_is_due_are_the_names() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((80, "30"), (118, "20"), (156, "10")):
        drawing.write(text, 430, place)
    drawing.write("passengers", 424, 42)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 3
    (name,) = sites.of("bar-label", 0)
    assert name.box.width > 60


def test_digits_one_above_the_other_at_the_steps_of_a_bar_are_numbers() -> None:
    drawing = Drawing()
    bar = replace(upright(drawing), segments=(60, 75, 90, 105, 120, 135, 150, 165, 180))
    for number, place in enumerate(range(68, 180, 15)):
        drawing.write(str(number), 426, place - 2, 0.5)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 8


def test_a_turned_name_that_reaches_into_several_numbers_is_a_name() -> None:
    drawing = Drawing()
    bar = replace(upright(drawing), tick_positions=(62.0, 92.0, 148.0, 178.0))
    for place, text in ((62, "5.0e03"), (92, "4.0e03"), (148, "1.0e03"), (178, "0.0e00")):
        drawing.write(text, 448, place)
    drawing.turned("R a t e", 470, 120)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 4
    assert len(sites.of("bar-label", 0)) == 1


def test_the_first_word_of_a_title_is_no_number_of_the_bar_below_it() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((80, "30"), (118, "20"), (156, "10")):
        drawing.write(text, 430, place)
    drawing.write("Two  Runs", 424, 42)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 3


def test_the_second_line_of_a_heading_is_near_although_its_letters_over_the_bar_are_low() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "10"), (120, "5"), (170, "0")):
        drawing.write(text, 434, place, scale=0.35)
    # The lower line begins with letters of the x-height, and is as high as its last ones.
    drawing.write("Number of cases", 452, 28)
    drawing.write("resource involved", 456, 44)
    (label,) = locate(drawing.layout(bar)).of("bar-label", 0)
    assert len(label.lines) == 2


def test_a_heading_over_a_bar_is_no_title_of_a_wide_panel_below_it() -> None:
    drawing = Drawing()
    drawing.pixels = np.pad(drawing.pixels, ((0, 200), (0, 200), (0, 0)), constant_values=255)
    bar = upright(drawing)
    for place, text in ((70, "1.0"), (120, "0.0"), (170, "-1.0")):
        drawing.write(text, 434, place)
    drawing.write("Corr", 404, 42)
    drawing.pixels[300:420, 120:600] = 90
    wide = Grid(
        row_spans=((300.0, 360.0), (360.0, 420.0)), column_spans=((120.0, 360.0), (360.0, 600.0))
    )
    layout = drawing.layout(bar)
    panels = (*layout.panels, PanelLayout(grid=wide, frame=wide.box))
    assert len(locate(replace(layout, panels=panels)).of("bar-label", 0)) == 1


@pytest.mark.parametrize(("x", "owner"), [(470, "bar-label"), (492, "row-title")])
def test_a_turned_line_between_a_bar_and_the_next_panel_is_of_what_is_nearer(
    x: int, owner: str
) -> None:
    drawing = Drawing()
    drawing.pixels = np.pad(drawing.pixels, ((0, 0), (0, 80), (0, 0)), constant_values=255)
    bar = upright(drawing)
    for place, text in ((70, "1.0"), (120, "0.0"), (170, "-1.0")):
        drawing.write(text, 434, place)
    drawing.turned("measure", x, 120)
    for row in range(3):
        drawing.write(f"r{row}", 520, 80 + 40 * row)
    layout = drawing.layout(bar)
    first = layout.panels[0]
    beyond = Grid(row_spans=first.grid.row_spans, column_spans=((540.0, 580.0), (580.0, 620.0)))
    second = PanelLayout(grid=beyond, frame=beyond.box)
    sites = locate(replace(layout, panels=(first, second)))
    assert [site.role for site in sites.sites if site.role in ("bar-label", "row-title")] == [owner]


@pytest.mark.parametrize("name", ["dB", "mm/day"])
def test_a_level_unit_beyond_the_numbers_is_the_name_of_the_bar(name: str) -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "1.0"), (120, "0.5"), (170, "0.0")):
        drawing.write(text, 434, place)
    drawing.write(name, 490, 120)
    (label,) = locate(drawing.layout(bar)).of("bar-label")
    assert label.lines[0].angle == 0.0
    assert label.box.center[0] == pytest.approx(490, abs=3)


def test_a_mark_that_does_not_show_leaves_the_numbers_numbers() -> None:
    """White marks on a bar with a white piece: a heading has words over two of those seen."""
    drawing = Drawing()
    drawing.pixels[240:255, 130:350] = np.linspace(0, 200, 220).astype(np.uint8)[:, None]
    bar = Bar(
        box=Box(130, 240, 350, 255),
        orientation="horizontal",
        tick_side="top",
        tick_positions=(150.0, 200.0, 250.0),
    )
    drawing.write("Yld", 200, 226)
    drawing.write("chg", 251, 226)
    for number in range(4):
        drawing.write(str(number), 150 + 50 * number, 268)
    sites = locate(drawing.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx(
        [150, 200, 250, 300], abs=3
    )


def test_numbers_as_close_as_words_are_parted_by_their_steps() -> None:
    drawing = Drawing()
    drawing.pixels[240:255, 130:350] = np.linspace(0, 200, 220).astype(np.uint8)[:, None]
    bar = Bar(
        box=Box(130, 240, 350, 255),
        orientation="horizontal",
        tick_side="bottom",
        tick_positions=(262.0, 306.0, 350.0),
    )
    for i in range(6):
        drawing.write(f"0.{i}00", 130 + 44 * i, 268, 0.45)
    sites = locate(drawing.layout(bar))
    assert [site.box.center[0] for site in sites.of("tick", 0)] == pytest.approx(
        [130 + 44 * i for i in range(6)], abs=3
    )


def test_a_turned_unit_of_two_signs_is_the_name_of_its_bar() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "25"), (120, "15"), (170, "5")):
        drawing.write(text, 430, place)
    # A "C" and, over it at the left, its raised ring: "°C" that reads upwards.
    for y0, y1, x0, x1 in ((118, 127, 452, 462), (111, 115, 452, 456)):
        drawing.pixels[y0:y1, x0:x1] = 0
        drawing.pixels[y0 + 1 : y1 - 1, x0 + 1 : x1 - 1] = 255
    sites = locate(drawing.layout(bar))
    assert len(sites.of("bar-label", 0)) == 1
    assert len(sites.of("tick", 0)) == 3


@pytest.mark.parametrize(("x", "y", "lines"), [(484, 120, 2), (484, 135, 1), (490, 120, 1)])
def test_a_turned_name_goes_on_in_a_line_close_beside_it_on_its_middle(
    x: int, y: int, lines: int
) -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "4.0"), (120, "2.0"), (170, "0.0")):
        drawing.write(text, 434, place)
    drawing.turned("measured", 470, 120)
    drawing.turned("rate", x, y)
    (label,) = locate(drawing.layout(bar)).of("bar-label", 0)
    assert len(label.lines) == lines


def test_a_number_beside_the_next_bar_is_none_beyond_the_end_of_this_one() -> None:
    drawing = Drawing()
    bar = replace(upright(drawing), tick_side="right", tick_positions=(70.0, 120.0, 170.0))
    drawing.pixels[220:300, 400:415] = np.linspace(0, 200, 80).astype(np.uint8)[:, None, None]
    other = Bar(box=Box(400, 220, 415, 300), orientation="vertical")
    for place, text in ((70, "1.0"), (120, "0.5"), (170, "0.0"), (220, "1.0"), (290, "0.0")):
        drawing.write(text, 434, place)
    layout = drawing.layout(bar)
    sites = locate(replace(layout, bars=(*layout.bars, other)))
    assert [round(site.box.center[1]) for site in sites.of("tick", 1)] == pytest.approx(
        [220, 290], abs=3
    )
    assert len(sites.of("tick", 0)) == 3


def test_names_of_columns_over_a_lying_bar_are_no_name_of_it() -> None:
    drawing = Drawing()
    drawing.pixels[222:237, 180:374] = np.linspace(0, 200, 194).astype(np.uint8)[:, None]
    bar = Bar(box=Box(180, 222, 374, 237), orientation="horizontal", tick_side="bottom")
    for place, name in ((150, "Jan"), (210, "Feb"), (270, "Mar"), (330, "Apr")):
        drawing.write(name, place, 196)
    for number, place in enumerate((180, 230, 277, 325, 374)):
        drawing.write(str(number), place, 250)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("column", 0)) == 4
    assert not sites.of("bar-label", 0)


@pytest.mark.parametrize("labels_at", [46, 196])
def test_a_line_between_cells_and_a_lying_bar_may_name_either(labels_at: int) -> None:
    drawing = Drawing()
    drawing.pixels[252:267, 130:350] = np.linspace(0, 200, 220).astype(np.uint8)[:, None]
    bar = Bar(box=Box(130, 252, 350, 267), orientation="horizontal", tick_side="bottom")
    for place, name in ((150, "one"), (210, "two"), (270, "six"), (330, "ten")):
        drawing.write(name, place, labels_at)
    drawing.write("points", 240, 224)
    for number, place in enumerate((130, 185, 240, 295, 350)):
        drawing.write(str(number), place, 280)
    sites = locate(drawing.layout(bar))
    (found,) = [site for site in sites.sites if site.role in ("column-title", "bar-label")]
    if found.role == "column-title" and labels_at == 46:
        assert not found.sure
        assert ("bar-label", 0) in {(role, owner) for role, owner, _ in sites.unclaimed}


def test_a_name_of_two_lines_under_marks_that_stand_off_the_numbers_is_whole() -> None:
    drawing = Drawing()
    drawing.pixels[215:228, 130:350] = np.linspace(0, 200, 220).astype(np.uint8)[:, None]
    marks = (131.0, 240.0, 349.0)
    bar = Bar(
        box=Box(130, 215, 350, 228), orientation="horizontal", tick_side="bottom",
        tick_positions=marks,
    )  # fmt: skip
    for number, place in enumerate(marks):
        drawing.pixels[228:232, round(place)] = 0
        drawing.write(str(number), round(place), 244)
    drawing.write("temperature", 240, 270)
    drawing.write("(degrees)", 240, 286)
    (name,) = locate(drawing.layout(bar)).of("bar-label", 0)
    assert len(name.lines) == 2


def _steps_under_cells(drawing: Drawing) -> Bar:
    drawing.pixels[240:255, 130:250] = np.linspace(0, 200, 120).astype(np.uint8)[:, None]
    for number, place in enumerate((130, 170, 210, 250)):
        drawing.write(str(number), place, 268)
    return Bar(
        box=Box(130, 240, 250, 255),
        orientation="horizontal",
        tick_side="bottom",
        tick_positions=(130.0, 170.0, 210.0, 250.0),
    )


def test_a_text_behind_a_lying_bar_on_its_line_is_the_name() -> None:
    drawing = Drawing()
    bar = _steps_under_cells(drawing)
    drawing.write("delay", 286, 247)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("bar-label", 0)) == 1
    assert not sites.of("column-title")


def test_what_is_left_of_a_mark_hides_no_name_on_the_line_of_its_bar() -> None:
    drawing = Drawing()
    bar = _steps_under_cells(drawing)
    drawing.pixels[237:240, 249:251] = 0
    drawing.write("delay", 288, 247)
    assert len(locate(drawing.layout(bar)).of("bar-label", 0)) == 1


def test_a_text_between_two_lying_bars_is_the_name_of_the_second() -> None:
    drawing = Drawing()
    bar = _steps_under_cells(drawing)
    drawing.pixels[240:255, 340:400] = np.linspace(0, 200, 60).astype(np.uint8)[:, None]
    drawing.write("delay", 300, 247)
    second = Bar(box=Box(340, 240, 400, 255), orientation="horizontal")
    names = locate(drawing.layout(bar, second)).sites
    assert [site.owner for site in names if site.role == "bar-label"] == [1]


def test_a_text_behind_the_number_at_the_end_of_a_lying_bar_is_its_name() -> None:
    drawing = Drawing()
    drawing.pixels[240:255, 130:250] = np.linspace(0, 200, 120).astype(np.uint8)[:, None]
    drawing.write("0", 118, 247)
    drawing.write("9", 262, 247)
    drawing.write("delay", 300, 247)
    sites = locate(drawing.layout(Bar(box=Box(130, 240, 250, 255), orientation="horizontal")))
    assert [site.position for site in sites.of("tick", 0)] == [130, 250]
    assert len(sites.of("bar-label", 0)) == 1


def test_labels_of_the_columns_under_a_short_bar_are_not_its_name() -> None:
    """The bar is half as wide as the cells, and sees two of their four labels."""
    drawing = Drawing()
    drawing.pixels[20:28, 120:230] = np.linspace(0, 200, 110).astype(np.uint8)[None, :, None]
    bar = Bar(box=Box(120, 20, 230, 28), orientation="horizontal", tick_side="bottom")
    for place, text in ((122, "0"), (175, "5"), (228, "9")):
        drawing.write(text, place, 35, 0.3)
    for col, text in enumerate(["t0", "t1", "t2", "t3"]):
        drawing.write(text, 150 + 60 * col, 52, 0.35)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("column", 0)) == 4
    assert sites.of("bar-label", 0) == []


def test_handles_of_a_slider_are_not_words_at_its_ends() -> None:
    drawing = Drawing()
    bar = replace(upright(drawing), box=Box(400, 64, 415, 176))
    drawing.pixels[60:180, 400:415] = 255
    drawing.pixels[64:176, 400:415] = np.linspace(0, 200, 112).astype(np.uint8)[:, None, None]
    for place in (60, 180):
        drawing.pixels[place - 5 : place + 5, 396:419] = 90
        drawing.pixels[place - 4 : place + 4, 397:418] = 255
        drawing.pixels[[place - 2, place + 1], 402:413] = 90
    for place, text in ((66, "60"), (120, "30"), (174, "0")):
        drawing.write(text, 436, place)
    drawing.write("mm", 410, 40)
    names = locate(drawing.layout(bar)).of("bar-label", 0)
    assert [site.box.y1 < 50 for site in names] == [True]


@pytest.mark.parametrize(
    ("x", "middle", "sure"), [(402, 403, True), (384, 403, False), (384, 384, True)]
)
def test_a_name_that_begins_at_the_cells_may_begin_on_them(x: int, middle: int, sure: bool) -> None:
    """Not where it is on the middle of its bar: what lost letters is not."""
    drawing = Drawing()
    box = Box(middle - 7, 100, middle + 7, 180)
    bar = replace(upright(drawing), box=box, tick_positions=(110.0, 170.0))
    drawing.pixels[60:100, 361:] = 255
    for place, text in ((110, "30"), (170, "10")):
        drawing.write(text, 430, place)
    drawing.write("cal/mol", x, 82)
    (name,) = locate(drawing.layout(bar)).of("bar-label", 0)
    assert name.sure == sure


def test_a_number_at_the_middle_of_a_white_handle_belongs_to_its_bar() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((60, "160 mm"), (182, "0 mm")):
        drawing.write(text, 450, place, 0.4)
    assert len(locate(drawing.layout(bar)).of("tick", 0)) == 2
    # At a bar with marks, of which none is there, it may name what stands below.
    marked = replace(bar, tick_positions=(80.0, 120.0))
    assert len(locate(drawing.layout(marked)).of("tick", 0)) < 2


@pytest.mark.parametrize(("places", "sure"), [((180, 420), False), ((250, 350), True)])
def test_texts_on_the_middles_of_two_panels_over_a_bar_are_no_sure_name_of_it(
    places: tuple[int, int], sure: bool
) -> None:
    """Both panels have their columns named, right over the bar that they share."""
    drawing = Drawing()
    drawing.pixels[:] = 255
    for left in (120, 360):
        for column in range(4):
            drawing.pixels[60:180, left + 30 * column : left + 30 * column + 30] = (
                60 + 40 * column,
                90,
                160,
            )
    for place in places:
        drawing.write("x-label", place, 200)
    drawing.pixels[220:235, 120:480] = np.linspace(0, 200, 360).astype(np.uint8)[None, :, None]
    marks = (150.0, 300.0, 450.0)
    for mark, text in zip(marks, ("0", "5", "10"), strict=True):
        drawing.write(text, round(mark), 250)
    bar = Bar(
        box=Box(120, 220, 480, 235),
        orientation="horizontal",
        tick_side="bottom",
        tick_positions=marks,
    )
    layout = drawing.layout(bar)
    (panel,) = layout.panels
    grids = [
        Grid(
            row_spans=panel.grid.row_spans,
            column_spans=tuple((left + 30.0 * i, left + 30.0 * (i + 1)) for i in range(4)),
        )
        for left in (120.0, 360.0)
    ]
    panels = tuple(replace(panel, grid=grid, frame=grid.box) for grid in grids)
    named = locate(replace(layout, panels=panels)).of("bar-label")
    assert [site.sure for site in named] == [sure]


@pytest.mark.parametrize(("slack", "count"), [(0.0, 2), (4.0, 3)])
def test_a_number_beyond_an_end_that_may_lie_further_out_is_one(slack: float, count: int) -> None:
    drawing = Drawing()
    drawing.pixels[240:255, 130:345] = np.linspace(0, 200, 215).astype(np.uint8)[:, None]
    bar = Bar(box=Box(130, 240, 345, 255), orientation="horizontal", slack=(slack, slack))
    for place, text in ((130, "0"), (240, "5"), (352, "10")):
        drawing.write(text, place, 268)
    assert len(locate(drawing.layout(bar)).of("tick", 0)) == count


def test_a_name_between_cells_and_a_bar_with_numbers_at_its_ends_is_that_of_columns() -> None:
    """It stands off the middle of the bar, as one of its numbers would."""
    drawing = Drawing()
    drawing.pixels[242:254, 180:300] = np.linspace(0, 200, 120).astype(np.uint8)[None, :, None]
    bar = Bar(box=Box(180, 242, 300, 254), orientation="horizontal", tick_side="top")
    for col in range(4):
        drawing.write(f"t{col}", 150 + 60 * col, 192, 0.35)
    drawing.write("Hour", 262, 224, 0.4)
    for place, text in ((170, "0"), (316, "100")):
        drawing.write(text, place, 248, 0.4)
    sites = locate(drawing.layout(bar))
    assert [tick.position for tick in sites.of("tick", 0)] == [180, 300]
    assert len(sites.of("column-title", 0)) == 1
    assert not sites.of("bar-label", 0)


def between_two_panels(numbers: int) -> tuple[Drawing, Bar, PanelLayout]:
    """A bar beside the drawn panel with its numbers between them, and the names of the rows of
    another panel beyond it: higher than numbers are, and nearer to their own cells."""
    drawing = Drawing()
    drawing.pixels = np.full((330, 900, 3), 255, dtype=np.uint8)
    drawing.pixels[60:180, 120:360] = Drawing().pixels[60:180, 120:360]
    marks = tuple(np.linspace(60, 180, 6)[:numbers].tolist())
    bar = replace(upright(drawing), tick_positions=marks, tick_side="left")
    for number, place in enumerate(marks):
        drawing.write(f"{9 - number}", 386, round(place))
        drawing.pixels[round(place), 395:400] = 0
    for row, name in enumerate(("Glycol", "Xenob", "Pathw")):
        drawing.write(name, 530, 80 + 40 * row, 0.8)
        drawing.pixels[60 + 40 * row : 100 + 40 * row, 600:760] = (90, 60 + 50 * row, 120)
    grid = Grid(
        row_spans=tuple((60.0 + 40 * row, 100.0 + 40 * row) for row in range(3)),
        column_spans=tuple((600.0 + 40 * col, 640.0 + 40 * col) for col in range(4)),
    )
    return drawing, bar, PanelLayout(grid=grid, frame=grid.box)


@pytest.mark.parametrize("numbers", [5, 6])
def test_names_of_rows_beyond_a_bar_are_not_its_numbers(numbers: int) -> None:
    drawing, bar, other = between_two_panels(numbers)
    layout = drawing.layout(bar)
    sites = locate(replace(layout, panels=(*layout.panels, other)))
    assert len(sites.of("tick", 0)) == numbers
    assert [site.index for site in sites.of("row", 1)] == [0, 1, 2]


@pytest.mark.parametrize(("x", "names"), [(470, 1), (700, 0)])
def test_a_level_word_far_beyond_the_numbers_names_something_else(x: int, names: int) -> None:
    drawing = Drawing()
    drawing.pixels = np.full((330, 900, 3), 255, dtype=np.uint8)
    drawing.pixels[60:180, 120:360] = Drawing().pixels[60:180, 120:360]
    bar = upright(drawing)
    for place, text in ((70, "30"), (120, "20"), (170, "10")):
        drawing.write(text, 430, place)
    drawing.write("days", x, 120)
    assert len(locate(drawing.layout(bar)).of("bar-label", 0)) == names


def test_a_turned_name_whose_letters_touch_is_told_by_its_length_and_place() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "1.0"), (120, "0.0"), (170, "-1.0")):
        drawing.write(text, 434, place)
    # "ds", "a" and "Re" as serifs join them.
    for left, top, bottom in ((462, 100, 114), (465, 115, 122), (462, 123, 140)):
        drawing.pixels[top:bottom, left:472] = 0
        drawing.pixels[top + 2 : bottom - 2, left + 3 : 470] = 255
    sites = locate(drawing.layout(bar))
    (name,) = sites.of("bar-label", 0)
    assert (name.box.y0, name.box.y1) == (100, 140)
    assert len(sites.of("tick", 0)) == 3


def test_a_label_a_pixel_over_the_numbers_of_a_lying_bar_hides_none() -> None:
    """Pieces as a codec leaves them: letters run together, rings make some taller."""
    drawing = Drawing()
    drawing.pixels[229:245, 124:417] = np.linspace(0, 200, 293).astype(np.uint8)[:, None]
    marks = (124.6, 173.5, 221.5, 270.5, 318.5, 367.5, 415.5)
    bar = Bar(
        box=Box(124, 229, 417, 245), orientation="horizontal", tick_side="top", tick_positions=marks
    )
    numbers = [(-4, 3, 214, 221), (-6, -2, 214, 221), (-1, 4, 214, 221), (-6, 4, 214, 221)]
    numbers += [(-6, 4, 213, 221), (-6, 5, 214, 221), (-7, 4, 213, 222), (-6, 4, 212, 223)]
    for place, (x0, x1, y0, y1) in zip((0, 1, 1, 2, 3, 4, 5, 6), numbers, strict=True):
        at = round(marks[place])
        drawing.pixels[y0:y1, at + x0 : at + x1] = drawing.ink
    for x0, x1, y1 in ((252, 270, 211), (273, 284, 211), (285, 287, 210)):
        drawing.pixels[203:y1, x0:x1] = drawing.ink
    sites = locate(drawing.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx(marks, abs=0.6)
    assert len(sites.of("bar-label", 0)) == 1


@pytest.mark.parametrize("triangle", [False, True])
def test_a_factor_whose_letters_touch_over_a_bar_is_none_of_its_ends(triangle: bool) -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "4"), (120, "2"), (170, "0")):
        drawing.write(text, 430, place)
    if triangle:
        points = np.array([(400, 57), (414, 57), (407, 46)])
        cv2.fillConvexPoly(drawing.pixels, points, (200, 60, 60))
    else:
        drawing.write("1e7", 408, 54, scale=0.3)
        drawing.pixels[55, 401:414] = drawing.ink
    sites = locate(drawing.layout(bar))
    read = [site for site in sites.sites if site.role in ("bar-label", "bar-offset")]
    assert len(read) == (0 if triangle else 1)


@pytest.mark.parametrize("labels", [True, False])
def test_a_text_beyond_the_labels_of_two_panels_is_the_title_of_their_columns(labels: bool) -> None:
    """The name of the level bar below stands on its line, at its left."""
    drawing = Drawing()
    drawing.pixels[:] = 255
    for left in (120, 360):
        for column in range(4):
            at = left + 30 * column
            drawing.pixels[60:150, at : at + 30] = (60 + 40 * column, 90, 160)
            if labels:
                drawing.write(f"{column}", at + 15, 162)
    drawing.write("Dropout", 300, 184)
    drawing.write("loss", 220, 223)
    drawing.pixels[215:230, 250:350] = np.linspace(0, 200, 100).astype(np.uint8)[None, :, None]
    marks = (260.0, 300.0, 340.0)
    for mark, text in zip(marks, ("0", "5", "10"), strict=True):
        drawing.write(text, round(mark), 243)
    box = Box(250, 215, 350, 230)
    bar = Bar(box=box, orientation="horizontal", tick_side="bottom", tick_positions=marks)
    layout = drawing.layout(bar)
    (panel,) = layout.panels
    grids = [
        Grid(
            row_spans=tuple((60.0 + 30 * i, 90.0 + 30 * i) for i in range(3)),
            column_spans=tuple((left + 30.0 * i, left + 30.0 * (i + 1)) for i in range(4)),
        )
        for left in (120.0, 360.0)
    ]
    panels = tuple(replace(panel, grid=grid, frame=grid.box) for grid in grids)
    (named,) = locate(replace(layout, panels=panels)).of("bar-label")
    assert (named.box.x1 < 250) is labels


def test_two_numbers_at_the_ends_of_a_level_bar_are_its_scale_and_no_words_over_it() -> None:
    drawing = Drawing()
    drawing.pixels[260:275, 130:310] = np.linspace(0, 200, 180).astype(np.uint8)[:, None]
    drawing.write("Images", 152, 246)
    drawing.write("(all)", 216, 246)
    drawing.write("41.4", 146, 290)
    drawing.write("87.3", 294, 290)
    bar = Bar(box=Box(130, 260, 310, 275), orientation="horizontal", tick_side="top")
    assert [site.side for site in locate(drawing.layout(bar)).of("tick", 0)] == ["bottom"] * 2


def test_digits_that_some_numbers_have_more_are_no_turned_name() -> None:
    """Numbers beside a bar begin at one line, and a blank stripe parts the last digits of some."""
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "36"), (95, "17"), (120, "50"), (145, "18"), (170, "64")):
        for column, digit in enumerate(text):
            drawing.write(digit, 428 + 12 * column, place)
        if text.startswith("1"):
            # A one is a stroke, and longer than small letters are high.
            drawing.pixels[place - 8 : place + 8, 450:453] = 0
    drawing.turned("reads", 480, 120)
    sites = locate(drawing.layout(bar))
    ends = [site.box.x1 > 448 for site in sites.of("tick", 0)]
    assert ends == [False, True, False, True, False]
    assert [site.box.x0 > 465 for site in sites.of("bar-label", 0)] == [True]


def test_numbers_stand_at_the_bounds_of_steps_and_words_of_a_title_do_not() -> None:
    drawing = Drawing()
    bounds = (130.0, 185.0, 240.0, 295.0, 350.0)
    for number, start in enumerate(bounds[:-1]):
        drawing.pixels[240:255, round(start) : round(start) + 55] = 50 * number
    bar = Bar(
        box=Box(130, 240, 350, 255), orientation="horizontal", tick_side="top", segments=bounds
    )
    for middle, text in ((150, "Median"), (215, "time"), (310, "of all")):
        drawing.write(text, middle, 224)
    for number, bound in enumerate(bounds[1:-1]):
        drawing.write(str(50 + 50 * number), round(bound), 268)
    sites = locate(drawing.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx(bounds[1:-1], abs=3)
    assert all(site.box.y0 > 255 for site in sites.of("tick", 0))


def test_labels_among_the_numbers_of_a_bar_are_those_that_end_at_the_cells() -> None:
    drawing = Drawing()
    drawing.pixels[60:180, 20:32] = np.linspace(0, 200, 120).astype(np.uint8)[:, None, None]
    bar = Bar(box=Box(20, 60, 32, 180), orientation="vertical", tick_side="right")
    for place, text in ((62, "0.75"), (101, "0.50"), (139, "0.25"), (177, "0.00")):
        drawing.write(text, 54, place)
    for place, text, middle in ((80, "Spruces", 87), (120, "Oak", 100), (160, "Elm", 101)):
        drawing.write(text, middle, place)
    sites = locate(drawing.layout(bar))
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx(
        [62, 101, 139, 177], abs=3
    )
    labels = sites.of("row", 0)
    assert [site.index for site in labels] == [0, 1, 2]
    # The first one begins in the column of the numbers, which may stand in it.
    assert [site.sure for site in labels] == [False, True, True]


@pytest.mark.parametrize(("gap", "named"), [(24, True), (60, False)])
def test_a_word_before_a_level_bar_names_it_a_little_off_its_end(gap: int, named: bool) -> None:
    drawing = Drawing()
    drawing.pixels[240:255, 200:350] = np.linspace(0, 200, 150).astype(np.uint8)[:, None]
    bar = Bar(box=Box(200, 240, 350, 255), orientation="horizontal")
    for number, place in enumerate((202, 275, 348)):
        drawing.write(str(number), place, 268)
    drawing.write("Defects", 200 - gap - 27, 247)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("bar-label", 0)) == int(named)


def test_thin_dashes_beyond_the_numbers_are_no_name() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "4"), (120, "2"), (170, "0")):
        drawing.write(text, 424, place)
    for start, end in ((70, 92), (95, 110), (113, 131), (134, 160)):
        drawing.pixels[start:end, 450:452] = 0
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 3
    assert not sites.of("bar-label", 0)


@pytest.mark.parametrize("straight", [False, True])
def test_joined_digits_of_level_numbers_are_no_turned_digits(straight: bool) -> None:
    """A codec joins the digits of small numbers; one of these blots is in two pieces."""
    drawing = Drawing()
    places = (65, 92, 119, 146, 173)
    bar = replace(upright(drawing), tick_positions=tuple(map(float, places)))
    for place in places:
        drawing.pixels[place - 4 : place + 4, 424:439] = 0
    drawing.pixels[58:63, 424:439] = 0
    for x in range(424, 439):
        row = 61 if straight else 60 + (x - 424) // 5
        drawing.pixels[row : row + 1 + (x % 5 == 3), x] = 255
    found = locate(drawing.layout(bar)).of("tick", 0)
    assert [site.turns for site in found] == [(0.0,)] * 5


def test_what_a_codec_left_beside_a_bar_does_not_hide_the_name_over_it() -> None:
    drawing = Drawing()
    bar = upright(drawing)
    for place, text in ((70, "4"), (120, "2"), (170, "0")):
        drawing.write(text, 426, place)
    drawing.write("Effect", 422, 48)
    # Two dashes, one over the other, on the other side: as a turned word they are too thin.
    for place in (100, 118):
        drawing.pixels[place : place + 15, 395:397] = 0
    sites = locate(drawing.layout(bar))
    assert [site.box.y1 < 60 for site in sites.of("bar-label", 0)] == [True]
    assert len(sites.of("tick", 0)) == 3


@pytest.mark.parametrize(("last", "count"), [(400, 3), (430, 2)])
def test_the_next_number_in_step_is_read_where_the_end_of_its_bar_fades_away(
    last: int, count: int
) -> None:
    """A white end is not seen on white paper behind a codec: the bar seems to end too early."""
    drawing = Drawing()
    drawing.pixels[250:262, 140:391] = np.linspace(0, 230, 251).astype(np.uint8)[:, None]
    bar = Bar(box=Box(140, 250, 387, 262), orientation="horizontal", tick_side="bottom")
    for number, place in enumerate((140, 270, last)):
        drawing.write(f"{number / 2:.1f}" if number < 2 else "1.0000", place, 276, 0.45)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == count
