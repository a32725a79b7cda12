"""Lines that were lost at an end of a panel, told by their labels."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from unheat.decide.named_beyond import named_beyond
from unheat.model import Axis, Bar, Box, Grid, Layout, PanelLayout, Raster

LINES, ACROSS, PITCH = 6, 8, 20


def _missed(
    *,
    cells: bool,
    label: bool,
    turned: bool,
    kept: int,
    colors: int = 9,
    names: list[str] | None = None,
    numbers: bool = False,
    stairs: bool = False,
    headed: bool = False,
    lossy: bool = False,
    lines_across: int = ACROSS,
    turn: float = 0.0,
    bar: bool = False,
    unread: bool = False,
    thin: bool = False,
) -> bool:
    """Six rows of pale cells with labels at their left; the last with ``cells`` and ``label`` or
    without, and all but ``kept`` of them found. ``turned`` makes columns of the rows. Cells have
    so many ``colors`` at most, and ``numbers``, one less from row to row as
    ``stairs``; ``headed`` have their names in the last line,
    in which a ``bar`` stands that is no cell; the other axis has names that are all ``unread``.
    The last line may be ``thin``, as a strip of classes is."""
    page = np.full((160, 240, 3), 255, dtype=np.uint8)
    shades = np.random.default_rng(3).integers(0, 60, (LINES, ACROSS, 3))
    two = np.where(np.arange(ACROSS) == ACROSS - 1, 80, 30)[None, :, None]
    tint = np.broadcast_to(two, shades.shape) if colors == 2 else shades
    tint = np.full_like(shades, 30) if colors == 1 else tint
    for row in range(LINES):
        last = row == LINES - 1
        y = 10 + PITCH * row
        if label or not last:
            page[y + 6 : y + 14, 30:50] = 0
        for col in range(ACROSS if cells or not last else 0):
            page[y : y + PITCH, 60 + PITCH * col : 80 + PITCH * col] = 255 - tint[row, col]
        for col in range((LINES - row if stairs else ACROSS) if numbers else 0):
            page[y + 7 : y + 13, 66 + PITCH * col : 74 + PITCH * col] = 40
    if thin:
        page[10 + PITCH * (LINES - 1) + 13 : 10 + PITCH * LINES, 60:] = 255
    lines = tuple((10.0 + PITCH * k, 30.0 + PITCH * k) for k in range(kept))
    across = tuple((60.0 + PITCH * k, 80.0 + PITCH * k) for k in range(lines_across))
    if bar:
        ramp = np.linspace(0, 90, PITCH * ACROSS).astype(np.uint8)
        page[114:121, 60 : 60 + PITCH * ACROSS] = 255 - ramp[None, :, None]
    box = Box(60.0, 114.5, 60.0 + PITCH * ACROSS, 120.5)
    box = box.transposed() if turned else box
    boxes = [Box(30.0, 16.0 + PITCH * k, 50.0, 24.0 + PITCH * k) for k in range(kept)]
    if turned:
        page = page.transpose(1, 0, 2)
        boxes = [Box(box.y0, box.x0, box.y1, box.x1) for box in boxes]
    grid = Grid(row_spans=across if turned else lines, column_spans=lines if turned else across)
    top = 17.0 + PITCH * (LINES - 1)
    heads = [Box(66.0 + PITCH * k, top, 74.0 + PITCH * k, top + 6.0) for k in range(ACROSS)]
    if turned:
        heads = [Box(box.y0, box.x0, box.y1, box.x1) for box in heads]
    none = _axis(heads[:lines_across] if headed else [None] * lines_across)
    panel = PanelLayout(grid=grid, frame=grid.box)
    layout = Layout(
        raster=Raster(
            rgb=np.ascontiguousarray(page), name="page", sha256="", format="png", lossy=lossy
        ),
        panels=(panel,),
        bars=(Bar(box=box, orientation="vertical" if turned else "horizontal"),) if bar else (),
    )
    own = replace(_axis(boxes, [f"v{k}" for k in range(kept)]), turn=turn)
    none = none if names is None else _axis([None] * len(names), names)
    none = replace(none, review=(unread,) * len(none.labels))
    axes = (none, own) if turned else (own, none)
    return named_beyond(layout, panel, *axes)


def _axis(boxes: list[Box] | list[None], names: list[str] | None = None) -> Axis:
    n = len(boxes)
    read = [None if box is None else "name" for box in boxes]
    return Axis(
        title=None,
        labels=tuple(names or read),
        confidence=(1.0,) * n,
        review=(False,) * n,
        boxes=tuple(boxes),
    )


@pytest.mark.parametrize("turned", [False, True])
def test_a_label_and_cells_beyond_the_last_line_are_a_line_that_was_lost(turned: bool) -> None:
    assert _missed(cells=True, label=True, turned=turned, kept=LINES - 1)


@pytest.mark.parametrize("turned", [False, True])
def test_a_label_or_cells_alone_are_none(turned: bool) -> None:
    assert not _missed(cells=False, label=True, turned=turned, kept=LINES - 1)
    assert not _missed(cells=True, label=False, turned=turned, kept=LINES - 1)
    assert not _missed(cells=True, label=True, turned=turned, kept=LINES)


@pytest.mark.parametrize("turned", [False, True])
def test_cells_all_of_a_line_may_have_two_colors(turned: bool) -> None:
    assert _missed(cells=True, label=True, turned=turned, kept=LINES - 1, colors=2)


@pytest.mark.parametrize("turned", [False, True])
def test_a_named_strip_that_is_thinner_than_the_cells_is_no_line_of_them(turned: bool) -> None:
    assert not _missed(cells=True, label=True, turned=turned, kept=LINES - 1, thin=True)


@pytest.mark.parametrize(("stem", "lost"), [("v", True), ("w", False)])
def test_a_label_beyond_that_only_the_other_axis_has_is_that_of_a_lost_line(
    stem: str, lost: bool
) -> None:
    names = [f"{stem}{k}" for k in range(LINES)]
    assert _missed(cells=False, label=True, turned=False, kept=LINES - 1, names=names) is lost


@pytest.mark.parametrize("turned", [False, True])
def test_print_in_cells_of_the_pages_color_is_a_line_that_a_codec_hid(turned: bool) -> None:
    seen = partial(_missed, cells=False, label=True, turned=turned, kept=LINES - 1, numbers=True)
    assert seen(lossy=True)
    assert not seen(lossy=False)
    # Names of columns with one over those of the rows.
    assert not seen(lossy=True, headed=True)
    assert not _missed(
        cells=False, label=False, turned=turned, kept=LINES - 1, numbers=True, lossy=True
    )


def test_print_where_all_names_of_the_other_axis_are_due_is_a_line_of_cells() -> None:
    seen = partial(_missed, cells=False, label=True, turned=True, kept=LINES - 1, numbers=True)
    assert seen(unread=True)
    assert not seen()
    assert not _missed(cells=False, label=True, turned=True, kept=LINES - 1, unread=True)


def test_two_lines_of_cells_are_enough() -> None:
    seen = partial(_missed, label=True, turned=True, kept=LINES - 1, lines_across=2)
    assert seen(cells=True)
    assert not seen(cells=False)


@pytest.mark.parametrize(
    ("stem", "label", "lost"), [("v", True, True), ("v", False, False), ("w", True, False)]
)
@pytest.mark.parametrize("more", [0, 1])
def test_labels_on_a_slope_tell_of_a_line_that_the_other_axis_names(
    stem: str, label: bool, lost: bool, more: int
) -> None:
    """A triangle's last columns have a cell or none: a name tells, and the rows of their names."""
    names = [f"{stem}{k}" for k in range(LINES + more)]
    seen = partial(_missed, cells=False, turned=True, kept=LINES - 1, turn=45.0, names=names)
    assert seen(label=label) is lost


