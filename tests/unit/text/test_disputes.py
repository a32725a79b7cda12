"""Disputes that nothing settles."""

from __future__ import annotations

from typing import cast

import pytest

from unheat.text.disputes import still_open
from unheat.text.reading import Reading
from unheat.text.sites import Site


@pytest.mark.parametrize(
    ("text", "spellings", "shown", "expected"),
    [
        ("Bem", ("Ber", "Bem"), False, True),
        ("Bem", ("Ber", "Bem"), True, False),
        ("Bem", ("Bem", "Bem"), False, False),
        ("mean", ("mean", "rnean"), False, False),
        ("Malmõ", ("Malmõ", "Malmé"), True, True),
        ("Malmö", ("Malmö", "Malmo"), True, False),
    ],
)
def test_what_stays_open(
    text: str, spellings: tuple[str, ...], shown: bool, expected: bool
) -> None:
    site = cast(Site, None)
    reading = Reading(site=site, text=text, confidence=0.9, spellings=spellings, shown=shown)
    assert still_open(reading) == expected
