"""The figure drawn again: what must be seen in its pixels and among its artists."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import matplotlib
import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.figure import Figure as Drawing
from matplotlib.text import Text
from PIL import Image
from tests.unit.show.factory import (
    NAMES,
    axis,
    even_grid,
    founding,
    make_cells,
    make_figure,
    make_panel,
    make_scale,
    on_scales,
    put,
)

from unheat.errors import OutputError, UsageError
from unheat.model import Box, ColorScale, Figure, Label, NumberFormat, Status
from unheat.show.layout import plan
from unheat.show.paint import make_paint
from unheat.show.render import encode, render, save


def pixels(figure: Figure, **options: object) -> npt.NDArray[np.int16]:
    """The drawing at the size of the source, (h, w, 3)."""
    data = encode(figure, "png", dpi=100.0, **options)  # type: ignore[arg-type]
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(np.int16)


def fill(figure: Figure, row: int, col: int, **options: object) -> tuple[int, int, int]:
    """Colour near the corner of a cell, away from its print."""
    box = figure.panels[0].grid.cell_box(row, col)
    red, green, blue = pixels(figure, **options)[int(box.y0) + 6, int(box.x0) + 6].tolist()
    return red, green, blue


def texts(drawing: Drawing) -> list[str]:
    """All text that is drawn, in titles, labels, ticks and cells."""
    found = [text for text in drawing.findobj(Text) if text.get_visible()]
    return [text.get_text() for text in found if text.get_text()]


def coolwarm(position: float) -> npt.NDArray[np.float64]:
    return np.asarray(matplotlib.colormaps["coolwarm"](position)[:3]) * 255


def test_the_drawing_has_the_size_of_the_source() -> None:
    assert pixels(founding()).shape == (750, 900, 3)


def test_every_text_of_the_figure_is_drawn() -> None:
    drawn = texts(render(founding()))
    assert set(NAMES) <= set(drawn)
    assert {"Prompt Transferability Matrix", "Source model", "Target model"} <= set(drawn)
    assert {"Transferability (%)", "0", "60", "64.1", "45.7"} <= set(drawn)


def test_cells_have_the_colors_of_their_values() -> None:
    assert np.abs(np.array(fill(founding(), 3, 0)) - coolwarm(52.7 / 60)).max() <= 2


def test_values_beyond_the_bar_have_its_end() -> None:
    assert np.abs(np.array(fill(founding(), 1, 0)) - coolwarm(1.0)).max() <= 2


def test_a_conflict_is_drawn_as_it_was() -> None:
    figure = founding(misprint=True)
    assert "59.7" in texts(render(figure))
    assert np.abs(np.array(fill(figure, 3, 0)) - coolwarm(52.7 / 60)).max() <= 2


def test_the_twin_shows_a_conflict_as_it_was() -> None:
    figure = founding(misprint=True)
    assert "59.7" in texts(render(figure, like_source=True))
    shown = np.array(fill(figure, 3, 0, like_source=True))
    assert np.abs(shown - coolwarm(52.7 / 60)).max() <= 2


def test_a_change_changes_number_and_color() -> None:
    change = {("Vicuna", "GPT-4"): "12.5"}
    drawn = texts(render(founding(misprint=True), changes=change))
    assert "12.5" in drawn
    assert "59.7" not in drawn
    changed = np.array(fill(founding(), 3, 0, changes=change))
    assert np.abs(changed - coolwarm(12.5 / 60)).max() <= 2


def test_only_the_changed_cell_changes() -> None:
    before, after = pixels(founding()), pixels(founding(), changes={("Vicuna", "GPT-4"): 12.5})
    rows, cols = np.nonzero(np.abs(before - after).max(axis=-1))
    box = founding().panels[0].grid.cell_box(3, 0).padded(1.5)
    assert (box.y0 <= rows).all()
    assert (rows <= box.y1).all()
    assert (box.x0 <= cols).all()
    assert (cols <= box.x1).all()


def test_the_same_record_gives_the_same_bytes() -> None:
    for suffix in ("png", "svg", "pdf"):
        assert encode(founding(), suffix) == encode(founding(), suffix)


def test_no_style_of_the_user_leaks_in_and_none_leaks_out() -> None:
    plain = encode(founding())
    with matplotlib.rc_context({"axes.facecolor": "red", "font.size": 30, "text.color": "red"}):
        assert encode(founding()) == plain
        assert matplotlib.rcParams["font.size"] == 30


def test_a_repaired_cell_shows_the_repaired_number() -> None:
    figure = founding()
    cells = put(figure.panels[0].cells, 0, 2, text="19.7", text_value=19.7, status=Status.REPAIRED)
    figure = replace(figure, panels=(replace(figure.panels[0], cells=cells),))
    drawn = texts(render(figure))
    assert "49.7" in drawn
    assert "19.7" not in drawn


def test_ink_that_nobody_could_read_is_drawn_as_a_question_mark() -> None:
    figure = founding()
    cells = put(figure.panels[0].cells, 0, 2, text="i9_?", text_value=np.nan, status=Status.UNREAD)
    figure = replace(figure, panels=(replace(figure.panels[0], cells=cells),))
    assert "?" in texts(render(figure))


def test_a_masked_cell_shows_the_background() -> None:
    figure = founding()
    cells = put(
        figure.panels[0].cells,
        0, 2,
        text=None, text_value=np.nan, value=np.nan, color_value=np.nan, rgb=np.nan,
        status=Status.EMPTY,
    )  # fmt: skip
    figure = replace(
        figure, panels=(replace(figure.panels[0], cells=cells),), background=(30.0, 30.0, 40.0)
    )
    assert fill(figure, 0, 2) == (30, 30, 40)


def test_text_on_a_dark_figure_is_light() -> None:
    figure = replace(founding(), background=(20.0, 20.0, 20.0))
    picture = pixels(figure)
    assert picture[2, 2].tolist() == [20, 20, 20]
    title = picture[45:70, 270:640]
    assert title.max() > 240


def test_gaps_between_cells_are_kept_in_their_color() -> None:
    panel = founding().panels[0]
    grid = even_grid(panel.grid.box, 4, 4, gap=6.0)
    figure = replace(founding(), panels=(replace(panel, grid=grid, gap_rgb=(0.0, 0.0, 0.0)),))
    x = (grid.column_spans[0][1] + grid.column_spans[1][0]) / 2
    assert pixels(figure)[200, int(x)].max() <= 60


def test_without_a_scale_cells_keep_their_own_colors() -> None:
    figure = founding()
    cells = put(figure.panels[0].cells, 0, 0, rgb=(10.0, 200.0, 30.0))
    figure = replace(figure, panels=(replace(figure.panels[0], cells=cells, scale=None),))
    assert fill(figure, 0, 0) == (10, 200, 30)


def test_a_scale_that_was_learned_draws_no_bar() -> None:
    panel = founding().panels[0]
    assert panel.scale is not None
    learned = replace(panel.scale, origin="learned", box=None, ticks=(), label=None)
    figure = replace(founding(), panels=(replace(panel, scale=learned),))
    assert len(render(figure).axes) == 1


@pytest.mark.parametrize("gap", [0.0, 6.0])
def test_numbers_of_an_axis_that_is_a_scale_stand_where_they_are_due(gap: float) -> None:
    panel = founding().panels[0]
    panel = on_scales(replace(panel, grid=even_grid(panel.grid.box, 4, 4, gap=gap)))
    drawing = render(replace(founding(), panels=(panel,)))
    drawing.canvas.draw()
    ax = drawing.axes[0]
    for line, ends in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim()[::-1])):
        assert [text.get_text() for text in line.get_ticklabels()] == ["0", "20", "40"]
        # On the first edge, in the middle, and on the last edge but for the gap beyond.
        shares = (np.asarray(line.get_ticklocs()) - ends[0]) / (ends[1] - ends[0])
        np.testing.assert_allclose(shares, [0.0, 0.5, 1.0], atol=0.01)
        assert all(tick.tick1line.get_markersize() > 0 for tick in line.get_major_ticks())


def test_labels_that_are_not_drawn_stay_so() -> None:
    panel = founding().panels[0]
    rows = axis(("GPT-4", None, None, "Vicuna"), "left")
    figure = replace(founding(), panels=(replace(panel, rows=rows),))
    assert sum(text in NAMES for text in texts(render(figure))) == 6


@pytest.mark.parametrize("turn", [0.0, 45.0, 90.0, -45.0])
@pytest.mark.parametrize("side", ["bottom", "top"])
def test_labels_of_any_turn_stay_clear_of_the_cells(turn: float, side: str) -> None:
    panel = founding().panels[0]
    columns = axis(NAMES, side, turn=turn)
    figure = replace(founding(), panels=(replace(panel, columns=columns, title=None),))
    grid = panel.grid.box
    placed = [text for text in plan(figure).texts if text.text in NAMES]
    assert len(placed) == 8
    assert all(text.box.intersection(grid) == 0 for text in placed)
    assert [text.turn for text in placed[4:]] == [turn] * 4


def test_no_two_texts_of_a_made_figure_overlap() -> None:
    figure = dense_figure()
    placed = plan(figure).texts
    for i, one in enumerate(placed):
        for other in placed[i + 1 :]:
            shared = one.box.padded(-0.5).intersection(other.box.padded(-0.5))
            assert shared == 0, (one.text, other.text)


def dense_figure() -> Figure:
    """Thirty rows and columns with long labels and no boxes to go by."""
    rng = np.random.default_rng(7)
    cells = make_cells(rng.normal(size=(30, 30)), decimals=2, low=-2.0, high=2.0)
    labels = [f"condition {i} of thirty" for i in range(30)]
    panel = make_panel(
        cells,
        rows=axis(labels, "left", title=("Rows of it", None)),
        columns=axis(labels, "bottom", title=("Columns of it", None)),
        grid=even_grid(Box(120, 60, 480, 420), 30, 30),
        title=Label(text="A dense one"),
        scale=make_scale(-2.0, 2.0, [-2, -1, 0, 1, 2], label="z"),
        decimals=2,
    )
    return make_figure(panel, size=(600, 500))


def test_print_stays_inside_its_cell() -> None:
    figure = dense_figure()
    drawing = render(figure)
    ax = drawing.axes[0]
    width = figure.panels[0].grid.cell_width
    for text in ax.texts:
        box = text.get_window_extent()
        assert box.width <= width + 1


def bar_axes(scale: ColorScale) -> npt.NDArray[np.int16]:
    """The pixels of a bar drawn for a scale, (h, w, 3)."""
    panel = founding().panels[0]
    box = Box(771, 44, 803, 672)
    figure = replace(founding(), panels=(replace(panel, scale=replace(scale, box=box)),))
    return pixels(figure)[46:670, 780:795]


def test_a_stepped_bar_has_as_many_colors_as_steps() -> None:
    bounds = (0.0, 20.0, 40.0, 60.0)
    scale = make_scale(0.0, 60.0, bounds, norm="boundaries", boundaries=bounds)
    column = bar_axes(scale)[5:-5:10, 7]
    assert len({tuple(color) for color in column.tolist()}) == 3


def test_a_number_just_past_the_last_step_makes_a_bar_no_longer() -> None:
    bounds = (0.0, 20.0, 40.0, 59.8)
    scale = make_scale(0.0, 59.8, [0, 20, 40, 60], norm="boundaries", boundaries=bounds)
    column = bar_axes(scale)[5:-5:10, 7]
    assert len({tuple(color) for color in column.tolist()}) == 3


def test_a_logarithmic_scale_places_values_by_their_logarithm() -> None:
    cells = make_cells(np.array([[1.0, 10.0, 100.0]]), decimals=0, low=1, high=100)
    knots = make_scale(0.0, 1.0, []).knots
    scale = replace(
        make_scale(1.0, 100.0, [1, 10, 100], norm="log"),
        knots=tuple((10 ** (2 * v), r, g, b) for v, r, g, b in knots),
    )
    panel = make_panel(
        cells,
        rows=axis(("a",), "left"),
        columns=axis(("x", "y", "z"), "bottom"),
        grid=even_grid(Box(50, 50, 350, 150), 1, 3),
        scale=scale,
        number_format=NumberFormat(decimals=0),
    )
    figure = make_figure(panel, size=(450, 220))
    canvas = plan(figure).canvas
    x, y = int(160 - canvas.x0), int(55 - canvas.y0)
    assert np.abs(pixels(figure)[y, x] - coolwarm(0.5)).max() <= 3


def test_panels_that_share_a_bar_draw_it_once() -> None:
    panel = founding().panels[0]
    other = replace(panel, grid=even_grid(Box(30, 100, 130, 200), 4, 4), title=None)
    figure = replace(founding(), panels=(panel, other), title=Label(text="Both"))
    drawing = render(figure)
    assert len(drawing.axes) == 3
    assert "Both" in texts(drawing)
    assert len(render(figure, panel=2).axes) == 2


def test_a_panel_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="no panel 2"):
        render(founding(), panel=2)


def test_a_panel_can_be_drawn_into_axes_of_the_caller() -> None:
    mine = Drawing()
    ax = mine.subplots()
    assert render(founding(), ax=ax, changes={("Vicuna", "GPT-4"): 1}) is mine
    assert [label.get_text() for label in ax.get_yticklabels()] == list(NAMES)
    assert ax.get_title() == "Prompt Transferability Matrix"
    assert "1.0" in [text.get_text() for text in ax.texts]


def test_dollars_and_underscores_in_labels_are_no_formulas() -> None:
    panel = founding().panels[0]
    rows = axis(("$cost$", "a_b^c", "\\alpha", "100%"), "left")
    figure = replace(founding(), panels=(replace(panel, rows=rows),))
    assert {"$cost$", "a_b^c", "\\alpha"} <= set(texts(render(figure)))
    encode(figure)


def test_characters_that_the_font_lacks_do_not_stop_the_drawing() -> None:
    panel = founding().panels[0]
    rows = axis(("猫", "犬", "鳥", "魚"), "left")
    encode(replace(founding(), panels=(replace(panel, rows=rows),)))


def test_saving_writes_the_kind_that_the_suffix_names(tmp_path: Path) -> None:
    assert save(founding(), tmp_path / "a.svg").read_bytes().startswith(b"<?xml")
    assert save(founding(), tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "a.svg"]


def test_saving_says_what_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"not as \.bmp"):
        save(founding(), tmp_path / "a.bmp")
    with pytest.raises(OutputError, match="cannot write"):
        save(founding(), tmp_path / "nowhere" / "a.png")


def test_artists_say_what_the_record_says() -> None:
    """Not pixels but matplotlib's own objects: texts, places, limits, norm and map."""
    drawing = render(founding())
    ax, cax = drawing.axes
    assert [label.get_text() for label in ax.get_xticklabels()] == list(NAMES)
    assert [label.get_text() for label in ax.get_yticklabels()] == list(NAMES)
    assert (ax.get_title(), ax.get_xlabel(), ax.get_ylabel()) == (
        "Prompt Transferability Matrix",
        "Target model",
        "Source model",
    )
    (image,) = ax.images
    assert image.get_clim() == (0.0, 60.0)
    assert image.get_cmap().name == "coolwarm"
    assert np.asarray(image.get_array())[3, 0] == 52.7
    assert [text.get_text() for text in ax.texts][:4] == ["0.0", "61.9", "49.7", "48.3"]
    assert [text.get_position() for text in ax.texts][4] == (0.0, 1.0)
    assert [label.get_text() for label in cax.get_yticklabels()] == [
        f"{v}" for v in range(0, 61, 10)
    ]
    assert cax.get_yticks().tolist() == list(range(0, 61, 10))
    assert cax.get_ylabel() == "Transferability (%)"
    box, grid = ax.get_position(), founding().panels[0].grid.box
    assert box.width * 900 == pytest.approx(grid.width, abs=0.5)
    assert box.height * 750 == pytest.approx(grid.height, abs=0.5)


