"""``unheat validate``: somebody's transcription held against the figure."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from unheat.cli.arguments import reading_options
from unheat.cli.inputs import figure_and_picture, figure_of
from unheat.cli.outputs import write_text
from unheat.errors import UsageError

if TYPE_CHECKING:
    from unheat.validate.transcript import Transcript


@click.command()
@click.argument("figure", metavar="FIGURE")
@click.argument("table", metavar="TABLE")
@click.option(
    "-f",
    "form",
    type=click.Choice(("text", "json", "md")),
    default="text",
    show_default=True,
    help="What is written: lines for people, the report as JSON, or a Markdown page.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as -f json.")
@click.option(
    "-o",
    "output",
    default="-",
    show_default=True,
    metavar="FILE",
    help="Where it goes; - is standard output.",
)
@click.option(
    "--html", metavar="FILE", help="Also a page with a crop of every cell that needs a person."
)
@click.option("--page", type=click.IntRange(1), metavar="N", help="Page of a PDF.")
@reading_options
def validate(
    figure: str,
    table: str,
    form: str,
    as_json: bool,
    output: str,
    html: str | None,
    page: int | None,
    **hints: Any,
) -> int:
    """Check a transcription: which numbers hold, which do not, and why.

    FIGURE is a picture or PDF, or the figure.json of a reading. TABLE is a CSV, TSV, XLSX, JSON
    or Markdown table, or a list such as "GPT-4 to Claude 2: 61.9%"; - is standard input. With
    --panel N it is held against that panel. Exit code 1 where a number or a claim does not hold.
    """
    from unheat.validate.compare import validate as compare
    from unheat.validate.evidence import evidence

    if figure == "-" and table == "-":
        raise UsageError("FIGURE and TABLE cannot both be standard input.")
    if html == "-" and output == "-":
        raise UsageError("standard output takes one of the two: give -o FILE with --html -.")
    transcript = _transcript(table)
    if html is None:
        found, picture = figure_of(figure, page, hints), None
    else:
        found, picture = figure_and_picture(figure, page, hints)
    result = compare(found, transcript, panel=hints["panel"])
    text = {"json": result.to_json, "md": result.to_markdown, "text": result.to_text}
    write_text(text["json" if as_json else form](), output)
    if html is not None:
        write_text(evidence(result, found, picture), html)
    return int(result.exit_code)


def _transcript(table: str) -> Transcript:
    from unheat.validate.transcript import parse

    if table == "-":
        return parse(sys.stdin.buffer.read(), name="standard input")
    return parse(Path(table))
