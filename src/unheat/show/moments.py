"""Days and hours of an axis of time, as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


def moment(kind: str, value: float) -> str | None:
    """A date from days since 1970-01-01, with its time where it is not midnight, and a time of day
    from hours; None where ``kind`` (that of a ``Quantity``) is neither, or no calendar has it.

    >>> moment("date", 18628.0), moment("date", 18628.5), moment("time", 25.5)
    ('2021-01-01', '2021-01-01 12:00', '25:30')
    """
    if kind == "time":
        minutes = round(value * 60.0)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if kind != "date":
        return None
    try:
        found = _EPOCH + round(timedelta(days=value) / _MINUTE) * _MINUTE
    except OverflowError:
        return None
    return f"{found:%Y-%m-%d}" if found.hour == found.minute == 0 else f"{found:%Y-%m-%d %H:%M}"
