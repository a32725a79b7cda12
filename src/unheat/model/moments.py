"""Days and hours of an axis of time, as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def moment(kind: str, value: float) -> str | None:
    """A date from days since 1970-01-01, with its time where it is not midnight, and a time of day
    from hours, to the second; None where ``kind`` (that of a ``Quantity``) is neither, or no
    calendar has it.

    >>> moment("date", 18628.0), moment("date", 18628.5), moment("time", 25.5)
    ('2021-01-01', '2021-01-01 12:00', '25:30')
    >>> moment("time", 0.0125), moment("number", 1.0) is None
    ('00:00:45', True)
    """
    if kind == "time":
        return _clock(round(value * 3600.0))
    if kind != "date":
        return None
    try:
        found = _EPOCH + round(timedelta(days=value) / _SECOND) * _SECOND
    except OverflowError:
        return None
    seconds = found.hour * 3600 + found.minute * 60 + found.second
    return f"{found:%Y-%m-%d} {_clock(seconds)}" if seconds else f"{found:%Y-%m-%d}"


def _clock(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{clock}:{second:02d}" if second else clock
