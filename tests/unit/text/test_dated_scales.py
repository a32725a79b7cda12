"""Axes of time that are scales."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import matplotlib.dates
import pytest
from tests.unit.text.drawn_scales import Drawn, scaled

import unheat
from unheat.model import Axis, Quantity
from unheat.show.describe import describe
from unheat.text.calendar_dates import moments_of

dates: Any = matplotlib.dates
DAY = 18628.0
"""2021-01-01"""


def _days(count: int, step: float = 1.0, rows: int = 4) -> Drawn:
    """Columns of so many days from the first of 2021 on."""
    drawn = scaled([DAY + step * i for i in range(count + 1)], list(range(rows + 1)))
    drawn.axes.xaxis_date()
    drawn.figure.set_size_inches(7.0, 3.5)
    return drawn


def _at(drawn: Drawn, places: Any) -> None:
    drawn.axes.xaxis.set_major_locator(places)


def _format(drawn: Drawn, style: str) -> None:
    drawn.axes.xaxis.set_major_formatter(dates.DateFormatter(style))


def _told(axis: Axis) -> Quantity:
    assert not any(axis.review)
    assert set(axis.labels) == {None}
    assert axis.quantity is not None
    return axis.quantity


def test_months_at_borders_of_days_tell_each_day(tmp_path: Path) -> None:
    drawn = _days(120)
    _at(drawn, dates.MonthLocator())
    _format(drawn, "%b %Y")
    panel = drawn.read(tmp_path)
    quantity = _told(panel.columns)
    assert (quantity.kind, quantity.spacing) == ("date", "even")
    assert [tick.text for tick in quantity.ticks][:3] == ["Jan 2021", "Feb 2021", "Mar 2021"]
    assert quantity.values == pytest.approx([DAY + 0.5 + i for i in range(120)])


def test_what_a_date_leaves_out_follows_from_those_before_it(tmp_path: Path) -> None:
    drawn = _days(20, 7.0)
    locator = dates.MonthLocator()
    _at(drawn, locator)
    drawn.axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    quantity = _told(drawn.read(tmp_path).columns)
    assert [tick.text for tick in quantity.ticks] == ["2021", "Feb", "Mar", "Apr", "May"]
    assert quantity.values == pytest.approx([DAY + 3.5 + 7 * i for i in range(20)], abs=1.0)


@pytest.mark.parametrize(
    "style", [{"rotation": 30, "ha": "right"}, {"rotation": 45, "rotation_mode": "anchor"}, {}]
)
def test_slanted_dates_stand_where_their_near_ends_do(
    tmp_path: Path, style: dict[str, object]
) -> None:
    drawn = _days(24, 30.0)
    _at(drawn, dates.MonthLocator((1, 4, 7, 10)))
    _format(drawn, "%Y-%m")
    drawn.axes.tick_params(axis="x", labelrotation=45)
    for label in drawn.axes.get_xticklabels():
        label.set(**({"ha": "right"} | style))
    quantity = _told(drawn.read(tmp_path).columns)
    assert quantity.values == pytest.approx([DAY + 15 + 30 * i for i in range(24)], abs=1.6)


def test_times_of_day_go_on_over_midnight(tmp_path: Path) -> None:
    drawn = _days(48, 1 / 24)
    _at(drawn, dates.HourLocator((0, 6, 12, 18)))
    _format(drawn, "%H:%M")
    panel = drawn.read(tmp_path)
    quantity = _told(panel.columns)
    assert quantity.kind == "time"
    assert quantity.values == pytest.approx([0.5 + i for i in range(48)])


def test_half_months_of_fine_days_are_uneven_and_each_at_its_mark(tmp_path: Path) -> None:
    drawn = _days(90, rows=7)
    _at(drawn, dates.DayLocator((1, 15)))
    _format(drawn, "%Y-%m-%d")
    for label in drawn.axes.get_xticklabels():
        label.set(rotation=45, ha="right", rotation_mode="anchor")
    quantity = _told(drawn.read(tmp_path).columns)
    assert quantity.values == pytest.approx([DAY + 0.5 + i for i in range(90)])


def test_dates_at_middles_are_names(tmp_path: Path) -> None:
    drawn = scaled([i - 0.5 for i in range(13)], [0.0, 1.0, 2.0, 3.0])
    names = [f"2021-{i + 1:02d}" for i in range(12)]
    drawn.axes.set_xticks(range(0, 12, 3), names[::3])
    axis = drawn.read(tmp_path).columns
    assert axis.labels[::3] == tuple(names[::3])
    assert not any(axis.review)


def test_the_first_and_the_last_day_are_said_as_dates(tmp_path: Path) -> None:
    drawn = _days(59)
    _at(drawn, dates.DayLocator((1, 11, 21)))
    _format(drawn, "%Y-%m-%d")
    drawn.axes.tick_params(axis="x", labelrotation=90)
    panel = drawn.read(tmp_path)
    _told(panel.columns)
    said = str(describe(unheat.read(tmp_path / "drawn.png")))
    assert "from 2021-01-01 12:00 to 2021-02-28 12:00" in said


def test_rows_of_dates_that_are_none() -> None:
    assert moments_of(["Jan", "Feb", "Mar"]) is None
    assert moments_of(["2021", "Mar", "Feb"]) is not None
    assert moments_of(["2021", "May be", "Jun"]) is None
    assert moments_of(["Nov", "2022", "Feb"]) == moments_of(["2021-11", "2022-01", "2022-02"])
    turns = ["Nov", "2022", "Jul", "2023", "Jul"]
    days = ["2021-11", "2022-01", "2022-07", "2023-01", "2023-07"]
    assert moments_of(turns) == moments_of(days)
    found = moments_of(["Oct", "Dec", "Feb 2022"])
    assert found is not None
    assert date(1970, 1, 1) + timedelta(days=found[1][0]) == date(2021, 10, 1)


def test_hours_that_rise_upwards_are_hours_of_one_day(tmp_path: Path) -> None:
    drawn = scaled(list(range(11)), [i / 2 for i in range(49)])
    drawn.axes.set_yticks([0, 6, 12, 18, 24], ["00:00", "06:00", "12:00", "18:00", "24:00"])
    quantity = _told(drawn.read(tmp_path).rows)
    assert quantity.values == pytest.approx([23.75 - i / 2 for i in range(48)])


def test_minor_marks_are_not_those_of_slanted_months(tmp_path: Path) -> None:
    drawn = _days(26, 7.0)
    _at(drawn, dates.MonthLocator())
    drawn.axes.xaxis.set_minor_locator(dates.WeekdayLocator(dates.MO))
    _format(drawn, "%b %Y")
    for label in drawn.axes.get_xticklabels():
        label.set(rotation=30, ha="right", rotation_mode="anchor")
    quantity = _told(drawn.read(tmp_path).columns)
    assert quantity.values == pytest.approx([DAY + 3.5 + 7 * i for i in range(26)], abs=1.0)


def test_months_of_other_languages_and_clocks_of_half_a_day_are_read() -> None:
    assert moments_of(["Feb 2021", "Mär 2021", "Mai 2021"]) == ("date", [18659.0, 18687.0, 18748.0])
    assert moments_of(["12 AM", "6 AM", "12 PM", "12 AM"]) == ("time", [0.0, 6.0, 12.0, 24.0])
    assert moments_of(["06:00", "Mar-05", "06:00"]) == ("time", [6.0, 24.0, 30.0])
    assert moments_of(["06:00", "Run-05", "06:00"]) is None


def test_days_over_columns_narrower_than_letters_are_not_cut(tmp_path: Path) -> None:
    drawn = _days(90)
    drawn.axes.set_xticks([DAY + 8.5 + 14 * i for i in range(6)])
    _format(drawn, "%d %b")
    drawn.axes.tick_params(axis="x", length=0)
    labels = [label for label in drawn.read(tmp_path).columns.labels if label]
    assert labels == ["09 Jan", "23 Jan", "06 Feb", "20 Feb", "06 Mar", "20 Mar"]
