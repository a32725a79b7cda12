"""The program that draws a figure again: what it looks like, and that it draws the same."""

from __future__ import annotations

import io
import runpy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from tests.unit.show.factory import NAMES, axis, even_grid, founding, make_scale, on_scales, put

from unheat.export import write_products
from unheat.model import Box, Figure, Label, NumberFormat, Panel, Reason, Status, Style
from unheat.show.draw import colormap
from unheat.show.paint import make_paint
from unheat.show.plot_scale import map_plot
from unheat.show.render import encode, render, script
from unheat.show.restyle import with_colors


def drawn_by_script(figure: Figure, folder: Path) -> npt.NDArray[np.uint8]:
    """What the program draws, run as a person would in the folder of a reading's products."""
    write_products(figure, folder)
    path = folder / "redraw.py"
    path.write_text(script(figure), encoding="utf-8")
    with matplotlib.rc_context({"backend": "agg"}):
        runpy.run_path(str(path))
        plt.close("all")
    return np.asarray(Image.open(folder / "redrawn.png").convert("RGB"))


def changed(**changes: Any) -> Figure:
    """The founding figure with fields of its panel changed."""
    figure = founding()
    return replace(figure, panels=(replace(figure.panels[0], **changes),))


def changed_panel(change: Callable[[Panel], Panel]) -> Figure:
    """The founding figure with its panel changed."""
    figure = founding()
    return replace(figure, panels=(change(figure.panels[0]),))


def on_scale(norm: str, low: float, high: float, **more: Any) -> Figure:
    """The founding figure with a bar of another norm."""
    scale = replace(make_scale(low, high, [low, high], norm=norm, **more), knots=())
    return with_colors(changed(scale=scale), None, low, high)


def off_diagonal() -> Figure:
    """The founding figure with a gray diagonal, and one cell without a number."""
    cells = founding().panels[0].cells
    for i in range(4):
        why = (Reason.COLOR_OFF_RAMP,)
        cells = put(cells, i, i, rgb=(210, 210, 210), reasons=why, status=Status.TEXT_ONLY)
    return changed(cells=cells)


def with_hole() -> Figure:
    cells = put(
        founding().panels[0].cells,
        1, 2,
        text=None, text_value=np.nan, value=np.nan, color_value=np.nan, rgb=np.nan,
        status=Status.EMPTY,
    )  # fmt: skip
    return changed(cells=cells)


def of_several_numbers() -> Figure:
    cells = founding().panels[0].cells
    for i in range(4):
        for j in range(4):
            cells = put(cells, i, j, text=f"{cells.text[i, j]} ({i + j})", parts=(1.0, 2.0))
    return changed(cells=cells)


def rounded() -> Figure:
    """The founding figure with print in tens, one cell of which is a misprint."""
    cells = founding(misprint=True).panels[0].cells
    for i, j in np.ndindex(4, 4):
        value = round(float(cells.value[i, j]) / 10) * 10.0
        cells = put(cells, i, j, text=f"{value:.0f}", text_value=value, value=value)
    return changed(cells=cells, format=NumberFormat(decimals=0), color_resolution=0.3)


def gap_in_one_direction(between: str) -> Figure:
    """The founding figure with black lines between its columns, or its rows, alone."""
    whole, parted = (even_grid(Box(171, 76, 736, 641), 4, 4, gap=gap) for gap in (0.0, 6.0))
    spans = {f"{between[:-1]}_spans": getattr(parted, f"{between[:-1]}_spans")}
    return changed(grid=replace(whole, **spans), gap_rgb=(0.0, 0.0, 0.0))


def uneven() -> Figure:
    grid = founding().panels[0].grid
    spans = ((171.0, 271.0), (271.0, 311.0), (331.0, 600.0), (600.0, 736.0))
    return changed(grid=replace(grid, column_spans=spans))


def twice() -> Figure:
    figure = founding()
    panel = replace(figure.panels[0], title=None)
    other = replace(panel, grid=even_grid(Box(20, 90, 60, 130), 4, 4))
    return replace(figure, panels=(panel, other), title=Label(text="Both of “them”"))


def learned() -> Figure:
    """The founding figure with a scale that was learned from its print: colors change fastest at
    its low end, and two cells beyond its high end have one color of their own."""
    figure = founding()
    knots = ((0.0, 20.0, 20.0, 20.0), (0.2, 120.0, 40.0, 40.0), (60.0, 250.0, 240.0, 240.0))
    scale = make_scale(0.0, 60.0, (), origin="learned")
    cells = figure.panels[0].cells
    for place in ((0, 1), (1, 0)):
        cells = put(cells, *place, rgb=(10, 60, 10))
    return changed(scale=replace(scale, knots=knots, colormap=None), cells=cells)


