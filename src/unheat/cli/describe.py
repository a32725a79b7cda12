"""``unheat describe``: a figure in words."""

from __future__ import annotations

from typing import Any

import click

from unheat.cli.arguments import reading_options
from unheat.cli.inputs import figure_of
from unheat.cli.outputs import write_text
from unheat.errors import ExitCode


@click.command()
@click.argument("figure", metavar="FIGURE")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of Markdown.")
@click.option("--page", type=click.IntRange(1), metavar="N", help="Page of a PDF.")
@click.option(
    "-o",
    "output",
    default="-",
    show_default=True,
    metavar="FILE",
    help="Where the text goes; - is standard output.",
)
@reading_options
def describe(figure: str, as_json: bool, page: int | None, output: str, **hints: Any) -> int:
    """Put a figure into words: overview, components, values, observations.

    FIGURE is a picture or PDF, the figure.json of a reading, or the folder that holds it; - is
    standard input. Every number is the record's or computed from it; what is in doubt is said.
    """
    from unheat.show.describe import describe as put_into_words

    found = put_into_words(figure_of(figure, page, hints))
    text = found.to_json() if as_json else found.to_markdown()
    write_text(text, output)
    return ExitCode.DONE
