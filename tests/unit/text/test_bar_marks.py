"""Marks of a bar that a codec made thick, or joined to the numbers behind them."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from tests.unit.text.test_bars import upright
from tests.unit.text.test_labels import Drawing

from unheat.model import Bar
from unheat.text.labels import locate

PLACES = (70, 95, 120, 145, 170)


def marked() -> tuple[Drawing, Bar]:
    """A bar with thin marks, and numbers that begin at 424."""
    drawing = Drawing()
    bar = replace(upright(drawing), tick_positions=tuple(y + 0.5 for y in PLACES))
    for place in PLACES:
        drawing.pixels[place, 416:420] = 0
        drawing.write("0.5", 436, place)
    return drawing, bar


def begins(drawing: Drawing, bar: Bar) -> list[float]:
    return [site.box.x0 for site in locate(drawing.layout(bar)).of("tick", 0)]


def test_a_mark_as_thick_as_it_is_long_is_one_where_the_others_are_as_long() -> None:
    plain = begins(*marked())
    drawing, bar = marked()
    for place in (120, 145):
        drawing.pixels[place - 1 : place + 2, 416:420] = 0
    assert begins(drawing, bar) == plain


def test_a_number_that_has_grown_into_its_mark_is_cut_off_it() -> None:
    drawing, bar = marked()
    drawing.pixels[120, 420:428] = 0
    assert min(begins(drawing, bar)) == 420, "where marks end"


def test_short_marks_that_a_blur_made_thick_tell_where_the_numbers_behind_others_begin() -> None:
    """Their frame hides half of each; only some were seen, and the others stand in even steps."""
    drawing, bar = marked()
    for place in PLACES:
        drawing.pixels[place, 419] = drawing.ground
        drawing.pixels[place - 1 : place + 2, 416:419] = 0
        if 70 < place < 170:
            drawing.pixels[place, 419:428] = 0
    seen = replace(bar, tick_positions=bar.tick_positions[1:4])
    assert min(begins(drawing, seen)) == 419, "where marks end"


def test_signs_between_marks_and_numbers_are_kept() -> None:
    plain = max(begins(*marked()))
    drawing, bar = marked()
    for place in PLACES:
        drawing.pixels[place, 422:426] = 0
    assert max(begins(drawing, bar)) < plain


def test_marks_that_a_codec_made_thicker_than_print_are_marks() -> None:
    drawing, bar = marked()
    for place in PLACES:
        drawing.pixels[place - 1 : place + 2, 416:428] = 0
        drawing.pixels[place - 12 : place + 12, 428:460] = drawing.ground
        drawing.write("0.5", 446, place)
    thick, places = drawing.pixels.copy(), (95, 170)
    layout = drawing.layout(bar)
    thick[[place + move for place in places for move in (-5, -4, -3, -2, 2, 3, 4, 5)], 416:428] = 0
    smeared = replace(layout, raster=replace(layout.raster, rgb=thick, lossy=True))
    assert [site.box.x0 for site in locate(smeared).of("tick", 0)] == begins(drawing, bar)


def turned_digit(drawing: Drawing, digit: str, x: int, y: int) -> None:
    """A digit that reads upwards, centred on (x, y); digits that touch would be one piece."""
    strip = np.full((18, 18), 255, dtype=np.uint8)
    cv2.putText(strip, digit, (5, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (0,), 1, cv2.LINE_AA)
    part = drawing.pixels[y - 9 : y + 9, x - 9 : x + 9]
    np.minimum(part, np.rot90(strip)[:, :, None], out=part)


def test_turned_numbers_at_the_marks_of_an_upright_bar_are_its_ticks() -> None:
    """Their digits stand on each other's heads, as the letters of a turned name do."""
    drawing = Drawing()
    places = (75, 105, 135, 165)
    bar = replace(upright(drawing), tick_positions=tuple(y + 0.5 for y in places))
    for place, text in zip(places, ("40", "30", "20", "10"), strict=True):
        drawing.pixels[place, 416:420] = 0
        for digit, y in zip(text, (place + 5, place - 6), strict=True):
            turned_digit(drawing, digit, 430, y)
    drawing.turned("share of all", 456, 120)
    sites = locate(drawing.layout(bar))
    ticks = sites.of("tick", 0)
    assert [site.position for site in ticks] == [y + 0.5 for y in places]
    assert {site.turns for site in ticks} == {(90.0, 270.0)}
    assert [site.box.x0 > 445 for site in sites.of("bar-label", 0)] == [True]


def test_a_turned_name_between_marks_is_no_row_of_numbers() -> None:
    drawing = Drawing()
    places = (70, 120, 170)
    bar = replace(upright(drawing), tick_positions=tuple(y + 0.5 for y in places))
    for place in places:
        drawing.pixels[place, 416:420] = 0
    drawing.turned("count of it", 430, 120)
    sites = locate(drawing.layout(bar))
    assert not sites.of("tick", 0)
    assert len(sites.of("bar-label", 0)) == 1