def palette(name: str, steps: int = 12, *, between: bool = False) -> Figure:
    """The founding figure with a bar of so many even steps, whose cells have their colors or, where
    they lie ``between``, those of the whole map."""
    colors = np.asarray(matplotlib.colormaps[name](np.linspace(0.0, 1.0, steps)))[:, :3] * 255
    if name == "twilight":
        colors = colors[:, ::-1]  # a palette of nobody's
    places = (np.arange(240) + 0.5) / 240
    own = np.rint(colors[(places * steps).astype(int)])
    knots = tuple((60.0 * at, *rgb) for at, rgb in zip(places.tolist(), own.tolist(), strict=True))
    scale = replace(make_scale(0.0, 60.0, [0, 30]), knots=knots, colormap=name)
    cells = founding().panels[0].cells
    for i, j in np.ndindex(4, 4):
        at = min(float(cells.value[i, j]) / 60.0, 0.999) * steps
        color = colors[int(at)]
        if between:
            color = [np.interp(at - 0.5, np.arange(steps), colors[:, part]) for part in range(3)]
        cells = put(cells, i, j, rgb=tuple(color))
    return changed(scale=scale, cells=cells)


def titles_turned(row_turn: float, bar_turn: float, side: str = "right") -> Figure:
    """The founding figure with titles beside its rows and its bar that are turned."""
    panel = founding().panels[0]
    title = Label(text="Source", box=Box(750, 320, 764, 380), turn=row_turn)
    rows = replace(panel.rows, title=title, side="right")
    rows = replace(rows, boxes=tuple(Box(746, b.y0, 800, b.y1) for b in panel.rows.boxes if b))
    assert panel.scale is not None
    label = replace(panel.scale.label, turn=bar_turn)  # type: ignore[type-var]
    return changed(rows=rows, scale=replace(panel.scale, label=label, tick_side=side))


def named_at_the_side() -> Figure:
    """The founding figure with a horizontal bar below, whose name stands to its left."""
    panel = founding().panels[0]
    assert panel.scale is not None
    label = Label(text="Transferability (%)", box=Box(180, 720, 330, 736))
    scale = replace(
        panel.scale, orientation="horizontal", side="bottom", tick_side=None, label=label,
        box=Box(360, 715, 736, 740),
    )  # fmt: skip
    return changed(scale=scale)


BOUNDS = (0.0, 10.0, 40.0, 60.0)
STYLE = Style(
    print_dark=(20.0, 20.0, 20.0), print_light=(250.0, 250.0, 250.0), print_turns=0.5,
    frame_rgb=(90.0, 20.0, 20.0), frame_px=3.0, row_marks_px=0.0, column_marks_px=9.0,
)  # fmt: skip

LINED = replace(STYLE, line_rgb=(250.0, 252.0, 255.0), line_px=1.5)

FIGURES: dict[str, Callable[[], Figure]] = {
    "founding": founding,
    "misprint": lambda: founding(misprint=True),
    "dark": lambda: replace(founding(), background=(20.0, 20.0, 30.0)),
    "log": lambda: on_scale("log", 0.5, 64.0),
    "symlog": lambda: on_scale("symlog", -64.0, 64.0, linthresh=2.0),
    "clipped": lambda: changed(scale=make_scale(10.0, 50.0, [10, 50], extends="both")),
    "inverted": lambda: changed(
        scale=make_scale(10.0, 60.0, [10, 50], extends="max", inverted=True)
    ),
    "steps": lambda: changed(
        scale=make_scale(0.0, 60.0, BOUNDS, norm="boundaries", boundaries=BOUNDS)
    ),
    "ramp": lambda: changed(scale=replace(make_scale(0.0, 60.0, [0, 30]), colormap=None)),
    "without scale": lambda: changed(scale=None),
    "other kinds": lambda: changed(print_and_color="different"),
    "percent": lambda: changed(format=NumberFormat(decimals=1, factor=100.0)),
    "grayed": off_diagonal,
    "hole": with_hole,
    "several numbers": of_several_numbers,
    "rounded": rounded,
    "gaps": lambda: changed(grid=even_grid(Box(171, 76, 736, 641), 4, 4, gap=6.0)),
    "gaps between columns": lambda: gap_in_one_direction("columns"),
    "gaps between rows": lambda: gap_in_one_direction("rows"),
    "uneven": uneven,
    "labels turned": lambda: changed(columns=axis(("a", "b$", None, "-log(p)"), "top", turn=45.0)),
    "styled": lambda: changed(style=STYLE),
    "lined": lambda: changed(style=LINED),
    "lined and uneven": lambda: replace(
        uneven(), panels=(replace(uneven().panels[0], style=LINED),)
    ),
    "on scales": lambda: changed_panel(on_scales),
    "on scales, with gaps": lambda: changed_panel(
        lambda panel: on_scales(replace(panel, grid=even_grid(panel.grid.box, 4, 4, gap=6.0)))
    ),
    "learned": learned,
    "palette": lambda: palette("coolwarm"),
    "palette of nobody's": lambda: palette("twilight"),
    "palette, colors between": lambda: palette("coolwarm", between=True),
    "bar named at its side": lambda: named_at_the_side(),
    "titles turned": lambda: titles_turned(270.0, 270.0),
    "titles upright": lambda: titles_turned(0.0, 0.0, "left"),
    "two panels": twice,
}