@pytest.mark.parametrize(("turned", "turn"), [(False, 0.0), (True, 0.0), (True, 45.0)])
def test_cells_in_the_color_of_the_next_line_are_cells(turned: bool, turn: float) -> None:
    seen = partial(_missed, turned=turned, kept=LINES - 1, colors=1, turn=turn)
    assert seen(cells=True, label=True)
    assert not seen(cells=False, label=True)
    assert not seen(cells=True, label=False)


@pytest.mark.parametrize(("turned", "turn"), [(False, 0.0), (True, 0.0), (True, 45.0)])
def test_the_colors_of_a_bar_are_none_of_a_lost_line(turned: bool, turn: float) -> None:
    assert not _missed(cells=False, label=True, turned=turned, kept=LINES - 1, turn=turn, bar=True)


@pytest.mark.parametrize("turned", [False, True])
def test_names_that_both_axes_miss_at_one_end_are_those_of_lost_lines(turned: bool) -> None:
    found = partial(_missed, cells=False, label=True, turned=turned, kept=5)
    assert found(lines_across=5, names=["v1", "v2", "v3", "v4", "v5"])
    assert not found(lines_across=5, names=["v0", "v1", "v2", "v3", "v4"])


@pytest.mark.parametrize("turned", [False, True])
def test_print_in_one_cell_less_goes_on_as_a_triangle_does(turned: bool) -> None:
    """Its last number stands in the color of the page where a codec hid it or a scale begins."""
    for lossy in (True, False):
        found = partial(_missed, cells=False, turned=turned, kept=5, numbers=True, lossy=lossy)
        assert found(label=True, stairs=True)
        assert not found(label=False, stairs=True)
