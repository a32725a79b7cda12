"""``unheat report``: one page with the evidence for everything that is in doubt."""

from __future__ import annotations

from typing import Any

import click

from unheat.cli.arguments import reading_options
from unheat.cli.inputs import source_of
from unheat.cli.outputs import write_text
from unheat.errors import ExitCode


@click.command()
@click.argument("figure", metavar="FIGURE")
@click.option("--page", type=click.IntRange(1), metavar="N", help="Page of a PDF.")
@click.option(
    "-o",
    "output",
    default="report.html",
    show_default=True,
    metavar="FILE",
    help="The page; - is standard output.",
)
@reading_options
def report(figure: str, page: int | None, output: str, **hints: Any) -> int:
    """Write one self-contained HTML page: figure, doubts with their crops, matrix, scale.

    FIGURE is a picture or a PDF; - is standard input.
    """
    import unheat
    from unheat.cli.arguments import read_options
    from unheat.cli.progress import working
    from unheat.load import load
    from unheat.pipeline import read_raster

    options = read_options(hints, page)
    source, name = source_of(figure)
    with working(f"reading {figure}", quiet=False):
        raster = load(source, options.load, name=name)
        text = unheat.report(read_raster(raster, options), raster)
    write_text(text, output)
    return ExitCode.DONE
