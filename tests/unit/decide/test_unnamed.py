"""Outer lines without a label."""

from __future__ import annotations

from unheat.decide.unnamed import leaves_end_unnamed
from unheat.model.figure import Axis


def unnamed(*labels: str | None) -> bool:
    n = len(labels)
    return leaves_end_unnamed(
        Axis(title=None, labels=labels, confidence=(1.0,) * n, review=(False,) * n)
    )


def test_one_end_without_a_label_may_be_a_strip() -> None:
    assert unnamed(None, "a", "b", "c", "d")
    assert unnamed("a", "b", "c", "d", None)


def test_labels_that_are_thinned_out_or_missing_say_nothing() -> None:
    assert not unnamed("a", "b", "c", "d", "e")
    assert not unnamed(None, "b", None, "d", None)
    assert not unnamed("a", "b", None, "d", "e")
    assert not unnamed(None, None, None, None, None)
    assert not unnamed(None, "a", "b")
