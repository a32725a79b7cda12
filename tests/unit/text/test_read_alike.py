"""Labels that three readers read alike though none of them is sure of every letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_series import readings

from unheat.text.reading import Reading
from unheat.text.trust import agreed_by_chance, agreed_weakly, guessed_alone, read_alike


def _label(text: str, said: tuple[str, ...], size: float = 9.0) -> Reading:
    """A label as wide as its ink of which the readers are as sure as of its least sure letter."""
    (one,) = readings(text)
    line = replace(one.site.lines[0], size=size)
    alike = len(set(said)) == 1
    return replace(
        one,
        site=replace(one.site, lines=(line,)),
        said=said,
        spellings=(text, text),
        first=0.9,
        second=0.57,
        both=0.4 if alike else 0.0,
        third=(text, 0.4) if alike else ("", 0.0),
        proved=True,
    )


@pytest.mark.parametrize("text", ["Q9. I am lonely", "O. sativa", "M. musculus", "Model 7"])
def test_three_that_hesitate_and_say_the_same_are_believed(text: str) -> None:
    reading = _label(text, (text,) * 3)
    assert read_alike(reading)
    assert not agreed_weakly(reading)
    assert not agreed_by_chance(reading)
    assert not guessed_alone(reading)
    # Among names with accents what all read alike is no proof.
    assert agreed_by_chance(reading, accented=True)


@pytest.mark.parametrize(
    ("text", "other"),
    [("X. laevis", "X laevis"), ("E. coli", "E, coli"), ("Tx vs. Ct", "Tx vs Ct")],
)
def test_a_stop_that_two_saw_is_one(text: str, other: str) -> None:
    assert read_alike(_label(text, (text, other, text)))
    assert read_alike(_label(text, (other, text, text)))
    # A stop that one saw, or nobody saw, may be a speck.
    assert not read_alike(_label(text, (other, other, text)))
    assert not read_alike(_label(other, (text, other, other)))


@pytest.mark.parametrize("text", ["dlPFC", "Hif1a", "Il", "CO 2O", "lP"])
def test_strokes_and_noughts_of_codes_are_what_all_mistake(text: str) -> None:
    assert not read_alike(_label(text, (text,) * 3))


def test_what_differs_or_is_small_or_does_not_fit_its_ink_is_no_proof() -> None:
    whole = _label("O. sativa", ("O. sativa",) * 3)
    assert not read_alike(_label("O. sativa", ("O. sativa", "O. satlva", "O. sativa")))
    assert not read_alike(_label("O. sativa", ("O. sativa",) * 3, size=6.0))
    assert not read_alike(replace(whole, proved=False))
    assert not read_alike(replace(whole, both=0.2))
    assert not read_alike(replace(whole, said=("O. sativa", "O. sativa")))
