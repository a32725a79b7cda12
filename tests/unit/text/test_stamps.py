"""What is printed along the margins of a page."""

from __future__ import annotations

import pytest

from unheat.text.stamps import is_control, is_stamp


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("arXiv:2305.12345v1 [cs.CL] 3 May 2023", True),
        ("45v1 [cs.CL] 3 May 2023", True),
        ("rXiv:2305.12345v12 [stat.ML] 30 Nov 2023", True),
        ("arXiv:hep-th/9901001v2 [hep-th] 4 Jan 1999", True),
        ("Downloaded from https://academic.oup.com by guest on 3 May 2023", True),
        ("bioRxiv preprint doi: https://doi.org/10.1101/2020.01.02", True),
        ("Source Model", False),
        ("Accuracy v1 [%]", False),
        ("Models of 3 May 2023", False),
        ("Downloaded files", False),
    ],
)
def test_stamps_are_told_by_their_wording(text: str, stamp: bool) -> None:
    assert is_stamp(text) is stamp


@pytest.mark.parametrize(
    ("text", "control"),
    [
        ("Show 10 entries", True),
        ("Showing 1 to 6 of 6 entries", True),
        ("Showing 1-10 of 1,204 rows (filtered from 2,000)", True),
        ("Rows per page: 25", True),
        ("1–6 of 6", True),
        ("Page 2 of 7", True),
        ("6 rows × 5 columns", True),
        ("Search:", True),
        ("Results of 10 entries", False),
        ("Share of 6 to 12 words", False),
        ("Search depth", False),
        ("Entries", False),
    ],
)
def test_controls_of_a_table_are_told_by_their_wording(text: str, control: bool) -> None:
    assert is_control(text) is control
