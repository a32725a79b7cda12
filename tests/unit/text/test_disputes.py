"""Disputes that nothing settles."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from unheat.text.disputes import many_disputed, raised_in_dispute, still_open
from unheat.text.reading import Reading
from unheat.text.sites import Site
from unheat.text.trust import guessed_alone


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


@pytest.mark.parametrize(
    ("disputed", "agreed", "many"), [(5, 12, True), (5, 40, False), (2, 2, False)]
)
def test_a_quarter_of_the_labels_in_dispute_is_many(disputed: int, agreed: int, many: bool) -> None:
    site = cast(Site, None)
    open_ones = [
        Reading(site=site, text="CCNB1", confidence=0.5, review=True, spellings=("CCNB1", "CONBL"))
    ]
    sure = [Reading(site=site, text="FASN", confidence=0.99, spellings=("FASN", "FASN"))]
    assert many_disputed(open_ones * disputed + sure * agreed) is many


def test_raised_digits_are_in_dispute_where_readers_differ() -> None:
    own = Reading(site=cast(Site, None), text="10³", confidence=0.9, spellings=("10³", "10¹"))
    assert raised_in_dispute(own)
    assert not raised_in_dispute(replace(own, spellings=("10³", "10³")))
    assert not raised_in_dispute(replace(own, text="103", spellings=("103", "10")))


def test_a_sign_alone_is_guessed_where_all_readers_are_at_a_loss() -> None:
    own = Reading(site=cast(Site, None), text="O", confidence=0.9, second=0.4, first=0.6)
    assert guessed_alone(own)
    assert not guessed_alone(replace(own, first=0.9))
    assert not guessed_alone(replace(own, text="Ox"))
    assert not guessed_alone(replace(own, second=0.0))
