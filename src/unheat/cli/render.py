"""``unheat render``: draw a figure again, as it was or corrected."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from unheat.cli.inputs import record_bytes
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
@click.option("--panel", type=click.IntRange(1), metavar="N", help="Draw this panel only.")
@click.option("--dpi", type=click.FloatRange(10, 2400), help="Resolution of PNG drawings.")
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
    panel: int | None,
    dpi: float | None,
    output: str,
    quiet: bool,
) -> int:
    """Draw a figure again from its record, with corrections.

    RECORD is the figure.json of a reading, or the folder that holds it.
    """
    from unheat.export import write_bytes
    from unheat.model.record import from_json
    from unheat.show.render import encode, parse_change

    figure = from_json(record_bytes(record))
    changed: dict[tuple[str, str], float | str] = {}
    for text in changes:
        row, col, value = parse_change(text, figure)
        if (row, col) in changed:
            raise UsageError(f"--set names {row} / {col} twice.")
        changed[row, col] = value
    suffix = "png" if output == "-" else Path(output).suffix.lower().lstrip(".") or "png"
    data = encode(figure, suffix, changes=changed, panel=panel, dpi=dpi)
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
