"""Labels that stand on both axes of a square panel."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np

from unheat.model import Box
from unheat.text.lines import Line
from unheat.text.mirrored import mirrored
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

NAMES = ["de", "en", "fr", "sw", "zh"]


LINE = Line(
    glyphs=np.array([0]),
    angle=0.0,
    along=(0.0, 9.0),
    across=(0.0, 9.0),
    box=Box(0, 0, 9, 9),
    size=9.0,
)
"""Where a label stands does not matter here."""


def heard(rows: list[str], columns: list[str]) -> tuple[Sites, dict[str, Reading]]:
    found = {
        role: [Site(role=role, owner=0, index=i, lines=(LINE,)) for i in range(len(texts))]
        for role, texts in (("row", rows), ("column", columns))
    }
    readings = {
        site.key: Reading(site=site, text=text, confidence=0.99)
        for role, texts in (("row", rows), ("column", columns))
        for site, text in zip(found[role], texts, strict=True)
    }
    panel = SimpleNamespace(grid=SimpleNamespace(n_rows=len(rows), n_cols=len(columns)))
    sites = SimpleNamespace(
        layout=SimpleNamespace(panels=[panel]), of=lambda role, number: found[role]
    )
    return cast(Sites, sites), readings


def test_a_label_that_the_other_axis_writes_otherwise_is_doubted_on_both() -> None:
    sites, readings = heard([*NAMES[:4], "zn"], NAMES)
    changed = mirrored(sites, readings, 0)
    assert {reading.text for reading in changed.values()} == {"zn", "zh"}
    assert all(reading.review for reading in changed.values())


def test_a_label_in_doubt_takes_the_text_of_the_sure_one() -> None:
    sites, readings = heard([*NAMES[:4], "2h"], NAMES)
    key = next(key for key, reading in readings.items() if reading.text == "2h")
    readings[key] = replace(readings[key], review=True)
    changed = mirrored(sites, readings, 0)
    assert {name: reading.text for name, reading in changed.items()} == {key: "zh"}
    assert changed[key].review


def test_axes_that_run_against_each_other_are_held_together_too() -> None:
    sites, readings = heard([*NAMES[:0:-1], "dc"], NAMES)
    assert {reading.text for reading in mirrored(sites, readings, 0).values()} == {"dc", "de"}


def test_axes_with_other_labels_say_nothing_about_each_other() -> None:
    sites, readings = heard(["a", "b", "c", "sw", "zh"], NAMES)
    assert not mirrored(sites, readings, 0)
