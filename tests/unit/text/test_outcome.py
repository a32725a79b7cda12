"""What readers' words for one cell come to."""

from __future__ import annotations

import pytest

from unheat.model import NumberFormat, Reason, Word
from unheat.text.candidates import weigh
from unheat.text.outcome import reading_of, with_sign_of_ink
from unheat.text.skeleton import Skeleton


def test_ink_that_may_begin_with_a_sign_speaks_for_the_negative_alone() -> None:
    words = [
        Word(text="45.1", confidence=0.98, engine=engine, key="0,0,0")
        for engine in ("tesseract", "neural")
    ]
    torn = [Skeleton(parts="-d?.d", certain=False)]
    found = weigh(words, torn, None)
    before, after = reading_of(found, "."), reading_of(with_sign_of_ink(found, torn), ".")
    assert after.value == 45.1
    assert after.confidence == pytest.approx(before.confidence, abs=0.02)
    assert [other.value for other in after.alternatives] == [-45.1]
    # No reader saw it: it may be refuted, and repairs nothing.
    assert Reason.SIGN_IN_DOUBT in after.alternatives[0].reasons
    whole = [Skeleton(parts="dd.d", certain=True)]
    assert with_sign_of_ink(weigh(words, whole, None), whole) == weigh(words, whole, None)


def test_a_sign_that_a_reader_saw_is_not_proposed_again() -> None:
    words = [
        Word(text="45.1", confidence=0.9, engine="neural", key="0,0,0"),
        Word(text="-45.1", confidence=0.5, engine="tesseract", key="0,0,0"),
    ]
    torn = [Skeleton(parts="-d?.d", certain=False)]
    found = weigh(words, torn, None)
    assert with_sign_of_ink(found, torn) == found


def _words(**said: tuple[str, float]) -> list[Word]:
    return [
        Word(text=text, confidence=confidence, engine=engine, key="0,0,0")
        for engine, (text, confidence) in said.items()
    ]


@pytest.mark.parametrize(
    ("parts", "numerals", "own", "first"),
    [
        ("d.d", 0.98, 0.3, "0.7"),
        # A mark before the number, a reader of numbers that is not sure, and an own one that is.
        ("-d.d", 0.98, 0.3, "-0.7"),
        ("d.d", 0.5, 0.3, "-0.7"),
        ("d.d", 0.98, 0.95, "-0.7"),
    ],
)
def test_a_sign_that_only_an_unsure_reader_sees_is_none(
    parts: str, numerals: float, own: float, first: str
) -> None:
    words = _words(
        tesseract=("0.7", 0.95),
        neural=("0.7", 1.0),
        numerals=("0.7", numerals),
        glyphs=("-0.7", own),
    )
    found = weigh(words, [Skeleton(parts=parts, certain=False)], None)
    assert found[0].text == first


def test_a_point_is_not_put_where_it_is_usual_if_it_was_seen_elsewhere() -> None:
    usual = NumberFormat(decimals=2, leading_zero=False)
    ink = [Skeleton(parts="Dd", certain=False)]
    seen = _words(neural=("14", 0.99), numerals=("1.4", 0.99), glyphs=("1.4", 0.1))
    assert weigh(seen, ink, usual)[0].text == "1.4"
    # Where nobody sees one it was lost.
    lost = _words(neural=("14", 0.99), glyphs=(".14", 0.3))
    assert weigh(lost, ink, usual)[0].text == ".14"


def test_two_readers_of_a_word_for_no_value_are_believed() -> None:
    words = [
        Word(text="ND", confidence=0.9, engine=engine, key="0,0,0")
        for engine in ("tesseract", "neural")
    ]
    found = reading_of(weigh(words, [], None), None)
    assert found.missing
    assert found.confidence > 0.9
    assert reading_of(weigh(words[:1], [], None), None).confidence < 0.6
