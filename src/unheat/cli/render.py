"""``unheat render``: draw a figure again, as it was or corrected."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from unheat.cli.inputs import bytes_of, record_bytes
from unheat.errors import ExitCode, UsageError


@click.command()
@click.argument("record", metavar="RECORD")
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="ROW,COLUMN=NUMBER",
    help="Change a cell, as in 'Vicuna,GPT-4=52.7'; may be repeated.",
)
@click.option(
    "--values",
    metavar="FILE",
    help="Take the numbers from this matrix.csv, of the panel of --panel (or the first).",
)
@click.option("--cmap", metavar="NAME", help="Draw with this colormap instead of the source's.")
@click.option("--vmin", type=float, metavar="A", help="Low end of the color scale.")
@click.option("--vmax", type=float, metavar="B", help="High end of the color scale.")
@click.option("--panel", type=click.IntRange(1), metavar="N", help="Draw this panel only.")
@click.option("--size", metavar="WxH", help="Width and height in inches, as in 6x4.5.")
@click.option("--dpi", type=click.FloatRange(10, 2400), help="Resolution of PNG drawings.")
@click.option(
    "--like-source",
    is_flag=True,
    help="Put everything where the source has it, box by box, in the colors that were read.",
)
@click.option(
    "-o",
    "output",
    default="redrawn.png",
    show_default=True,
    metavar="FILE",
    help="The drawing: .png, .svg or .pdf; - for PNG on standard output.",
)
@click.option("-q", "--quiet", is_flag=True, help="Errors only.")
def render(
    record: str,
    changes: Sequence[str],
    values: str | None,
    cmap: str | None,
    vmin: float | None,
    vmax: float | None,
    panel: int | None,
    size: str | None,
    dpi: float | None,
    like_source: bool,
    output: str,
    quiet: bool,
) -> int:
    """Draw a figure again from its record, with corrections.

    RECORD is the figure.json of a reading, or the folder that holds it.
    """
    from unheat.export import write_bytes
    from unheat.model.record import from_json
    from unheat.show.render import encode, parse_change
    from unheat.show.restyle import with_colors, with_values

    figure = from_json(record_bytes(record))
    if values is not None:
        figure = with_values(figure, bytes_of(values), panel or 1)
    figure = with_colors(figure, cmap, vmin, vmax)
    changed: dict[tuple[str, str], float | str] = {}
    for text in changes:
        row, col, value = parse_change(text, figure)
        if (row, col) in changed:
            raise UsageError(f"--set names {row} / {col} twice.")
        changed[row, col] = value
    suffix = "png" if output == "-" else Path(output).suffix.lower().lstrip(".") or "png"
    data = encode(
        figure,
        suffix,
        changes=changed,
        panel=panel,
        dpi=dpi,
        size=None if size is None else _inches(size),
        like_source=like_source,
    )
    if output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return ExitCode.DONE
    replaced = write_bytes(data, output)
    if not quiet:
        for (row, col), value in changed.items():
            click.echo(f"set {row} / {col} to {value}")
        click.echo(f"{output}{' (replaced)' if replaced else ''}")
    return ExitCode.DONE


def _inches(size: str) -> tuple[float, float]:
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*[x×,]\s*(\d+(?:\.\d+)?)\s*", size)
    width, height = map(float, found.groups()) if found else (0.0, 0.0)
    if not (0.5 <= width <= 100 and 0.5 <= height <= 100):
        raise UsageError(
            f"--size {size}: give width and height in inches, 0.5 to 100, as in 6x4.5."
        )
    return width, height
