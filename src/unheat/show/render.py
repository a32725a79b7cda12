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
from typing import TYPE_CHECKING

from unheat.errors import OutputError, UsageError
from unheat.model import Figure
from unheat.show.changes import Changes, apply_changes, parse_change

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

__all__ = ["apply_changes", "encode", "parse_change", "render", "save"]

UNIT_DPI = 100.0
"""Pixels of the source per inch of the drawing: at this resolution it has the source's size."""

TARGET_PX = 1400.0
"""Longest side of a saved picture, by default, as long as that enlarges by no more than 3."""


def render(
    figure: Figure,
    *,
    changes: Changes | None = None,
    panel: int | None = None,
    ax: Axes | None = None,
) -> Drawing:
    """Draw a figure again, with ``changes`` ((row label, column label) → number) applied.

    ``panel`` (from 1) draws that panel only. A changed cell changes its number and its
    colour. With ``ax`` the panel goes into those axes and their figure is returned.

    Raises UsageError for labels that name no cell or several, and for a panel that is not
    there.
    """
    figure = apply_changes(figure, changes)
    if not figure.panels:
        raise UsageError("this record holds no panel, so there is nothing to draw")
    if panel is not None:
        if not 1 <= panel <= len(figure.panels):
            raise UsageError(f"there is no panel {panel}; the record holds {len(figure.panels)}")
        figure = replace(figure, panels=(figure.panels[panel - 1],), title=None)
    from unheat.show import draw

    if ax is not None:
        if len(figure.panels) > 1:
            raise UsageError("axes hold one panel; say which one with panel=1, panel=2, …")
        return draw.into_axes(figure.panels[0], ax)
    with _own_settings():
        return draw.new_drawing(figure, UNIT_DPI)


def save(
    figure: Figure,
    path: str | os.PathLike[str],
    *,
    changes: Changes | None = None,
    panel: int | None = None,
    dpi: float | None = None,
) -> Path:
    """Draw a figure again and write it as PNG, SVG or PDF, by the path's suffix.

    The same record gives the same bytes. ``dpi`` counts 100 px of the source as an inch;
    by default small sources are enlarged, by no more than three times.

    Raises UsageError for another suffix, OutputError where nothing can be written.
    """
    target = Path(path)
    suffix = target.suffix.lower().lstrip(".") or "png"
    data = encode(figure, suffix, changes=changes, panel=panel, dpi=dpi)
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
) -> bytes:
    """The bytes that ``save`` writes; ``suffix`` is png, svg or pdf."""
    metadata: dict[str, dict[str, str | None]] = {
        "png": {"Software": None},
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    }
    if suffix not in metadata:
        raise UsageError(f"figures are drawn as .png, .svg or .pdf, not as .{suffix}")
    drawing = render(figure, changes=changes, panel=panel)
    if dpi is None:
        longest = max(drawing.get_size_inches()) * UNIT_DPI
        dpi = UNIT_DPI * min(3.0, max(1.0, TARGET_PX / longest))
    buffer = io.BytesIO()
    with _own_settings():
        drawing.savefig(
            buffer,
            format=suffix,
            dpi=dpi,
            facecolor=drawing.get_facecolor(),
            metadata=metadata[suffix],
        )
    return buffer.getvalue()


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
