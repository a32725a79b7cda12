"""What is printed along the margins of a page."""

from __future__ import annotations

import pytest

from unheat.text.stamps import is_stamp


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
