"""Noughts that readers take for an "O"."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_series import readings

from unheat.model import Reason
from unheat.text.noughts import noughts


def told(*texts: str, said: tuple[str, ...] = (), place: int = 0) -> dict[str, tuple[str, bool]]:
    """What is told of labels, of which readers disputed the one at ``place``: its text and whether
    it is up for review."""
    axis = readings(*texts)
    if said:
        asked = (Reason.READERS_DIFFER,)
        axis[place] = replace(axis[place], said=said, review=True, reasons=asked)
    by_key = {one.site.key: one for one in axis}
    return {by_key[key].text: (one.text, one.review) for key, one in noughts(axis).items()}


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("0 h", "6 h", "12 h", "24 h"), ("Oh", "0 h", "o h")),
        (("NO", "N60", "N120", "N180"), ("NO", "N0", "NO")),
        (("Oh", "6 h", "12 h", "24 h"), ("Oh", "0 h", "Oh")),
    ],
)
def test_a_nought_begins_a_series_of_one_form(
    texts: tuple[str, ...], said: tuple[str, ...]
) -> None:
    due = "0 h" if texts[1] == "6 h" else "N0"
    assert told(*texts, said=said) == {texts[0]: (due, False)}
    assert told(*texts[::-1], said=said, place=3) == {texts[0]: (due, False)}


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("NO", "N60", "N180", "N120"), ("NO", "N0", "NO")),
        (("NO", "N60", "Zn120", "N180"), ("NO", "N0", "NO")),
        (("NO", "N60", "N120"), ("NO", "N0", "NO")),
        (("NO", "N60", "N120", "N180"), ("NO", "N8", "NO")),
        (("NO", "N60", "N120", "N180"), ()),
    ],
)
def test_what_begins_no_series_or_may_be_more_is_left(
    texts: tuple[str, ...], said: tuple[str, ...]
) -> None:
    assert told(*texts, said=said) == {}


def test_a_theta_is_a_struck_nought_where_a_series_begins() -> None:
    said = ("Le", "L0", "Lθ")
    assert told("Lθ", "L3", "L6", "L9", said=said) == {"Lθ": ("L0", False)}
    assert told("L9", "L6", "L3", "Lθ", said=said, place=3) == {"Lθ": ("L0", False)}
    assert told("Lθ", "L3", "L9", "L6", said=said) == {}
    assert told("Lθ", "Lφ", "L3", "L6", said=said) == {}
    assert told("Lθ", "L3", "L6", "L9", said=("Lθ", "Lθ", "Le")) == {}


def test_a_last_word_beside_others_that_are_counted_is_asked_about() -> None:
    assert told("Tx vs veh.", "d3 vs do") == {"d3 vs do": ("d3 vs d0", True)}
    assert told("t1 to t2", "t2 to t3", "I do", "C2 + CO") == {}
