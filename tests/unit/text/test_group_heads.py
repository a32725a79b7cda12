"""Headers of two levels: names of groups of columns over the names of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing, words

from unheat.model import Axis, Grid, Layout
from unheat.text.group_heads import _are_heads_alone
from unheat.text.labels import assemble, locate


def header(heads: Sequence[str], names: Sequence[str], apart: int = 18) -> Layout:
    """Six columns with names, and names of groups on the middles of equal groups over them."""
    drawing = Drawing()
    drawing.pixels[60:180, 360:480] = drawing.pixels[60:180, 120:240]
    for col, name in enumerate(names):
        drawing.write(name, 150 + 60 * col, 48)
    wide = 360 // len(heads)
    for group, head in enumerate(heads):
        drawing.write(head, 120 + wide // 2 + wide * group, 48 - apart)
    layout = drawing.layout()
    spans = tuple((120.0 + 60 * col, 180.0 + 60 * col) for col in range(6))
    grid = Grid(row_spans=layout.panels[0].grid.row_spans, column_spans=spans)
    return replace(layout, panels=(replace(layout.panels[0], grid=grid, frame=grid.box),))


def columns(layout: Layout, names: Sequence[str], heads: Sequence[str]) -> Axis:
    sites = locate(layout)
    texts = {f"column.0.{col}": name for col, name in enumerate(names)}
    for site in sites.of("column", 0):
        if len(site.lines) > 1:
            # Both lines are read with one text each in the drawing; here with the same one.
            texts[site.key] = heads[0]
    said = words(sites, texts)
    return assemble(sites, said, words(sites, texts, "rapidocr")).panels[0].columns


NAMES = ("P@1", "P@5", "MRR", "P@1", "P@5", "MRR")


@pytest.mark.parametrize("heads", [("Legal", "Medical"), ("Law", "Pharma", "News")])
def test_names_of_groups_are_no_lines_of_labels_and_labels_that_need_them_are_doubted(
    heads: tuple[str, ...],
) -> None:
    layout = header(heads, NAMES)
    assert [len(site.lines) for site in locate(layout).of("column", 0)] == [1] * 6
    axis = columns(layout, NAMES, heads)
    assert axis.labels == NAMES
    assert all(axis.review)


def test_names_that_tell_their_columns_need_no_group() -> None:
    names = ("one", "two", "three", "four", "five", "six")
    axis = columns(header(("Law", "Pharma", "News"), names), names, ())
    assert axis.labels == names
    assert not any(axis.review)


def test_what_may_be_the_first_line_of_a_label_or_the_name_of_its_group_is_doubted() -> None:
    names = ("alpha", "be", "gamma rays", "delta", "eps", "z")
    axis = columns(header(("Greek", "Others"), names, 14), names, ("Greek",))
    wrapped = np.flatnonzero([label == "Greek Greek" for label in axis.labels]).tolist()
    assert all(axis.review[place] for place in wrapped)


@pytest.mark.parametrize("turned", [False, True])
def test_rows_that_say_the_same_again_need_the_names_of_their_groups(turned: bool) -> None:
    drawing = Drawing()
    drawing.pixels[180:220, 120:360] = drawing.pixels[140:180, 120:360]
    names = ("k=1", "k=5", "k=1", "k=5")
    for row, name in enumerate(names):
        drawing.write(name, 95, 80 + 40 * row)
    for y, head in ((100, "GCN"), (180, "SAGE")):
        if turned:
            drawing.turned(head, 55, y)
        else:
            drawing.write(head, 45, y)
    layout = drawing.layout()
    spans = tuple((60.0 + 40 * row, 100.0 + 40 * row) for row in range(4))
    grid = Grid(row_spans=spans, column_spans=layout.panels[0].grid.column_spans)
    panel = replace(layout.panels[0], grid=grid, frame=grid.box)
    sites = locate(replace(layout, panels=(panel,)))
    texts = {site.key: names[site.index] for site in sites.of("row", 0)}
    said = [words(sites, texts, engine) for engine in ("tesseract", "rapidocr")]
    axis = assemble(sites, *said).panels[0].rows
    assert axis.labels == names
    assert all(axis.review)


@pytest.mark.parametrize(("names", "doubted"), [("123123", True), ("MTWTFS", False)])
@pytest.mark.parametrize("below", [False, True])
def test_signs_that_go_round_need_the_names_of_their_groups(
    names: str, doubted: bool, below: bool
) -> None:
    """The names may stand at the other side of the cells."""
    drawing = Drawing()
    drawing.pixels[60:180, 360:480] = drawing.pixels[60:180, 120:240]
    for col, name in enumerate(names):
        drawing.write(name, 150 + 60 * col, 200)
    for group, head in enumerate(("Legal", "Medical")):
        drawing.write(head, 210 + 180 * group, 226 if below else 44)
    layout = drawing.layout()
    spans = tuple((120.0 + 60 * col, 180.0 + 60 * col) for col in range(6))
    grid = Grid(row_spans=layout.panels[0].grid.row_spans, column_spans=spans)
    layout = replace(layout, panels=(replace(layout.panels[0], grid=grid, frame=grid.box),))
    axis = columns(layout, names, ())
    assert axis.labels == tuple(names)
    assert all(axis.review) == doubted


@pytest.mark.parametrize(
    ("labels", "alone"),
    [
        ((None, "Wet", None, None, "Dry", None), True),
        (("Jan", None, None, "Apr", None, None), False),
        ((None, "2010", None, None, "2013", None), False),
        (("Wet", "Dry", "Hot"), False),
        ((None,) * 6, False),
    ],
)
def test_words_at_the_middles_of_groups_alone_name_these(
    labels: tuple[str | None, ...], alone: bool
) -> None:
    assert _are_heads_alone(labels) == alone


def test_names_of_groups_of_which_one_stands_on_the_middle_are_no_title() -> None:
    layout = header(
        ("Reasoning", "Code", "Math"), ("MMLU", "BBH", "MBPP", "Eval", "GSM", "AIME"), 30
    )
    sites = locate(layout)
    assert not sites.of("title")
