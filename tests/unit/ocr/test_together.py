"""Parts of a batch side by side."""

from __future__ import annotations

import pytest

from unheat.ocr.together import shared_out, together


@pytest.mark.parametrize("count", [0, 1, 2, 7, 40])
def test_shares_hold_everything_once(count: int) -> None:
    weights = [float(7 * number % 11 + 1) for number in range(count)]
    shares = shared_out(weights, 3)
    assert sorted(item for share in shares for item in share) == list(range(count))
    assert all(shares)
    assert all(share == sorted(share) for share in shares)
    loads = [sum(weights[item] for item in share) for share in shares]
    assert not loads or max(loads) - min(loads) <= max(weights)


def test_no_more_shares_than_parts_and_at_least_one() -> None:
    assert shared_out([1.0, 1.0], 0) == [[0, 1]]
    assert shared_out([1.0, 3.0, 1.0, 1.0], 2) == [[1], [0, 2, 3]]


def test_results_come_in_order_and_errors_come_through() -> None:
    assert together(lambda part: part * 2, [1, 2, 3]) == [2, 4, 6]
    with pytest.raises(ZeroDivisionError):
        together(lambda part: 1 // part, [1, 0])
    assert together(lambda part: part, []) == []
