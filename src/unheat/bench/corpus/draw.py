"""Recipe → picture and truth, with matplotlib's object interface (no global state).

Geometry is taken from the renderer's own transforms after the layout has settled, so that
it is exact to a hundredth of a pixel.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from unheat.bench.corpus.damage import damage
from unheat.bench.corpus.measure import measure, tags
from unheat.bench.corpus.recipe import FigureRecipe, PanelRecipe
from unheat.model.raster import Pixels

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colorbar import Colorbar
    from matplotlib.colors import Normalize
    from matplotlib.figure import Figure

Paint = Callable[["Figure", "Axes", PanelRecipe], "Colorbar | None"]
"""Draws one panel into its axes and returns its bar."""

# A page is measured at this resolution, whatever it is rendered at later.
_PAGE_DPI = 150
_STYLES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {
        "figure.facecolor": "#16161d",
        "axes.facecolor": "#16161d",
        "savefig.facecolor": "#16161d",
        "text.color": "white",
        "axes.labelcolor": "white",
        "axes.edgecolor": "white",
        "xtick.color": "white",
        "ytick.color": "white",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawing:
    """A drawn figure: the bytes of its file, its pixels (h, w, 3), and its truth."""

    recipe: FigureRecipe
    content: bytes
    rgb: Pixels
    truth: dict[str, Any]

    def save(self, folder: Path) -> Path:
        """Write the picture and ``NAME.json`` beside it; returns the picture's path."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / str(self.truth["image"])
        path.write_bytes(self.content)
        path.with_suffix(".json").write_text(truth_text(self.truth), encoding="utf-8")
        return path


def truth_text(truth: dict[str, Any]) -> str:
    """A truth as JSON, one key a line, matrices one row a line."""
    lines = []
    for key, value in truth.items():
        if isinstance(value, list) and value and isinstance(value[0], list):
            rows = ",\n    ".join(json.dumps(row, ensure_ascii=False) for row in value)
            text = f"[\n    {rows}\n  ]"
        else:
            text = json.dumps(value, ensure_ascii=False)
        lines.append(f"  {json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def draw(
    recipe: FigureRecipe, *, paint: Paint | None = None, renderer: str = "matplotlib"
) -> Drawing:
    """Draw a recipe; ``paint`` draws a panel some other way than ``paint_panel`` does."""
    import matplotlib as mpl

    settings: Any = {
        "font.family": recipe.font,
        "font.size": recipe.font_size,
        "axes.titlesize": recipe.font_size * 1.2,
        "mathtext.fontset": "dejavusans",
        "axes.unicode_minus": True,
        **_STYLES[recipe.style],
    }
    with mpl.rc_context(settings):
        figure, axes, bars = build(recipe, paint or paint_panel)
        truth = _truth(recipe, figure, axes, bars)
        content, rgb, scale = _encode(recipe, figure)
    truth["renderer"] = renderer
    if scale != 1:
        _rescale(truth, scale)
    truth["width"], truth["height"] = rgb.shape[1], rgb.shape[0]
    return Drawing(recipe=recipe, content=content, rgb=rgb, truth=truth)


