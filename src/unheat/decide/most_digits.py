"""How many digits of its numbers a panel prints at most.

Where a format writes so many significant digits and no more, as ``.2g`` does, 10.2 is "10" among
numbers such as 9.6, and is meant no more finely than it is printed. A "10" that means 10.0 stands
beside 12.3.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.text.numbers import Printed

_FEWEST = 3
"""Different numbers that are too large for another digit: fewer may have lost theirs, or be the
round number at which a scale ends."""


def most_digits(numbers: Sequence[Printed], usual: int) -> int | None:
    """The digits that numbers with the ``usual`` decimals have at most, if larger ones keep to it.

    >>> one = lambda value, places: Printed(value=value, quantum=10.0**-places, decimals=places)
    >>> tenths, large = [one(0.4, 1), one(9.6, 1)], [one(10.0, 0), one(-13.0, 0), one(11.0, 0)]
    >>> most_digits([*tenths, *large], 1)
    2
    >>> most_digits([*tenths, one(12.3, 1), *large], 1)
    >>> most_digits([*tenths, one(10.0, 0)], 1)
    """
    shown = [significant(n.value, n.quantum) for n in numbers if n.decimals == usual]
    if not shown or usual <= 0:
        return None
    most = max(shown)
    large = [n for n in numbers if abs(n.value) >= 10.0 ** (most - usual)]
    if len({abs(n.value) for n in large}) < _FEWEST:
        return None
    return most if all(significant(n.value, n.quantum) <= most for n in large) else None


def significant(value: float, quantum: float) -> int:
    """How many digits of a number are significant; one for a nought.

    >>> significant(0.35, 0.01), significant(12.0, 1.0), significant(0.0, 0.01)
    (2, 2, 1)
    """
    units = round(abs(value) / quantum) if quantum > 0 else 0
    return len(str(units))
