"""Points before the first digit that all readers lost in numbers of an axis."""

from __future__ import annotations

import pytest
from tests.unit.text.test_series import readings as numbered

from unheat.text.leading_points import with_leading_points


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