def build(recipe: FigureRecipe, paint: Paint) -> tuple[Figure, list[Axes], list[Colorbar | None]]:
    """The matplotlib figure of a recipe, laid out, with its axes and bars."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    dpi = _PAGE_DPI if recipe.suffix == "pdf" else recipe.dpi
    figure = Figure(figsize=recipe.size, dpi=dpi, layout="constrained")
    canvas: Any = FigureCanvasAgg(figure)
    grid = figure.subplots(1, len(recipe.panels), squeeze=False)
    axes: list[Axes] = list(grid[0])
    bars = [paint(figure, ax, panel) for ax, panel in zip(axes, recipe.panels, strict=True)]
    if recipe.title:
        figure.suptitle(recipe.title)
    # Constrained layout settles over two passes; then it must not move any more.
    canvas.draw()
    canvas.draw()
    figure.set_layout_engine("none")
    canvas.draw()
    return figure, axes, bars


def paint_panel(figure: Figure, ax: Axes, panel: PanelRecipe) -> Colorbar | None:
    """Draw one panel into ``ax``; returns its bar."""
    values = np.ma.masked_invalid(np.array(panel.values, dtype=float))
    rows, cols = values.shape
    aspect: Any = "equal" if panel.square else "auto"
    if panel.method == "imshow":
        image: Any = ax.imshow(
            values, cmap=panel.cmap, norm=_norm(panel), aspect=aspect, interpolation="nearest"
        )
        at = 0.0
        if panel.lines:
            ax.set_xticks(np.arange(1, cols) - 0.5, minor=True)
            ax.set_yticks(np.arange(1, rows) - 0.5, minor=True)
            ax.grid(which="minor", color=panel.line_color, linewidth=panel.lines)
            ax.tick_params(which="minor", length=0)
    else:
        edges: dict[str, Any] = {}
        if panel.lines:
            edges = {"edgecolors": panel.line_color, "linewidth": panel.lines}
        image = ax.pcolormesh(values, cmap=panel.cmap, norm=_norm(panel), **edges)
        ax.set_aspect(aspect)
        ax.invert_yaxis()
        at = 0.5
    _label_axes(ax, panel, at)
    _print_numbers(ax, panel, image, at)
    return _add_bar(figure, ax, panel, image)


def _norm(panel: PanelRecipe) -> Normalize:
    from matplotlib.colors import BoundaryNorm, LogNorm, Normalize

    if panel.norm == "log":
        return LogNorm(panel.vmin, panel.vmax)
    if panel.norm == "discrete":
        if panel.bounds is None:
            raise ValueError("a discrete panel needs bounds")
        return BoundaryNorm(list(panel.bounds), 256)
    return Normalize(panel.vmin, panel.vmax)


def _label_axes(ax: Axes, panel: PanelRecipe, at: float) -> None:
    columns = range(0, len(panel.columns), panel.every)
    rows = range(0, len(panel.rows), panel.every)
    slanted = 0 < abs(panel.x_rotation) < 90
    side = "left" if panel.labels_top else "right"
    ax.set_xticks(
        [i + at for i in columns],
        [panel.columns[i] for i in columns],
        rotation=panel.x_rotation,
        ha=side if slanted else "center",
        rotation_mode="anchor" if slanted else "default",
    )
    ax.set_yticks(
        [i + at for i in rows],
        [panel.rows[i] for i in rows],
        rotation=panel.y_rotation,
        va="center",
    )
    if panel.labels_top:
        ax.xaxis.set_ticks_position("top")
        ax.xaxis.set_label_position("top")
    ax.set_xlabel(panel.x_title)
    ax.set_ylabel(panel.y_title)
    ax.set_title(panel.title)


def _print_numbers(ax: Axes, panel: PanelRecipe, image: Any, at: float) -> None:
    for row, texts in enumerate(printed(panel)):
        for col, text in enumerate(texts):
            if text is None:
                continue
            color = panel.number_color
            if color is None:
                red, green, blue, _ = image.cmap(image.norm(panel.values[row][col]))
                color = "black" if 0.3 * red + 0.59 * green + 0.11 * blue > 0.5 else "white"
            ax.text(
                col + at,
                row + at,
                text,
                ha="center",
                va="center",
                color=color,
                fontsize=panel.number_size,
            )


def printed(panel: PanelRecipe) -> list[list[str | None]]:
    """What is printed in every cell, alterations included; None where nothing is."""
    texts: list[list[str | None]] = [
        [
            None if panel.numbers is None or np.isnan(value) else panel.numbers.print(value)
            for value in row
        ]
        for row in panel.values
    ]
    for alteration in panel.alterations:
        texts[alteration.row][alteration.col] = alteration.printed
    return texts


def _add_bar(figure: Figure, ax: Axes, panel: PanelRecipe, image: Any) -> Colorbar | None:
    if panel.bar is None:
        return None
    bar = figure.colorbar(image, ax=ax, location=panel.bar.side, extend=panel.bar.extend)
    if panel.bar.ticks is not None:
        bar.set_ticks(list(panel.bar.ticks))
    bar.set_label(panel.bar.label)
    return bar


def _truth(
    recipe: FigureRecipe, figure: Figure, axes: list[Axes], bars: list[Colorbar | None]
) -> dict[str, Any]:
    truths = [
        measure(figure, ax, bar, panel, printed(panel))
        for ax, bar, panel in zip(axes, bars, recipe.panels, strict=True)
    ]
    dpi = figure.dpi
    truth: dict[str, Any] = {
        "id": recipe.name,
        "image": f"{recipe.name}.{recipe.suffix}",
        "preset": recipe.preset,
        "renderer": "",
        "tags": tags(recipe, truths),
        "negative": False,
        "width": 0,
        "height": 0,
        "dpi": int(dpi),
        "figure_title": recipe.title,
        "kind": recipe.kind,
        "font": recipe.font,
    }
    if recipe.suffix == "pdf":
        truth["page"] = 1
    return truth | (truths[0] if len(truths) == 1 else {"panels": truths})


def _encode(recipe: FigureRecipe, figure: Figure) -> tuple[bytes, Pixels, float]:
    """(bytes of the file, pixels, factor by which the picture was resized)."""
    from PIL import Image

    canvas: Any = figure.canvas
    rgb: Pixels = np.asarray(canvas.buffer_rgba())[..., :3].copy()
    if recipe.suffix == "pdf":
        stream = io.BytesIO()
        figure.savefig(stream, format="pdf", metadata={"CreationDate": None, "Producer": None})
        return stream.getvalue(), rgb, 1.0
    content, picture = damage(Image.fromarray(rgb), recipe.damage, recipe.suffix, recipe.dpi)
    scale = picture.width / rgb.shape[1]
    return content, np.asarray(picture.convert("RGB")).copy(), scale


def _rescale(truth: dict[str, Any], scale: float) -> None:
    """Multiply every box of a truth; ``annot_px`` stays as drawn, as in all truths."""
    for panel in truth.get("panels", [truth]):
        panel["cell_bbox_px"] = [round(edge * scale, 2) for edge in panel["cell_bbox_px"]]
        if panel["colorbar"]["bbox_px"]:
            box = panel["colorbar"]["bbox_px"]
            panel["colorbar"]["bbox_px"] = [round(edge * scale, 2) for edge in box]
