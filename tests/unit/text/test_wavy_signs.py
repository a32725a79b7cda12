"""Minus signs that readers take for tildes."""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Reason, TextReading
from unheat.text.numbers import parse
from unheat.text.wavy_signs import with_plain_signs


def told(*texts: str) -> list[tuple[str, float | None]]:
    readings = {(0, i): parse(text, confidence=0.4) for i, text in enumerate(texts)}
    return [(one.raw, one.value) for one in with_plain_signs(readings).values()]


def test_a_tilde_among_signs_is_a_minus() -> None:
    assert told("~4.7 pp", "-5.5 pp", "+2.7 pp")[0] == ("-4.7 pp", -4.7)
    assert told("~4.7 (0.2)", "-5.5 (0.1)", "-1.2 (0.3)")[0] == ("-4.7 (0.2)", -4.7)


def test_a_tilde_among_plain_numbers_says_about() -> None:
    for texts in (("~4.7", "5.5", "2.7"), ("~4", "~5", "~7", "-3", "-2"), ("~4", "-2")):
        assert told(*texts)[0] == (texts[0], float(texts[0][1:]))


def test_who_read_a_tilde_bears_the_minus_out() -> None:
    rival = parse("~18.7", confidence=0.4)
    asked = replace(
        parse("-18.7", confidence=0.3), alternatives=(rival,), reasons=(Reason.SIGN_IN_DOUBT,)
    )
    readings: dict[tuple[int, int], TextReading] = {(0, 0): asked}
    readings |= {(0, 1): parse("+2.1"), (0, 2): parse("-0.4")}
    found = with_plain_signs(readings)[0, 0]
    assert (found.alternatives, found.reasons) == ((), ())
    assert found.confidence > 0.45
