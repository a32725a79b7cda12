"""Labels that come again on both sides of a narrow gap tell facets from one matrix."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.repeated import facets_told, may_be_facets, stopping
from unheat.model import Axis, Grid, Layout, PanelLayout, Raster
from unheat.text.labels import PanelTexts, Texts


def axis(labels: tuple[str | None, ...]) -> Axis:
    count = len(labels)
    return Axis(title=None, labels=labels, confidence=(1.0,) * count, review=(False,) * count)


def drawn(gap: int, names: str) -> tuple[Layout, Texts]:
    """3 × 8 cells of 40 × 30 px, the last four ``gap`` px further on, and an even lattice."""
    rgb = np.full((150, 420, 3), 255, np.uint8)
    colors = np.random.default_rng(3).integers(0, 210, (3, 8, 3))
    for row, column in np.ndindex(3, 8):
        x, y = 30 + 40 * column + gap * (column >= 4), 30 + 30 * row
        rgb[y : y + 30, x : x + 40] = colors[row, column]
    step = (320 + gap) / 8
    grid = Grid(
        row_spans=tuple((30.0 + 30 * row, 60.0 + 30 * row) for row in range(3)),
        column_spans=tuple((30 + step * k, 30 + step * (k + 1)) for k in range(8)),
    )
    layout = Layout(
        raster=Raster(rgb=rgb, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box),),
    )
    said = PanelTexts(title=None, rows=axis(("x", "y", "z")), columns=axis(tuple(names)))
    return layout, Texts(figure_title=None, panels=(said,), bars=())


@pytest.mark.parametrize(
    ("gap", "names", "parted"),
    [(5, "abcdabcd", True), (5, "abcdefgh", False), (0, "abcdabcd", False)],
)
def test_the_same_labels_beyond_a_gap_are_another_panels(
    gap: int, names: str, parted: bool
) -> None:
    told = facets_told(*drawn(gap, names))
    assert (told is not None) is parted
    if told is not None:
        assert [panel.grid.shape for panel in told.panels] == [(3, 4), (3, 4)]
        starts = [panel.grid.column_spans[0][0] for panel in told.panels]
        assert starts == pytest.approx([30.0, 195.0], abs=1.0)


@pytest.mark.parametrize(
    ("names", "ruled", "told"),
    [("abcdabcd", False, True), ("abcdabcd", True, False), ("abcdefgh", False, False)],
)
def test_the_same_labels_over_again_are_asked_about_unless_rules_part_them(
    names: str, ruled: bool, told: bool
) -> None:
    layout, texts = drawn(0, names)
    rgb = layout.raster.rgb.copy()
    if ruled:
        rgb[6:126, 190] = 0
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    (panel,), (said,) = layout.panels, texts.panels
    assert may_be_facets(layout, panel, said.rows, said.columns) is told


@pytest.mark.parametrize(("top", "parted"), [(26, True), (6, False)])
def test_a_rule_that_runs_on_over_the_labels_parts_groups_of_one_table(
    top: int, parted: bool
) -> None:
    """Frames end with the cells."""
    layout, texts = drawn(5, "abcdabcd")
    rgb = layout.raster.rgb.copy()
    rgb[top:126, 192] = 0
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    assert (facets_told(layout, texts) is not None) is parted


@pytest.mark.parametrize("page", [False, True])
def test_groups_that_ink_alone_parts_stay_one_matrix_and_are_asked_about(page: bool) -> None:
    """A line between the groups of a matrix, or one that facets share; frames have the page between
    them."""
    layout, texts = drawn(5, "abcdabcd")
    rgb = layout.raster.rgb.copy()
    rgb[30:120, 190:195] = 0
    if page:
        rgb[30:120, 192:194] = 255
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    (panel,), (said,) = layout.panels, texts.panels
    assert (facets_told(layout, texts) is not None) is page
    assert may_be_facets(layout, panel, said.rows, said.columns)


@pytest.mark.parametrize(("side", "told"), [("top", False), ("bottom", True)])
def test_a_line_that_runs_on_away_from_the_labels_may_be_that_of_strips(
    side: str, told: bool
) -> None:
    """Facets without a gap share the lines of their frames, and of the strips over these."""
    layout, texts = drawn(0, "abcdabcd")
    rgb = layout.raster.rgb.copy()
    rgb[6:120, 190] = 0
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    (panel,), (said,) = layout.panels, texts.panels
    columns = replace(said.columns, side=side)
    assert may_be_facets(layout, panel, said.rows, columns) is told


def test_frames_that_run_on_about_strips_over_the_cells_are_no_rule() -> None:
    """Each side has its own, and the page shows between them."""
    layout, texts = drawn(9, "abcdabcd")
    rgb = layout.raster.rgb.copy()
    rgb[6:30, 30:190] = rgb[6:30, 199:359] = 0
    rgb[6:120, [189, 199]] = 0
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    assert facets_told(layout, texts) is not None


@pytest.mark.parametrize(
    ("names", "page", "parted", "review"),
    [
        ("abcd  abcd", True, True, False),
        # Other labels beyond the gap: very likely two panels, and a person is asked.
        ("abcd  efgh", True, True, True),
        # Cells of another color than the page are cells, named or not.
        ("abcd  abcd", False, False, False),
        # Labels that are left out elsewhere too say nothing of a gap.
        ("a cd  abcd", True, False, False),
    ],
)
def test_columns_of_page_without_labels_part_two_panels(
    names: str, page: bool, parted: bool, review: bool
) -> None:
    rgb = np.full((150, 460, 3), 255, np.uint8)
    colors = np.random.default_rng(3).integers(0, 210, (3, 10, 3))
    for row, column in np.ndindex(3, 10):
        if not page or column not in (4, 5):
            x, y = 30 + 40 * column, 30 + 30 * row
            rgb[y : y + 30, x : x + 40] = colors[row, column]
    # Labels of the second panel stand in the gap.
    rgb[40:50, 200:250] = 0
    grid = Grid(
        row_spans=tuple((30.0 + 30 * row, 60.0 + 30 * row) for row in range(3)),
        column_spans=tuple((30.0 + 40 * k, 70.0 + 40 * k) for k in range(10)),
    )
    layout = Layout(
        raster=Raster(rgb=rgb, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box),),
    )
    columns = axis(tuple(None if name == " " else name for name in names))
    said = PanelTexts(title=None, rows=axis(("x", "y", "z")), columns=columns)
    told = facets_told(layout, Texts(figure_title=None, panels=(said,), bars=()))
    assert (told is not None) is parted
    if told is not None:
        assert [panel.grid.shape for panel in told.panels] == [(3, 4), (3, 4)]
        assert [panel.review for panel in told.panels] == [review, review]


@pytest.mark.parametrize(("framed", "parted"), [(True, False), (False, True)])
def test_groups_that_one_frame_is_about_are_one_panel(framed: bool, parted: bool) -> None:
    layout, texts = drawn(5, "abcdabcd")
    rgb = layout.raster.rgb.copy()
    if framed:
        rgb[[29, 120], 29:356] = 0
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    assert (facets_told(layout, texts) is not None) is parted


@pytest.mark.parametrize(
    ("labels", "period"),
    [
        ((None, "2", None, "4", *[None] * 4), 4),
        (("1", "2", "3", *[None] * 3, "1", "2", "3"), 3),
        (("0", *[None] * 9), 0),
        (("0", None, "2", None, "4", None, "6", None), 0),
        (("a", "b", "c", "d", "a", "b", "c", "d"), 0),
    ],
)
def test_labels_that_stop_where_more_are_due_may_be_those_of_one_of_two(
    labels: tuple[str | None, ...], period: int
) -> None:
    assert stopping(labels) == period


@pytest.mark.parametrize("lined", [True, False])
def test_facets_that_share_a_line_are_parted_where_labels_stop(lined: bool) -> None:
    layout, texts = drawn(0, "abcdefgh")
    said = replace(texts.panels[0], columns=axis((None, "2", None, "4", *[None] * 4)))
    rgb = layout.raster.rgb.copy()
    if lined:
        rgb[6:126, 190] = 0
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    assert may_be_facets(layout, layout.panels[0], said.rows, said.columns)
    told = facets_told(layout, replace(texts, panels=(said,)))
    assert (told is not None) is lined
    if told is not None:
        assert [panel.grid.shape for panel in told.panels] == [(3, 4), (3, 4)]
        # What names the columns of the second one was not seen.
        assert [panel.review for panel in told.panels] == [False, True]


def test_thinned_labels_that_are_the_same_on_both_sides_of_a_blank_column_part_it() -> None:
    grid = Grid(
        row_spans=tuple((30.0 + 30 * row, 60.0 + 30 * row) for row in range(3)),
        column_spans=tuple((30.0 + 40 * k, 70.0 + 40 * k) for k in range(9)),
    )
    thinned, other = ("1", None, "3", None), ("5", None, "7", None)

    def parted(*labels: str | None, gap: int = 255) -> list[tuple[int, int]]:
        rgb = np.full((150, 420, 3), 255, np.uint8)
        rgb[30:120, 30:390] = 90
        rgb[30:120, 190:230] = gap
        layout = Layout(
            raster=Raster(rgb=rgb, name="drawn", sha256="", format="png"),
            panels=(PanelLayout(grid=grid, frame=grid.box),),
        )
        said = PanelTexts(title=None, rows=axis(("x", "y", "z")), columns=axis(labels))
        told = facets_told(layout, Texts(figure_title=None, panels=(said,), bars=()))
        return [] if told is None else [panel.grid.shape for panel in told.panels]

    assert parted(*thinned, None, *thinned) == [(3, 4), (3, 4)]
    assert parted(*thinned, None, *other) == []
    assert parted(*thinned, None, *thinned, gap=90) == []


@pytest.mark.parametrize(("lined", "read"), [(True, False), (False, False), (True, True)])
def test_what_one_line_parts_is_panels_and_a_doubt_where_no_label_is_sure(
    lined: bool, read: bool
) -> None:
    """Half of the labels stand on the other side: ticks and heads were taken for labels."""
    layout, texts = drawn(0, "abcdefgh")
    labels: tuple[str | None, ...] = ("1", "1 Day", None, "1", "1", "1 Night", "g", "h")
    said = replace(texts.panels[0], columns=axis(labels))
    said = replace(said, columns=replace(said.columns, review=(not read,) * 8))
    rgb = layout.raster.rgb.copy()
    if lined:
        rgb[6:126, 190] = 0
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    told = facets_told(layout, replace(texts, panels=(said,)))
    assert (told is not None) is (lined and not read)
    if told is not None:
        assert [panel.grid.shape for panel in told.panels] == [(3, 4), (3, 4)]
        assert all(panel.review for panel in told.panels)


@pytest.mark.parametrize("both", [True, False])
def test_lines_between_groups_on_both_axes_part_no_panels(both: bool) -> None:
    """Names of groups stand at none of their lines, and hardly one of them was read."""
    spans = tuple((30.0 + 30 * k, 60.0 + 30 * k) for k in range(8))
    grid = Grid(row_spans=spans, column_spans=spans)
    levels = np.random.default_rng(2).integers(90, 240, (8, 8, 1)).repeat(3, axis=2)
    rgb = np.full((300, 300, 3), 255, np.uint8)
    rgb[30:270, 30:270] = levels.repeat(30, axis=0).repeat(30, axis=1)
    for place in range(90, 270, 60):
        rgb[30:270, place] = 0
        if both:
            rgb[place, 30:270] = 0
    layout = Layout(
        raster=Raster(rgb=rgb, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box),),
    )
    names = axis(("Vis", None, "Som", None, None, "Limbic", None, None))
    said = PanelTexts(title=None, rows=names, columns=replace(names, review=(True,) * 8))
    told = facets_told(layout, Texts(figure_title=None, panels=(said,), bars=()))
    assert (told is None) is both
