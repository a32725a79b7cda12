"""What to say where no heatmap was found: why, what came nearest, and the hint to give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from unheat.cli.inputs import Page
    from unheat.errors import NoHeatmapError


def tell_refusal(page: Page, problem: NoHeatmapError, seen: Path | str | None) -> None:
    """Print it to standard error.

    ``seen`` is the path of the overlay, or why there is none; None where none was asked for.
    """
    named = page.shown in str(problem) and page.page is None
    lines = [f"unheat: {problem}" if named else f"unheat: {page}: {problem}"]
    if seen is not None:
        lines.append(f"  what was seen: {seen}" if isinstance(seen, Path) else f"  {seen}")
    box = problem.candidate
    corners = "x0,y0,x1,y1" if box is None else ",".join(f"{e:.0f}" for e in box.as_tuple())
    if box is not None:
        lines.append(f"  nearest candidate: {corners}")
    at = "" if page.page is None else f" --pages {page.page}"
    lines.append(
        "  if it is a heatmap, say where: "
        f"unheat read {page.name}{at} --box {corners} --rows N --cols N"
    )
    click.echo("\n".join(lines), err=True)
