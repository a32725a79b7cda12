"""Points before the first digit that all readers lost in numbers of an axis."""

from __future__ import annotations

import pytest
from tests.unit.text.test_series import readings as numbered

from unheat.text.leading_points import with_leading_points, with_specks


@pytest.mark.parametrize(
    ("texts", "mended"),
    [
        (["1", "3", ".1", ".03", ".01", "0"], [".3"]),
        (["1", "3", "1", "03", ".01", "0"], [".3", ".1", ".03"]),
        (["0", ".25", "5", ".75", "1"], [".5"]),
        (["1", ".3", ".1", ".03", ".01", "0"], []),
        (["1", "3", "0.1", "0.03", "0"], []),
        (["50", "3", ".1", ".03", "70"], []),
        (["wt", "3", ".1", ".03"], []),
    ],
)
def test_numbers_out_of_order_may_have_lost_their_points(
    texts: list[str], mended: list[str]
) -> None:
    found = with_leading_points(numbered(*texts))
    assert [one.text for one in found] == mended
    assert all(one.review for one in found)


@pytest.mark.parametrize(
    ("texts", "mended"),
    [
        (["8", "16", ".32", "64"], ["32"]),
        (["64", "32", ".16", "8", "4"], ["16"]),
        ([".5", "1", "2", "4"], []),
        (["8", ".16", ".32", "64"], []),
        (["8", "wt", ".32", "64"], []),
        (["8", "64", ".32", "16"], []),
    ],
)
def test_a_speck_before_a_number_among_whole_ones_in_order_is_no_point(
    texts: list[str], mended: list[str]
) -> None:
    found = with_specks(numbered(*texts))
    assert [one.text for one in found] == mended
    assert all(one.review for one in found)
