"""Residues that are numbered through have a capital each."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from unheat.text.reading import Reading
from unheat.text.residues import among_residues


def axis(*labels: str) -> list[Reading]:
    """Readings of the labels of an axis, one in each place."""
    return [
        Reading(site=cast(Any, SimpleNamespace(index=place)), text=text, confidence=0.9)
        for place, text in enumerate(labels)
    ]


def test_a_number_is_no_rival_of_a_residue() -> None:
    residues = axis("D61", "I62", "G63", "E64", "A65")
    assert among_residues({"162": 0.1, "L62": 0.05}, residues, 0.1) == {"L62": 0.05}


def test_another_residue_speaks_for_no_letter() -> None:
    residues = axis("C61", "I62", "G63", "E64", "A65")
    assert among_residues({"G61": 0.4}, residues, 0.1) == {"G61": 0.1}


@pytest.mark.parametrize(
    "labels",
    [
        ("D61", "I62", "G63", "E64"),
        ("D61", "I62", "G64", "E65", "A66"),
        ("D61", "I62", "63", "E64", "A65"),
        ("Day 1", "I62", "G63", "E64", "A65"),
    ],
)
def test_too_few_or_others_keep_it(labels: tuple[str, ...]) -> None:
    assert among_residues({"162": 0.4}, axis(*labels), 0.1) == {"162": 0.4}
