"""Axes whose readers are at a loss."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.at_a_loss import heard_by_nobody, is_capital_first, is_stroke_first
from unheat.text.labels import locate
from unheat.text.reading import Reading


def axis(*, doubted: int, second: float, shown: bool = False, text: str = "H3") -> list[bool]:
    """Which of four labels are in doubt, where the last ``doubted`` of them were before; the second
    reader is as sure of the first one as ``second``."""
    drawing = Drawing()
    for col, name in enumerate(("H3", "M2", "HS", "HE")):
        drawing.write(name, 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    found = {
        site.key: Reading(
            site=site,
            text=text,
            confidence=0.95,
            review=site.index >= 4 - doubted,
            second=second if site.index == 0 else 0.99,
            shown=shown,
        )
        for site in sites.of("column", 0)
    }
    result = found | heard_by_nobody(sites, found)
    return [result[f"column.0.{i}"].review for i in range(4)]


def test_what_nobody_heard_is_doubted_where_all_others_are() -> None:
    assert axis(doubted=3, second=0.36) == [True] * 4
    assert axis(doubted=3, second=0.9) == [False, True, True, True]
    assert axis(doubted=3, second=0.36, shown=True) == [False, True, True, True]
    assert axis(doubted=2, second=0.36) == [False, False, True, True]


def test_a_digit_or_two_are_doubted_where_all_others_are() -> None:
    """A slanted "7" is a "1" to all readers."""
    assert axis(doubted=3, second=0.99, text="1") == [True] * 4
    assert axis(doubted=3, second=0.99, text="117") == [False, True, True, True]
    assert axis(doubted=2, second=0.99, text="1") == [False, False, True, True]


@pytest.mark.parametrize(
    ("text", "beside", "said", "doubted"),
    [
        ("lowa", "idaiho", ("idaho", "ldaho", "kdaho"), True),
        ("lowa", "Ohio", ("Ohio", "Ohlo", "Ohio"), False),
        ("Iowa", "idaiho", ("idaho", "ldaho", "kdaho"), False),
        ("ldl", "idaiho", ("idaho", "ldaho", "kdaho"), False),
    ],
)
def test_a_first_stroke_is_no_surer_than_those_in_dispute(
    text: str, beside: str, said: tuple[str, ...], doubted: bool
) -> None:
    drawing = Drawing()
    for col, name in enumerate(("ALFA", "BETA", "GAMA")):
        drawing.write(name, 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    one, two, three = sites.of("column", 0)
    own = Reading(site=one, text=text, confidence=0.9)
    other = Reading(site=two, text=beside, confidence=0.4, review=True, said=said)
    assert is_stroke_first(text, [own, other]) is doubted
    # Where another label begins in lower case for sure, so may this one.
    small = Reading(site=three, text="utah", confidence=0.9)
    assert not is_stroke_first(text, [own, other, small])


@pytest.mark.parametrize(
    ("text", "said", "beside", "doubted"),
    [
        ("Ih.cuneus", ("Ih.cuneus", "lh.cuneus", "Ih.cuneus"), "rh.cuneus", True),
        ("Ih.cuneus", ("Ih.cuneus", "Ih.cuneus", "Ih.cuneus"), "rh.cuneus", False),
        ("Iris", ("Iris", "lris", "Iris"), "Tulip", False),
        ("ImageNet", ("ImageNet", "lmageNet", "ImageNet"), "cifar", False),
        ("IL", ("IL", "lL", "IL"), "xL", False),
    ],
)
def test_a_first_capital_in_dispute_may_be_small_as_others_are(
    text: str, said: tuple[str, ...], beside: str, doubted: bool
) -> None:
    drawing = Drawing()
    for col, name in enumerate(("ALFA", "BETA")):
        drawing.write(name, 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    one, two = sites.of("column", 0)
    own = Reading(site=one, text=text, confidence=0.9, said=said)
    assert is_capital_first(own, [own, Reading(site=two, text=beside, confidence=0.9)]) is doubted
