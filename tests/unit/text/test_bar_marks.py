"""Marks of a bar that a codec made thick, or joined to the numbers behind them."""

from __future__ import annotations

from dataclasses import replace

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


def test_signs_between_marks_and_numbers_are_kept() -> None:
    plain = max(begins(*marked()))
    drawing, bar = marked()
    for place in PLACES:
        drawing.pixels[place, 422:426] = 0
    assert max(begins(drawing, bar)) < plain
