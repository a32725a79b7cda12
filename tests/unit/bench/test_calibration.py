"""What is told of claimed confidence, on claims made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from unheat.bench.bounds import Rate
from unheat.bench.calibration import (
    Read,
    Sample,
    claimed_sure,
    color_table,
    exact,
    false_flags,
    flagged_for,
    found,
    groups,
    looked_at,
    needless_flags,
    reliability,
    risk_coverage,
    silent,
    thresholds,
    uncovered,
)
from unheat.bench.claims import COLUMNS, Claims
from unheat.bench.isotonic import steps


def made(n: int, **columns: object) -> Claims:
    """n printed cells, agreed, right and claimed with 0.99, but for ``columns``."""
    plain: dict[str, Any] = {name: np.zeros(n) for name in COLUMNS}
    plain |= {name: np.zeros(n, dtype=bool) for name in ("review", "altered")}
    plain |= {name: np.ones(n, dtype=bool) for name in ("as_printed", "exact", "right", "bar")}
    plain |= {"kind": np.full(n, "printed"), "confidence": np.full(n, 0.99)}
    plain |= {name: np.full(n, "") for name in ("text", "print", "mode", "status", "reasons")}
    return plain | {name: np.array(column) for name, column in columns.items()}


def sample(n: int, quality: str = "plain", **columns: object) -> Sample:
    told = {"kind": "scores", "quality": quality}
    return Sample.of([Read(told=told, cells=made(n, **columns), folder=Path())])


def test_bounds_hold_what_they_say() -> None:
    assert Rate(0, 21_000).upper * 10_000 < 1.43
    assert Rate(5, 100).lower < 0.05 < Rate(5, 100).upper
    assert (Rate(3, 3).upper, Rate(0, 3).lower) == (1.0, 0.0)
    assert np.isnan(Rate(0, 0).share)


def test_only_errors_that_nobody_looks_at_are_silent() -> None:
    one = sample(4, as_printed=[True, False, False, True], review=[False, False, True, True])
    assert silent(one) == Rate(1, 4)
    assert false_flags(one) == Rate(1, 2)
    assert exact(one) == Rate(4, 4)


def test_a_color_that_is_told_only_roughly_is_flagged_for_a_reason() -> None:
    one = sample(
        3,
        kind=["color", "color", "printed"],
        review=[True, True, True],
        right=[True, False, True],
        low_place=[0.2, 0.2, 0.2],
        high_place=[0.3, 0.3, 0.3],
        truth_place=[0.25, 0.29, 0.25],
    )
    assert false_flags(one) == Rate(3, 3)
    assert needless_flags(one) == Rate(2, 2)


def test_false_flags_are_told_by_reason() -> None:
    one = sample(
        3,
        review=[True, True, True],
        as_printed=[True, True, False],
        reasons=["readers-differ grid-ambiguous", "", "readers-differ"],
    )
    assert flagged_for(one) == {"readers-differ": 1, "grid-ambiguous": 1, "none": 1}


def test_a_promise_is_counted_where_it_is_made() -> None:
    one = sample(3, confidence=[0.9995, 0.999, 0.9], as_printed=[True, False, False])
    assert claimed_sure(one) == Rate(1, 2)


def test_the_surest_cells_are_taken_first_and_those_under_review_last() -> None:
    one = sample(
        4,
        confidence=[0.9, 0.99, 0.99, 1.0],
        as_printed=[False, True, True, False],
        review=[False, False, False, True],
    )
    coverage, risk = risk_coverage(one)
    assert coverage.tolist() == [0.5, 0.75, 1.0]
    assert risk.tolist() == [0.0, pytest.approx(1 / 3), 0.5]
    assert looked_at(one, 0.0) == 0.5
    assert looked_at(one, 2500.0) == 0.25
    assert looked_at(one, 9999.0) == 0.0


def test_a_threshold_moves_only_what_confidence_alone_decides() -> None:
    one = sample(
        4,
        confidence=[0.5, 0.9, 1.0, 0.5],
        as_printed=[False, True, True, False],
        status=["agreed", "agreed", "agreed", "conflict"],
        review=[True, False, False, True],
    )
    lower, higher = thresholds(one, (0.4, 0.95), 0.8)
    assert (lower[1], lower[2]) == (Rate(1, 4), Rate(0, 2))
    assert (higher[1], higher[2]) == (Rate(0, 4), Rate(1, 2))


def test_misprints_are_counted_by_size_and_are_no_errors_of_reading() -> None:
    one = sample(
        3, altered=[True, True, False], gap=[0.5, 0.003, np.nan], review=[True, False, False]
    )
    assert found(one.misprints, 0.02, np.inf) == Rate(1, 1)
    assert found(one.misprints, 0.0, 0.005) == Rate(0, 1)
    assert len(one.printed) == 1


def test_colors_are_right_where_their_interval_holds_the_truth() -> None:
    one = sample(
        3,
        kind=["color"] * 3,
        truth_place=[0.5, 0.5, 0.5],
        low_place=[0.4, 0.51, 0.51],
        high_place=[0.6, 0.6, 0.6],
        review=[False, False, True],
    )
    assert uncovered(one.colored) == Rate(1, 3)
    (name, row), *_ = color_table(one)
    assert name == "PNG as drawn"
    assert row["covered"] == pytest.approx(1 / 3)


def test_claims_are_parted_by_what_they_claim_and_by_names() -> None:
    one = sample(3, confidence=[0.5, 0.6, 0.99])
    assert [rate.total for _, _, rate in reliability(one, (0.0, 0.9, 1.0))] == [2, 1]
    assert [(name, len(part)) for name, part in groups(one, "quality")] == [("plain", 3)]


def test_surer_claims_are_never_told_to_be_less_right() -> None:
    claimed = np.repeat([0.1, 0.4, 0.6, 0.9], 10)
    wrong = np.zeros(40, dtype=bool)
    wrong[[0, 1, 2, 10, 20, 21]] = True
    found_steps = steps(claimed, wrong, (0.0, 0.3, 0.5, 0.8, 1.0))
    assert [(step.low, step.high, step.errors) for step in found_steps] == [
        (0.0, 0.3, 3),
        (0.3, 0.8, 3),
        (0.8, 1.0, 0),
    ]
    shares = [step.right for step in found_steps]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1 - 0.5 / 11)
