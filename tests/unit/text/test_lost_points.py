"""Points that both readers lost in every number of an axis."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.text.test_series import readings as numbered

from unheat.text.lost_points import decimals_seen, even_with_points, with_lost_points
from unheat.text.reading import Reading
from unheat.text.sites import Site

Grey = npt.NDArray[np.uint8]

# Ink of a renderer, 7 px high: the point of "2.5" is one piece with the foot of the 2.
TWO = """
 .###.
 .  ##
    ##
   .#
  .#.
 .#.
 #####"""
FIVE = """
 ####
 #
 ###.
    #
    #
    #
 ####"""
ONE = """
  ##
 .##
  ##
  ##
  ##
  ##
 ####"""
SHADES = {" ": 255, ".": 180, "#": 90}


def _digit(drawn: str) -> Grey:
    rows = drawn.strip("\n").split("\n")
    width = max(map(len, rows))
    return np.array([[SHADES[c] for c in row.ljust(width)] for row in rows], dtype=np.uint8)[:, 1:]


def line(*drawn: str, point_after: int | None = None, apart: int = 1) -> Grey:
    """Digits side by side, ``apart`` px between them and two more for a point."""
    parts = []
    for number, one in enumerate(drawn):
        parts.append(_digit(one))
        if number < len(drawn) - 1:
            gap = np.full((7, apart + 2 * (number == point_after)), 255, dtype=np.uint8)
            if number == point_after:
                gap[-1, 0], gap[-1, 1] = 160, 220
            parts.append(gap)
    return np.pad(np.hstack(parts), 3, constant_values=255)


def test_a_point_that_touches_a_digit_is_seen_by_its_room() -> None:
    assert decimals_seen(line(TWO, FIVE, point_after=0), "25") == 1
    assert decimals_seen(line(TWO, FIVE, FIVE, point_after=0), "255") == 2
    assert decimals_seen(line(TWO, FIVE, FIVE, point_after=1), "255") == 1


@pytest.mark.parametrize("drawn", [(TWO, FIVE), (ONE, FIVE), (ONE, ONE), (FIVE, ONE, TWO)])
def test_digits_without_a_point_have_none(drawn: tuple[str, ...]) -> None:
    text = "".join({TWO: "2", FIVE: "5", ONE: "1"}[one] for one in drawn)
    assert decimals_seen(line(*drawn), text) is None
    assert decimals_seen(line(TWO, FIVE, point_after=0), "255") is None


def test_wide_type_alone_is_no_point() -> None:
    assert decimals_seen(line(TWO, FIVE, TWO, apart=4), "252") is None
    # The foot of a "1" may pass for one; an axis of these is asked about.
    teens = [line(ONE, FIVE, apart=4), line(ONE, TWO, apart=4)] * 2
    assert all(one.review for one in axis(teens, ["15", "12", "15", "12"]))


def axis(pictures: list[Grey], texts: list[str], *, lossy: bool = False) -> list[Reading]:
    """What becomes of the labels of rows in such pictures, read so."""
    sites = SimpleNamespace(
        layout=SimpleNamespace(raster=SimpleNamespace(lossy=lossy)), pictures={}
    )
    readings = {}
    for number, (picture, text) in enumerate(zip(pictures, texts, strict=True)):
        one: Any = SimpleNamespace(size=7.0)
        sites.pictures[id(one), 0.0] = one, picture
        site = Site(role="row", owner=0, index=number, lines=(one,))
        readings[site.key] = Reading(site=site, text=text, confidence=0.99)
    return list(with_lost_points(cast(Any, sites), readings).values())


POINTED = [line(TWO, FIVE, point_after=0), line(TWO, TWO, point_after=0)]
PLAIN = [line(TWO, FIVE), line(TWO, TWO)]


def test_an_axis_gets_its_points_back() -> None:
    found = axis([*POINTED, POINTED[0]], ["25", "22", "25"])
    assert [one.text for one in found] == ["2.5", "2.2", "2.5"]
    assert not any(one.review for one in found)
    assert found[0].others == ("25",)


def test_two_numbers_or_a_codec_leave_a_doubt() -> None:
    assert [(one.text, one.review) for one in axis(POINTED, ["25", "22"])] == [
        ("2.5", True),
        ("2.2", True),
    ]
    assert all(one.review for one in axis([*POINTED, POINTED[0]], ["25", "22", "25"], lossy=True))


def test_one_number_among_many_has_none() -> None:
    found = axis([*PLAIN, *PLAIN, POINTED[0]], ["25", "22", "25", "22", "25"])
    assert [one.text for one in found] == ["25", "22", "25", "22", "25"]
    assert not any(one.review for one in found)


def test_a_number_whose_point_is_hidden_is_asked_about() -> None:
    found = axis([*POINTED, *POINTED, PLAIN[0]], ["25", "22", "25", "22", "25"])
    assert [one.text for one in found] == ["2.5", "2.2", "2.5", "2.2", "2.5"]
    assert [one.review for one in found] == [False] * 4 + [True]


FOUR = """
    ##
   .##
  .###
 .# ##
 #####
    ##
    ##"""


def test_numbers_behind_a_narrow_digit_do_not_outvote_those_that_show_their_points() -> None:
    narrow = [line(FOUR, FIVE, point_after=0), line(FOUR, TWO, point_after=0)]
    assert [decimals_seen(one, text) for one, text in zip(narrow, ("45", "42"), strict=True)] == [
        None,
        None,
    ]
    found = axis([*POINTED, *narrow], ["25", "22", "45", "42"])
    assert [one.text for one in found] == ["2.5", "2.2", "4.5", "4.2"]
    assert [one.review for one in found][2:] == [True, True]
    # Where their digits stand close they have none, and the others had blots.
    plain = [line(FOUR, FIVE), line(FOUR, TWO)]
    found = axis([*POINTED, *plain], ["25", "22", "45", "42"])
    assert [one.text for one in found] == ["25", "22", "45", "42"]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("1", "11", "12", "13"), True),
        (("0", "25", "5", "75"), True),
        (("8", "9", "10", "11"), False),
        (("5", "10", "15", "20"), False),
        (("1", "12", "17", "31"), False),
        (("1", "11", "12"), False),
    ],
)
def test_numbers_that_go_on_evenly_with_points_alone(texts: tuple[str, ...], told: bool) -> None:
    assert even_with_points(numbered(*texts)) is told
