"""Runs of numbered labels."""

from __future__ import annotations

import pytest

from unheat.text.counters import runs


def due(*texts: str | tuple[str, ...]) -> dict[int, str]:
    """What the runs have due at their places, with their likeliest stem."""
    said = [(i, (one,) if isinstance(one, str) else one) for i, one in enumerate(texts)]
    return {
        place: run.text(run.stems[0], place)
        for run in runs(said)
        for place in range(run.first, run.end)
    }


def test_a_misread_label_of_a_run_is_known_from_the_others() -> None:
    assert due("Ctrl_1", "Ctrl_2", ("Crl", "Ctr_8"), "Ctrl_4", "Ctrl_5")[2] == "Ctrl_3"


def test_runs_may_fall_follow_each_other_and_keep_their_zeros() -> None:
    falling = due("x9", "x8", "x7", "xx", "x5", "x4")
    assert falling[3] == "x6"
    padded = due("P008", "P009", "PO10", "P011", "P012", "P013")
    assert padded[2] == "P010"
    two = due("A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4")
    assert two == {i: f"{'AB'[i // 4]}{i % 4 + 1}" for i in range(8)}


@pytest.mark.parametrize(
    "texts",
    [
        ("G227", "K228", "R229", "S230", "R231", "R232"),  # a letter of its own each
        ("CD4", "CD8", "CD14", "CD19", "CD3"),
        ("Llama-2-7B", "Llama-2-13B", "Llama-2-70B"),
        ("2001", "2002", "2003", "2004"),  # without a stem others see to it
        ("x1", "x2"),
    ],
)
def test_other_labels_are_no_run(texts: tuple[str, ...]) -> None:
    assert due(*texts) == {}