@pytest.mark.parametrize("name", FIGURES)
def test_the_program_draws_the_same_picture(name: str, tmp_path: Path) -> None:
    figure = FIGURES[name]()
    expected = np.asarray(Image.open(io.BytesIO(encode(figure))).convert("RGB"))
    assert np.array_equal(drawn_by_script(figure, tmp_path / "products"), expected)


def test_a_person_could_have_written_it() -> None:
    text = script(founding())
    assert (
        'image = ax.imshow(values, aspect="auto", interpolation="nearest", cmap="coolwarm"' in text
    )
    assert 'table("matrix.csv")' in text
    assert 'ax.set_title("Prompt Transferability Matrix"' in text
    assert "61.9" not in text, "numbers come from the table"
    assert len(text.splitlines()) < 70
    assert max(map(len, text.splitlines())) <= 110


def test_rounded_print_has_the_colors_of_its_cells() -> None:
    figure = rounded()
    panel = render(figure).axes[0].images[0]
    shown = np.asarray(panel.get_array())
    assert shown[0, 2] == pytest.approx(49.7, abs=0.1)
    assert shown[3, 0] == 52.7, "a misprint is drawn as it was"


def test_a_learned_scale_keeps_the_colors_that_change_fast() -> None:
    panel = render(learned()).axes[0].images[0]
    shown = panel.to_rgba(np.array([0.2, 30.1, 61.9]))[:, :3] * 255
    assert shown[0] == pytest.approx((120, 40, 40), abs=6)
    assert shown[1] == pytest.approx((185, 140, 140), abs=3)
    assert shown[2] == pytest.approx((10, 60, 10), abs=1), "beyond its end cells have another color"


def test_a_palette_keeps_its_steps() -> None:
    assert 'plt.get_cmap("coolwarm", 12)' in script(palette("coolwarm"))
    assert "ListedColormap" in script(palette("twilight"))
    smooth = render(palette("coolwarm", between=True)).axes[0].images[0]
    assert len(np.unique(smooth.to_rgba(np.linspace(20.0, 40.0, 50)), axis=0)) > 20


def test_colors_of_the_end_of_a_bar_are_drawn_by_their_numbers() -> None:
    # Half of a bar's last bin is not drawn: colors of its end say no number.
    figure = founding()
    cells = put(figure.panels[0].cells, 3, 3, value=2.0, text_value=2.0, text="2.0")
    shown = render(changed(cells=put(cells, 3, 3, color_value=0.0, color_low=np.nan)))
    assert np.asarray(shown.axes[0].images[0].get_array())[3, 3] == 2.0


def test_lines_between_cells_are_drawn() -> None:
    picture = np.asarray(Image.open(io.BytesIO(encode(changed(style=LINED)))).convert("RGB"))
    scale = picture.shape[1] / 900
    x = round((171.4 + 736.3) / 2 * scale)
    row = picture[round(120 * scale), x - 12 : x + 12].astype(int)
    assert (row.min(axis=-1) > 240).sum() in range(1, 5)


@pytest.mark.parametrize("turn", [0.0, 90.0, 270.0])
def test_the_title_of_a_bar_stands_clear_of_its_numbers(turn: float) -> None:
    drawing = render(titles_turned(90.0, turn))
    drawing.canvas.draw()
    cax = drawing.axes[1]
    title = cax.yaxis.label.get_window_extent()
    for tick in cax.get_yticklabels():
        assert not title.overlaps(tick.get_window_extent())


def test_the_name_over_a_bar_stands_clear_of_its_last_number() -> None:
    panel = founding().panels[0]
    assert panel.scale is not None
    label = Label(text="Transferability (%)", box=Box(760, 30, 880, 42))
    drawing = render(changed(scale=replace(panel.scale, label=label)))
    drawing.canvas.draw()
    cax = drawing.axes[1]
    last = cax.get_yticklabels()[-1].get_window_extent()
    assert not cax.title.get_window_extent().overlaps(last)


