"""Dates below axes of time."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib.dates as dates
import numpy as np
from matplotlib.figure import Figure

import unheat

if TYPE_CHECKING:
    from matplotlib.ticker import Formatter

    from unheat.model import Axis


def _columns(tmp_path: Path, formatter: str | None) -> Axis:
    figure = Figure(figsize=(8.0, 3.6), layout="constrained")
    axes = figure.subplots()
    moments = [datetime(2021, 2, 1) + timedelta(hours=hour) for hour in range(73)]
    cells = np.random.default_rng(3).random((6, 72))
    drawn = axes.pcolormesh(np.array(moments), np.arange(7), cells, vmin=0, vmax=1)
    axes.set_yticks(np.arange(6) + 0.5, list("ABCDEF"))
    locator = dates.HourLocator(byhour=[0, 12])  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    told: Formatter = (
        dates.DateFormatter(formatter)  # type: ignore[no-untyped-call]
        if formatter
        else dates.ConciseDateFormatter(locator)  # type: ignore[no-untyped-call]
    )
    axes.xaxis.set_major_formatter(told)
    figure.colorbar(drawn)
    figure.savefig(tmp_path / "drawn.png", dpi=110)
    (panel,) = unheat.read(tmp_path / "drawn.png").panels
    return panel.columns


def test_dates_below_times_are_their_second_lines(tmp_path: Path) -> None:
    columns = _columns(tmp_path, "%H:%M\n%b %d, %Y")
    assert columns.title is None
    assert columns.quantity is not None
    assert columns.quantity.kind == "date"
    assert columns.quantity.ticks[1].text == "12:00 Feb 01, 2021"
    assert columns.quantity.ticks[1].value == 18659.5


def test_a_date_at_the_end_of_times_is_no_name(tmp_path: Path) -> None:
    columns = _columns(tmp_path, None)
    assert columns.title is None
    assert columns.quantity is not None
    assert columns.quantity.kind == "time"
