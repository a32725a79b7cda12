"""Dates below an axis of time that name nothing: the day of all its times, or of each of them.

Times of day leave out their date, which a plotting library writes once at the end of the axis
("2021-Mar-08"), or in a second line below each of them ("12:00" over "Feb 2, 2021"). Both stand
where the name of the axis would. A name is no row of dates, and stands in the middle.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from unheat.model import Axis, Box, Label, Quantity
from unheat.text.page import whole
from unheat.text.quantities import dates_of
from unheat.text.sites import Sites, Texts

_DAY = re.compile(r"(?:1[5-9]|20|21)\d\d(?:-[A-Z][a-z]{2}(?:-\d\d(?: \d\d:\d\d)?)?)?")
"""What is left out of dates and times, as it is written at the end of their axis."""

_WORDS = (1, 3)
"""So many words one date has at least and at most."""

_FLUSH = 0.8
"""Letter heights by which such a date stands off the end of its axis at most."""

_MIDDLE = 0.1
"""Shares of an axis by which a name stands off its middle at most."""

_SAME = 1e-6
"""Days by which moments may differ."""

_HOURS = 24.0


def with_days_of_times(sites: Sites, texts: Texts) -> Texts:
    """The texts without dates for the names of axes of columns; times with a date below each of
    them are moments of days."""
    panels = list(texts.panels)
    for owner, panel in enumerate(texts.panels):
        place = sites.layout.panels[owner]
        own = whole(place.grid.box, place.frame)
        told = _told(panel.columns, own)
        if told is not panel.columns:
            panels[owner] = panel.with_axis("column", told)
    return replace(texts, panels=tuple(panels))


def _told(axis: Axis, own: Box) -> Axis:
    """The axis of columns below or over this box, without a date for its name."""
    title, quantity = axis.title, axis.quantity
    if title is None or title.box is None or title.turn != 0.0:
        return axis
    if _is_at_end(title, title.box, own):
        plain = not title.text.isdecimal()
        return replace(axis, title=None) if plain or _is_of_time(quantity) else axis
    days = row_of_days(title.text)
    if not days or quantity is None or not _is_of_time(quantity):
        return axis
    return replace(axis, title=None, quantity=_dated(quantity, days))


def _is_of_time(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.kind in ("date", "time")


def _is_at_end(title: Label, box: Box, own: Box) -> bool:
    """Whether a name is a date at the right end of its axis, and far from its middle."""
    off = abs(box.center[0] - own.center[0]) > _MIDDLE * own.width
    return bool(_DAY.fullmatch(title.text)) and off and abs(box.x1 - own.x1) <= _FLUSH * box.height


def row_of_days(text: str) -> list[str]:
    """The dates that a text is a row of; none where it is no such row.

    >>> row_of_days("Feb 1, 2021 Feb 1, 2021 Feb 2, 2021")
    ['Feb 1, 2021', 'Feb 1, 2021', 'Feb 2, 2021']
    >>> row_of_days("2021-02-01 2021-02-02"), row_of_days("Feb 1, 2021"), row_of_days("Time (h)")
    (['2021-02-01', '2021-02-02'], [], [])
    """
    words = text.split()
    for count in range(_WORDS[0], _WORDS[1] + 1):
        pieces = [" ".join(words[at : at + count]) for at in range(0, len(words), count)]
        if len(pieces) > 1 and len(words) % count == 0 and dates_of(pieces) is not None:
            return pieces
    return []


def _dated(quantity: Quantity, days: list[str]) -> Quantity:
    """The times of day with the dates below them, where there is one below each and both tell the
    same; or the times as they are."""
    dates = dates_of(days)
    ticks = quantity.ticks
    if quantity.kind != "time" or dates is None or len(days) != len(ticks):
        return quantity
    shift = float(dates[0]) - ticks[0].value // _HOURS
    midnights = np.array([shift + tick.value // _HOURS for tick in ticks])
    if np.abs(midnights - np.array(dates, dtype=float)).max() > _SAME:
        return quantity

    def moment(value: float) -> float:
        return float(f"{shift + value / _HOURS:.12g}")

    return replace(
        quantity,
        kind="date",
        unit="days since 1970-01-01",
        values=tuple(None if value is None else moment(value) for value in quantity.values),
        ticks=tuple(
            replace(tick, text=f"{tick.text} {day}", value=moment(tick.value))
            for tick, day in zip(ticks, days, strict=True)
        ),
    )
