"""Axes that are quantities get numbers beside their labels; names get none."""

from __future__ import annotations

import itertools

import pytest

from unheat.model import Axis
from unheat.text.quantities import measured, quantity_of


def axis(*labels: str | None, doubted: int | None = None) -> Axis:
    return Axis(
        title=None,
        labels=labels,
        confidence=(0.9,) * len(labels),
        review=tuple(i == doubted for i in range(len(labels))),
    )


@pytest.mark.parametrize(
    ("labels", "values", "unit", "spacing"),
    [
        (["0", "0.1", "0.3", "1", "3"], [0, 0.1, 0.3, 1, 3], "", "uneven"),
        (["10⁻⁵", "10⁻⁴", "10⁻³"], [1e-5, 1e-4, 1e-3], "", "logarithmic"),
        (["2^3", "2^4", "2^5"], [8, 16, 32], "", "logarithmic"),
        (["−40", "-30", "–20"], [-40, -30, -20], "", "even"),
        (["10 %", "25 %", "50 %"], [10, 25, 50], "%", "uneven"),
        (["1.5 µM", "3 µM", "6 µM"], [1.5, 3, 6], "µM", "logarithmic"),
        (["0.5M", "1M", "2M"], [5e5, 1e6, 2e6], "", "logarithmic"),
        (["n = 10", "n=20", "n = 30"], [10, 20, 30], "", "even"),
        (["1e-05", "3e-05"], [1e-5, 3e-5], "", "unknown"),
    ],
)
def test_numbers_with_their_unit_and_spacing(
    labels: list[str], values: list[float], unit: str, spacing: str
) -> None:
    found = quantity_of(labels, labels)
    assert found is not None
    assert (found.kind, found.unit, found.spacing) == ("number", unit, spacing)
    assert found.values == pytest.approx(values)


@pytest.mark.parametrize(
    "labels",
    [
        ["GPT-4", "T5"],
        ["3", "1", "2"],
        ["Jan", "Feb", "Mar"],
        ["1", "2", "3*"],
        ["01/02/2020", "03/02/2020"],
        ["a", "1", "2"],
        ["10"],
        ["<1", "<2", "<3"],
        ["7", "7", "8"],
        ["32.13.2020", "31.12.2020"],
        ["5 km", "7 m"],
        ["1..2", "3..4"],
        ["0^-5", "1^-5", "2^-5"],
        ["10^998", "10^999"],
    ],
)
def test_names_and_what_is_not_clear_are_no_quantity(labels: list[str]) -> None:
    assert quantity_of(labels, labels) is None


def test_intervals_keep_their_edges_and_open_ends_have_no_number() -> None:
    labels = ["<1", "1–2", "2–5", "5 to 10", "10+"]
    found = quantity_of(labels, labels)
    assert found is not None
    assert found.kind == "interval"
    assert found.edges == ((None, 1.0), (1.0, 2.0), (2.0, 5.0), (5.0, 10.0), (10.0, None))
    assert found.values == (None, 1.5, 3.5, 7.5, None)
    bins = quantity_of(["[0,1)", "[1,2)", "[2,5]"], ["[0,1)", "[1,2)", "[2,5]"])
    assert bins is not None
    assert bins.edges == ((0.0, 1.0), (1.0, 2.0), (2.0, 5.0))


@pytest.mark.parametrize(
    ("labels", "kind", "steps"),
    [
        (["2024-01-15", "2024-01-22", "2024-01-29"], "date", [7, 7]),
        (["01.03.2021", "08.03.2021"], "date", [7]),
        (["12/25/2021", "12/31/2021"], "date", [6]),
        (["Jan 2020", "Feb 2020"], "date", [31]),
        (["00:00", "06:30"], "time", [6.5]),
    ],
)
def test_dates_are_days_and_times_are_hours(
    labels: list[str], kind: str, steps: list[float]
) -> None:
    found = quantity_of(labels, labels)
    assert found is not None
    assert found.kind == kind
    numbers = [value for value in found.values if value is not None]
    assert [b - a for a, b in itertools.pairwise(numbers)] == steps


def test_between_thinned_labels_stand_the_numbers_that_are_due() -> None:
    found = measured(axis(None, "1995", None, "1997", None, "1999", None)).quantity
    assert found is not None
    assert found.values == (None, 1995, 1996, 1997, 1998, 1999, None)
    uneven = measured(axis("0", None, "1", None, "5")).quantity
    assert uneven is not None
    assert uneven.values == (0, None, 1, None, 5)


def test_a_doubted_label_has_no_number() -> None:
    found = measured(axis("10", "20", "80", "40", doubted=2)).quantity
    assert found is not None
    assert found.values == (10, 20, None, 40)
    assert measured(axis("10", "20", doubted=1)).quantity is None
