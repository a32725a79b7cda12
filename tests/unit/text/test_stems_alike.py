"""A name that a letter or its case keeps from being a stem of its axis and a number."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.text.test_series import readings

from unheat.text.stems_alike import stems_alike

_NAMES = ("CD67", "TP8", "HOX46", "CDK6", "GATA63", "SOX56", "HOX9")


def test_the_name_that_is_due_is_asked_about() -> None:
    for seen, due in (
        ("CDS", "CD5"),
        ("TPS", "TP5"),
        ("hOx63", "HOX63"),
        ("Gata6", "GATA6"),
        ("SOXS7", "SOX57"),
        ("TPB", "TP8"),
    ):
        found = stems_alike(readings(*_NAMES, seen))
        assert [(one.text, one.review) for one in found[-1:]] == [(due, True)]
        assert seen in found[-1].others
        assert not any(one.review for one in found[:-1])


def test_names_of_other_stems_or_kinds_are_left() -> None:
    for own in ("RPS6", "MYC", "FOXO3", "Hox A", "HOXO1"):
        texts = readings(*_NAMES, own)
        assert stems_alike(texts) == texts
    # Names without numbers are not alone, and few names tell nothing.
    for texts in (readings(*_NAMES, "MYC", "CDS"), readings("CD67", "TP8", "CDS")):
        assert stems_alike(texts) == texts


def test_text_of_a_pdf_is_what_it_says() -> None:
    texts = [replace(one, layer=True) for one in readings(*_NAMES, "CDS")]
    assert stems_alike(texts) == texts
