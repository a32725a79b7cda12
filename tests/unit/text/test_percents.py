"""Percent signs that were read as digits."""

from __future__ import annotations

from unheat.text.numbers import parse
from unheat.text.percents import with_percent_signs


def test_where_nearly_all_cells_end_so_it_is_the_sign() -> None:
    said = ["47\n(3696)", "49\n(38%)", "43\n(3396)", "41\n(3196)", "40\n(30%)", "52"]
    found = with_percent_signs({(0, k): parse(text) for k, text in enumerate(said)})
    assert [found[0, k].raw for k in (0, 1, 5)] == ["47\n(36%)", "49\n(38%)", "52"]
    assert found[0, 0].parts == (47.0, 36.0)


def test_a_number_that_ends_so_among_others_is_one() -> None:
    said = {(0, k): parse(text) for k, text in enumerate(["3696", "3712", "1204", "996", "87"])}
    assert with_percent_signs(said) == said
