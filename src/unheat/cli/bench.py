"""``unheat bench``: how good the reading is, stage by stage, on figures with truth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from unheat.errors import ExitCode

if TYPE_CHECKING:
    from unheat.bench.score import FigureScore


@click.command()
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), metavar="CORPUS")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="N figures, always the same.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, metavar="N")
@click.option("--tag", "tags", multiple=True, help="Only figures with this tag; repeatable.")
@click.option("--only", multiple=True, metavar="ID", help="Only this figure; repeatable.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--failures",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="List everything that was wrong, figure by figure.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress on standard error.")
def bench(
    corpus: Path,
    sample: int | None,
    jobs: int,
    tags: Sequence[str],
    only: Sequence[str],
    json_file: Path | None,
    failures: Path | None,
    quiet: bool,
) -> int:
    """Score every stage on a folder of figures with truth.

    CORPUS holds pictures and a NAME.json with the truth beside each.
    """
    from unheat.bench.run import run
    from unheat.export import write_bytes

    def told(done: int, of: int, score: FigureScore) -> None:
        verdict = "right" if score.right else "safe" if score.safe else score.outcome
        click.echo(f"{done}/{of} {score.name} {verdict} {score.seconds:.1f} s", err=True)

    result = run(
        corpus,
        sample=sample,
        jobs=jobs,
        tags=tags or None,
        only=only or None,
        progress=None if quiet else told,
    )
    click.echo(result.table())
    if json_file is not None:
        write_bytes(result.to_json(), json_file)
    if failures is not None:
        write_bytes(result.failures().encode(), failures)
    return ExitCode.DONE
