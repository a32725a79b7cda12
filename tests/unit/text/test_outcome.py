"""What readers' words for one cell come to."""

from __future__ import annotations

import pytest

from unheat.model import Reason, Word
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
