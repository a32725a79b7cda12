"""Turned numbers with their signs below them."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from tests.unit.text.test_series import readings

from unheat.model import Box, Reason
from unheat.text.reading import Reading
from unheat.text.signs_lengthwise import signed_lengthwise
from unheat.text.sites import Sites

STACKED = Box(10, 10, 18, 14), Box(12, 18, 16, 22)
BESIDE = Box(10, 10, 18, 14), Box(22, 10, 26, 14)


def told(
    *said: str, boxes: tuple[Box, Box] = STACKED, turn: float = 90.0, beside: str = "\u22121"
) -> Reading:
    """What becomes of a row that three readers read so, beside a column with a sure name."""
    (one,), (column,) = readings("1 \u4e00"), readings(beside)
    (line,) = one.site.lines
    site = replace(one.site, lines=tuple(replace(line, box=box) for box in boxes))
    reasons = (Reason.READERS_DIFFER,)
    one = replace(one, site=site, said=said, turn=turn, review=True, reasons=reasons)
    column = replace(column, site=replace(column.site, role="column"))
    sites: Any = SimpleNamespace(
        sites=(one.site, column.site), of=lambda role, owner: (column.site,)
    )
    heard = {one.site.key: one, column.site.key: column}
    return signed_lengthwise(cast(Sites, sites), heard)[one.site.key]


SAID = "1 \u2014", "1 -", "1 \u4e00"


def test_a_dash_below_a_turned_number_is_its_sign() -> None:
    found = told(*SAID)
    assert found.text == "-1"
    assert not found.review
    assert found.reasons == ()


def test_it_is_asked_about_where_the_other_axis_has_no_such_name() -> None:
    found = told(*SAID, beside="1")
    assert found.text == "-1"
    assert found.review


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        (SAID, {"boxes": BESIDE}),
        (SAID, {"turn": 0.0}),
        (("1 -", "7 -", "1 -"), {}),
        (("1 a", "1 -", "1 -"), {}),
        (("1 -", "", ""), {}),
    ],
)
def test_other_lines_stay_as_they_are(said: tuple[str, ...], changes: dict[str, Any]) -> None:
    assert told(*said, **changes).text == "1 \u4e00"