@pytest.mark.parametrize(("drift", "noise", "named"), [(0, 0, True), (0, 6, True), (5, 0, False)])
def test_a_named_map_is_drawn_where_the_bar_is_that_map(
    drift: float, noise: float, named: bool
) -> None:
    """Noise of a codec goes to both sides; what is off to one side is another map."""
    rng = np.random.default_rng(3)
    scale = make_scale(0.0, 60.0, [0, 60], n_knots=257)
    off = [(0.0, *(drift + rng.uniform(-noise, noise, 3))) for _ in scale.knots]
    knots = tuple(
        (value, *(level + more for level, more in zip(rgb, shift[1:], strict=True)))
        for (value, *rgb), shift in zip(scale.knots, off, strict=True)
    )
    paint = make_paint(replace(scale, knots=knots))
    assert paint is not None
    assert paint.named == named


def test_numbers_of_a_bar_at_the_edge_end_within_the_figure() -> None:
    panel = founding().panels[0]
    assert panel.scale is not None
    scale = replace(panel.scale, label=None)
    provenance = replace(founding().provenance, size=(827, 750))
    figure = replace(founding(), provenance=provenance, panels=(replace(panel, scale=scale),))
    drawing = render(figure)
    drawing.canvas.draw()
    labels = [text for text in drawing.axes[1].get_yticklabels() if text.get_text()]
    assert labels
    right = max(text.get_window_extent().x1 for text in labels)
    assert right <= drawing.bbox.x1
