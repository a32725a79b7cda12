"""Where the text of a command goes."""

from __future__ import annotations

import sys

import click


def write_text(text: str, output: str) -> None:
    """To a file, which is said on standard error, or whole to standard output for ``-``."""
    from unheat.export import write_bytes

    if output == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    replaced = write_bytes(text.encode(), output)
    click.echo(f"{output}{' (replaced)' if replaced else ''}", err=True)
