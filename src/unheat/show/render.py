"""The figure drawn again from its record alone, as it was or with corrections.

``render`` makes a matplotlib figure with the source's proportions; ``save`` writes it.
With ``ax``, one panel is drawn into axes of the caller instead, with ordinary ticks.
Nothing global is touched: no pyplot, no lasting rc settings.
"""

from __future__ import annotations

import contextlib
import io
import os
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unheat.errors import OutputError, UsageError
from unheat.model import Figure
from unheat.show.changes import Changes, apply_changes, parse_change

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

__all__ = ["apply_changes", "encode", "parse_change", "render", "save", "script", "written_as"]

UNIT_DPI = 100.0
"""Pixels of the source per inch of the drawing: at this resolution it has the source's size."""

_METADATA: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}

TARGET_PX = 1400.0
"""Longest side of a saved picture, by default, as long as that enlarges by no more than 3."""


def render(
    figure: Figure,
    *,
    changes: Changes | None = None,
    panel: int | None = None,
    ax: Axes | None = None,
    size: tuple[float, float] | None = None,
    like_source: bool = False,
    ink_only: bool = False,
) -> Drawing:
    """Draw a figure again, with ``changes`` ((row label, column label) → number) applied.

    ``panel`` (from 1) draws that panel only. A changed cell changes its number and its
    color. With ``ax`` the panel goes into those axes and their figure is returned. ``size`` is
    width and height in inches, by default those of the source at 100 px an inch.

    Cells are colored by their numbers. With ``like_source`` everything stands where it stands
    in the source instead, box by box, and cells keep the colors that were read; ``ink_only``
    leaves out all fills of it.

    Raises UsageError for labels that name no cell or several, and for a panel that is not
    there.
    """
    figure, numbers = _chosen(figure, changes, panel)
    if ax is not None:
        if len(figure.panels) > 1:
            raise UsageError("axes hold one panel; say which one with panel=1, panel=2, …")
        return _into_axes(figure, ax)
    with _own_settings():
        if like_source:
            from unheat.show import twin

            return twin.new_drawing(figure, UNIT_DPI, ink_only=ink_only)
        from unheat.show.draw import draw
        from unheat.show.plot import plot_of

        plot = plot_of(figure, UNIT_DPI, size=size, numbers=numbers)
        with _ink(plot.ink):
            return draw(plot, figure.panels)


def script(
    figure: Figure,
    *,
    panel: int | None = None,
    size: tuple[float, float] | None = None,
    dpi: float | None = None,
) -> str:
    """A short program that draws the figure from its tables, as ``render`` does.

    It needs numpy and matplotlib, and matrix.csv (and cells.csv) beside it. Same errors as
    ``render``.
    """
    from unheat.show.plot import plot_of
    from unheat.show.script import script as written

    figure, numbers = _chosen(figure, None, panel)
    plot = plot_of(figure, UNIT_DPI, size=size, numbers=numbers)
    return written(plot, figure, dpi or _usual_dpi(plot.size))


def _chosen(
    figure: Figure, changes: Changes | None, panel: int | None
) -> tuple[Figure, tuple[int, ...]]:
    """(the figure with its changes and the panels that are wanted, their numbers)."""
    figure = apply_changes(figure, changes)
    if not figure.panels:
        raise UsageError("this record holds no panel, so there is nothing to draw")
    if panel is None:
        return figure, tuple(range(1, len(figure.panels) + 1))
    if not 1 <= panel <= len(figure.panels):
        raise UsageError(f"there is no panel {panel}; the record holds {len(figure.panels)}")
    from unheat.show.shared import alone

    return replace(figure, panels=(alone(figure, panel - 1),), title=None), (panel,)