def test_the_name_of_a_bar_goes_with_its_numbers() -> None:
    panel = founding().panels[0]
    assert panel.scale is not None
    label = Label(text="Transferability (%)", box=Box(880, 263, 895, 454), turn=90.0)
    drawing = render(changed(scale=replace(panel.scale, label=label)))
    drawing.canvas.draw()
    cax = drawing.axes[1]
    numbers = max(tick.get_window_extent().x1 for tick in cax.get_yticklabels())
    name = cax.yaxis.label.get_window_extent()
    assert 0 < name.x0 - numbers < 1.6 * name.width


def test_the_name_of_a_bar_stands_where_it_stood() -> None:
    drawing = render(named_at_the_side())
    drawing.canvas.draw()
    name = drawing.axes[1].yaxis.label.get_window_extent()
    bar = drawing.axes[1].get_window_extent()
    assert name.x1 < bar.x0
    assert bar.y0 < (name.y0 + name.y1) / 2 < bar.y1


def test_a_title_above_labels_keeps_its_distance() -> None:
    boxes = tuple(Box(b.x0, 56, b.x1, 70) for b in founding().panels[0].columns.boxes if b)
    columns = axis(NAMES, "top", boxes=boxes, title=("Target model (gpj)", Box(386, 38, 522, 53)))
    drawing = render(changed(columns=columns, title=None))
    drawing.canvas.draw()
    ax = drawing.axes[0]
    labels = max(label.get_window_extent().y1 for label in ax.get_xticklabels())
    assert ax.xaxis.label.get_window_extent().y0 >= labels + 1.0


@pytest.mark.parametrize("between", ["columns", "rows"])
def test_gaps_in_one_direction_are_no_lines_in_the_other(between: str) -> None:
    picture = Image.open(io.BytesIO(encode(gap_in_one_direction(between)))).convert("L")
    scale = picture.width / 900
    middle = (round((171 + 736) / 2 * scale), round((76 + 641) / 2 * scale))
    dark = np.asarray(picture) < 40
    upright, level = dark[round(100 * scale), middle[0]], dark[middle[1], round(200 * scale)]
    assert (bool(upright), bool(level)) == (between == "columns", between == "rows")


def test_a_bar_without_numbers_keeps_its_ramp() -> None:
    scale = make_scale(0.0, 60.0, ())
    knots = tuple((float("nan"), red, green, blue) for _, red, green, blue in scale.knots)
    unknown = replace(scale, minimum=float("nan"), maximum=float("nan"), knots=knots, colormap=None)
    paint = make_paint(unknown)
    assert paint is not None
    expected = matplotlib.colormaps["coolwarm"]([0.0, 0.3, 1.0])[:, :3]
    assert paint.at([0.0, 0.3, 1.0]) == pytest.approx(expected, abs=0.02)


def test_a_ramp_of_which_an_end_is_not_seen_goes_to_the_end() -> None:
    """Something laid over a bar hides its last colors; what bends most there needs its places."""
    scale = make_scale(0.0, 60.0, (0.0, 60.0))
    steep = [0.0, 0.01, 0.02, 0.03, 0.04, 0.9, 0.98]
    knots = tuple((60.0 * at, 255.0 * (i % 2), 40.0 * i, 0.0) for i, at in enumerate(steep))
    paint = make_paint(replace(scale, knots=knots[1:], colormap=None))
    assert paint is not None
    plot = map_plot(scale, paint)
    assert plot.places
    assert colormap(plot)(1.0)[:3] == pytest.approx(paint.at(1.0), abs=0.02)


def test_a_title_at_the_edge_is_not_cut() -> None:
    figure = changed(title=Label(text="Significance", box=Box(300, 2, 420, 14)))
    figure = replace(figure, provenance=replace(figure.provenance, size=(900, 680)))
    drawing = render(figure)
    drawing.canvas.draw()
    extent = drawing.axes[0].title.get_window_extent()
    assert extent.y1 <= drawing.bbox.y1 + 3.0


def test_an_edited_table_changes_the_picture(tmp_path: Path) -> None:
    folder = tmp_path / "products"
    before = drawn_by_script(founding(), folder)
    table = folder / "matrix.csv"
    table.write_text(table.read_text().replace("52.7", "12.5"))
    runpy.run_path(str(folder / "redraw.py"))
    plt.close("all")
    after = np.asarray(Image.open(folder / "redrawn.png").convert("RGB"))
    assert not np.array_equal(before, after)


def test_texts_cannot_break_out_of_the_program(tmp_path: Path) -> None:
    figure = changed(title=Label(text='"""\nimport nothing # \\'))
    compile(script(figure), "redraw.py", "exec")
    drawn_by_script(figure, tmp_path / "products")
