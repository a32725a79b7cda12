"""``unheat validate``: somebody's transcription held against the figure."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from unheat.cli.arguments import reading_options
from unheat.cli.inputs import figure_of
from unheat.errors import UsageError


@click.command()
@click.argument("figure", metavar="FIGURE")
@click.argument("table", metavar="TABLE")
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
@click.option("--page", type=click.IntRange(1), metavar="N", help="Page of a PDF.")
@reading_options
def validate(figure: str, table: str, as_json: bool, page: int | None, **hints: Any) -> int:
    """Check a transcription: which numbers hold, which do not, and why.

    FIGURE is a picture or PDF, or the figure.json of a reading. TABLE is a CSV, TSV, JSON
    or Markdown table, or a list such as "GPT-4 to Claude 2: 61.9%"; - is standard input.
    Exit code 1 where a number does not hold.
    """
    from unheat.validate.compare import validate as compare
    from unheat.validate.transcript import parse

    if figure == "-" and table == "-":
        raise UsageError("FIGURE and TABLE cannot both be standard input.")
    transcript = (
        parse(sys.stdin.buffer.read(), name="standard input")
        if table == "-"
        else parse(Path(table))
    )
    result = compare(figure_of(figure, page, hints), transcript, panel=hints["panel"])
    click.echo(result.to_json() if as_json else result.to_text(), nl=False)
    return int(result.exit_code)