def _into_axes(figure: Figure, ax: Axes) -> Drawing:
    """One panel in axes that the caller owns, with a bar that takes its room from them."""
    from unheat.show.draw import draw_panel
    from unheat.show.plot import plot_of

    plot = plot_of(figure, UNIT_DPI)
    image = draw_panel(ax, plot.panels[0], figure.panels[0])
    drawing: Drawing = ax.get_figure(root=True)  # type: ignore[assignment]
    if image is not None and plot.bars:
        from unheat.show.draw_axes import fill_bar

        bar = plot.bars[0]
        fill_bar(
            drawing.colorbar(image, ax=ax, orientation=bar.orientation, extend=bar.extend),
            bar,
        )
    return drawing


def save(
    figure: Figure,
    path: str | os.PathLike[str],
    *,
    changes: Changes | None = None,
    panel: int | None = None,
    dpi: float | None = None,
    size: tuple[float, float] | None = None,
    like_source: bool = False,
) -> Path:
    """Draw a figure again and write it as PNG, SVG or PDF, by the path's suffix.

    The same record gives the same bytes. ``dpi`` counts 100 px of the source as an inch;
    by default small sources are enlarged, by no more than three times. The rest is as in
    ``render``.

    Raises UsageError for another suffix, OutputError where nothing can be written.
    """
    target = Path(path)
    suffix = target.suffix.lower().lstrip(".") or "png"
    data = encode(
        figure,
        suffix,
        changes=changes,
        panel=panel,
        dpi=dpi,
        size=size,
        like_source=like_source,
    )
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            temporary.write_bytes(data)
            temporary.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from None
    return target


def encode(
    figure: Figure,
    suffix: str = "png",
    *,
    changes: Changes | None = None,
    panel: int | None = None,
    dpi: float | None = None,
    size: tuple[float, float] | None = None,
    like_source: bool = False,
) -> bytes:
    """The bytes that ``save`` writes; ``suffix`` is png, svg or pdf."""
    _known_suffix(suffix)
    drawing = render(figure, changes=changes, panel=panel, size=size, like_source=like_source)
    return written_as(drawing, suffix, dpi)


def written_as(drawing: Drawing, suffix: str = "png", dpi: float | None = None) -> bytes:
    """The bytes of a drawing as png, svg or pdf, without a clock or a name in them."""
    _known_suffix(suffix)
    width, height = drawing.get_size_inches()
    buffer = io.BytesIO()
    with _own_settings():
        drawing.savefig(
            buffer,
            format=suffix,
            dpi=dpi or _usual_dpi((width, height)),
            facecolor=drawing.get_facecolor(),
            metadata=_METADATA[suffix],
        )
    return buffer.getvalue()


def _known_suffix(suffix: str) -> None:
    if suffix not in _METADATA:
        raise UsageError(f"figures are drawn as .png, .svg or .pdf, not as .{suffix}")


def _usual_dpi(size: tuple[float, float]) -> float:
    return round(UNIT_DPI * min(3.0, max(1.0, TARGET_PX / (max(size) * UNIT_DPI))), 1)


@contextlib.contextmanager
def _ink(color: str) -> Iterator[None]:
    """Texts, frames and tick marks in this color."""
    import matplotlib

    settings: dict[Any, str] = {
        "text.color": color,
        "axes.labelcolor": color,
        "xtick.color": color,
        "ytick.color": color,
        "axes.edgecolor": color,
    }
    with matplotlib.rc_context(rc=settings):
        yield


@contextlib.contextmanager
def _own_settings() -> Iterator[None]:
    """Matplotlib's own defaults for a moment, so that no user's style leaks in.

    Characters that the font lacks are drawn as boxes; their warning tells a user nothing
    that the picture does not show.
    """
    import matplotlib
    from matplotlib import rcParamsDefault

    keep = {
        key: value
        for key, value in rcParamsDefault.items()
        if key not in {"backend", "backend_fallback", "toolbar", "interactive", "date.epoch"}
    }
    settings = {**keep, "svg.hashsalt": "unheat", "svg.fonttype": "none"}
    with matplotlib.rc_context(rc=settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield
