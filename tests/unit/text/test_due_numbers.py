"""Names that are numbered through, some of them in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import pytest
from tests.unit.text.test_mirrored import LINE

from unheat.model import Reason
from unheat.text.due_numbers import settled_by_numbers
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

SAMPLES = [f"S{number:02d}" for number in range(4, 12)]


def asked_about(
    labels: Sequence[str], doubts: Sequence[int], why: Reason = Reason.LOW_CONFIDENCE
) -> list[int]:
    """Places of an axis that are still up for review where those of ``doubts`` were."""
    found = [Site(role="row", owner=0, index=i, lines=(LINE,)) for i in range(len(labels))]
    readings = {
        site.key: Reading(
            site=site,
            text=text,
            confidence=0.5 if i in doubts else 0.99,
            review=i in doubts,
            reasons=(why,) if i in doubts else (),
        )
        for i, (site, text) in enumerate(zip(found, labels, strict=True))
    }
    sites = SimpleNamespace(axes=lambda: [("row", 0)], of=lambda role, number: found)
    settled = settled_by_numbers(cast(Sites, sites), readings)
    return [i for i, site in enumerate(found) if settled[site.key].review]


@pytest.mark.parametrize("doubts", [[0], [3, 4], [1, 7], [0, 2, 5, 6]])
def test_a_number_that_is_due_is_in_no_doubt(doubts: list[int]) -> None:
    assert asked_about(SAMPLES, doubts) == []


def test_each_of_two_runs_on_one_axis_is_told() -> None:
    labels = [f"Ctrl_{i}" for i in range(1, 6)] + [f"Treat_{i}" for i in range(1, 6)]
    assert asked_about(labels, [1, 7]) == []


def test_most_of_a_run_must_be_read_surely() -> None:
    assert asked_about(SAMPLES, [0, 1, 2, 5, 6]) == [0, 1, 2, 5, 6]


def test_a_run_with_a_label_that_is_another_holds_nothing() -> None:
    assert asked_about([*SAMPLES[:3], "S0T", *SAMPLES[4:]], [3, 4]) == [3, 4]


def test_names_with_numbers_of_their_own_stay_in_doubt() -> None:
    assert asked_about(["PAX45", "HOX30", "PAX20", "HOX18", "BRCA6", "SOX57"], [1]) == [1]


def test_doubts_of_the_place_stay() -> None:
    assert asked_about(SAMPLES, [3], Reason.LABEL_PLACE) == [3]
