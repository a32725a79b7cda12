"""``unheat read``: the main job."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from unheat.cli.arguments import read_options, reading_options
from unheat.errors import ExitCode, NoHeatmapError, UnheatError, UsageError

if TYPE_CHECKING:
    from unheat.cli.inputs import Page
    from unheat.model.figure import Figure
    from unheat.model.raster import Raster

_FORMATS = ("csv", "tsv", "md", "json", "xlsx")


@click.command()
@click.argument("figures", nargs=-1, required=True, metavar="FIGURE...")
@click.option(
    "-o",
    "output",
    metavar="DIR",
    help="Folder for the products, one folder a figure in it; with -f a file, or - for "
    "standard output.  [default: output]",
)
@click.option(
    "-f",
    "form",
    type=click.Choice(_FORMATS),
    help="A single product instead of a folder; to standard output unless -o names a file.",
)
@click.option("--xlsx", is_flag=True, help="Also write figure.xlsx, a workbook, into the folder.")
@click.option("--pages", metavar="LIST", help="Pages of a PDF, as in 1,3-5,end.  [default: all]")
@reading_options
@click.option("--strict", is_flag=True, help="Exit code 1 where a cell or label needs a person.")
@click.option("-q", "--quiet", is_flag=True, help="Errors only.")
@click.option(
    "--debug",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Also write an overlay per stage into DIR.",
)
def read(
    figures: Sequence[str],
    output: str | None,
    form: str | None,
    xlsx: bool,
    pages: str | None,
    strict: bool,
    quiet: bool,
    debug: Path | None,
    **hints: Any,
) -> int:
    """Read heatmap figures back into numbers.

    FIGURE is a PNG, JPEG, TIFF, WebP, AVIF, GIF, BMP or PDF file, or - for standard input. Its
    products go into output/NAME: the matrix, a status for every cell, the evidence, the
    record, the figure drawn again, and an overlay of what was seen.
    """
    # What cannot go well is said before any work.
    read_options(hints)
    if xlsx or form == "xlsx":
        _check_workbook(form, output)
    if form is not None or output == "-":
        return _single(figures, pages, form or "csv", output or "-", strict, debug, hints)
    return _Run(Path(output or "output"), strict, quiet, debug, hints, xlsx).all(figures, pages)


def _check_workbook(form: str | None, output: str | None) -> None:
    from unheat.export.sheet import require_writer

    require_writer()
    if form is None:
        if output == "-":
            raise UsageError("--xlsx goes with a folder; -f xlsx puts the workbook on -o -.")
    elif form != "xlsx":
        raise UsageError(f"--xlsx goes with a folder of products, and -f {form} writes none.")
    elif output is None and sys.stdout.isatty():
        raise UsageError("A workbook is nothing for a terminal; name a file with -o.")


def _single(
    figures: Sequence[str],
    pages: str | None,
    form: str,
    output: str,
    strict: bool,
    debug: Path | None,
    hints: dict[str, Any],
) -> int:
    """One product of one figure, whole, and nothing else on standard output."""
    from unheat.cli.inputs import pages_of
    from unheat.cli.refusal import tell_refusal
    from unheat.export import folder_names, one_product, write_bytes

    chosen = [page for figure in figures for page in pages_of(figure, pages)]
    if len(chosen) != 1:
        raise UsageError(
            f"-f writes one product of one figure, and {len(chosen)} pages were named; "
            "choose one, with --pages where it is a PDF."
        )
    page = chosen[0]
    seen = None if debug is None else debug / folder_names([(page.name, page.page)])[0]
    try:
        figure, raster = _reading(page, hints, seen)
    except NoHeatmapError as problem:
        tell_refusal(page, problem, seen)
        return problem.exit_code
    if form == "json":  # the record is that of the folder's figure.json
        from unheat.show.explain import with_explanation

        figure, _ = with_explanation(figure, raster)
    data = one_product(figure, form)
    if output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_bytes(data, output)
    return ExitCode.FINDINGS if strict and _in_doubt(figure) else ExitCode.DONE


def _reading(page: Page, hints: dict[str, Any], debug: Path | None) -> tuple[Figure, Raster]:
    """The figure and the picture it was read from; every stage is drawn into ``debug``."""
    from unheat.cli.pictures import write_stages, write_verdict
    from unheat.load import load
    from unheat.pipeline import read_raster

    options = read_options(hints, page.page)
    raster = load(page.source, options.load, name=page.shown)
    # Each stage is drawn before the next one begins, so that a failure leaves its evidence.
    if debug is not None:
        write_stages(raster, options, debug)
    figure = read_raster(raster, options)
    if debug is not None:
        write_verdict(figure, raster, debug)
    return figure, raster


def _in_doubt(figure: Figure) -> bool:
    from unheat.export.doubts import doubts

    return bool(doubts(figure))


class _Run:
    """One command over all its figures: each is read, written and told; failures are kept."""

    def __init__(
        self,
        output: Path,
        strict: bool,
        quiet: bool,
        debug: Path | None,
        hints: dict[str, Any],
        xlsx: bool,
    ) -> None:
        self.output, self.strict, self.quiet, self.debug = output, strict, quiet, debug
        self.hints, self.xlsx = hints, xlsx
        self.codes: list[int] = []
        self.empty: list[Page] = []

    def all(self, figures: Sequence[str], pages: str | None) -> int:
        from unheat.cli.inputs import pages_of
        from unheat.export import folder_names

        chosen: list[Page] = []
        for figure in figures:
            try:
                chosen += pages_of(figure, pages)
            except UnheatError as problem:
                self._failed(problem, figure if len(figures) > 1 else None)
        folders = folder_names([(page.name, page.page) for page in chosen])
        for page, folder in zip(chosen, folders, strict=True):
            try:
                self._one(page, self.output / folder)
            except NoHeatmapError as problem:
                if page.asked:
                    self._no_heatmap(page, self.output / folder, problem)
                else:
                    self.empty.append(page)
            except UnheatError as problem:
                self._failed(problem, str(page) if len(chosen) > 1 else None)
        self._told_empty_pages()
        return self._exit_code()

    def _one(self, page: Page, folder: Path) -> None:
        from unheat.cli.pictures import drawings
        from unheat.cli.progress import working
        from unheat.export import one_product, write_products
        from unheat.export.products import WORKBOOK
        from unheat.show.explain import with_explanation

        debug = None if self.debug is None else self.debug / folder.name
        with working(f"reading {page}", quiet=self.quiet):
            figure, raster = _reading(page, self.hints, debug)
            figure, explanation = with_explanation(figure, raster)
            made = dict(drawings(figure, raster, left=explanation.left))
            if self.xlsx:
                made[WORKBOOK] = lambda path: path.write_bytes(one_product(figure, "xlsx"))
            written = write_products(figure, folder, drawings=made)
        self.codes.append(ExitCode.FINDINGS if self.strict and _in_doubt(figure) else ExitCode.DONE)
        if not self.quiet:
            from unheat.cli.summary import print_summary

            print_summary(figure, written, name=str(page))

    def _no_heatmap(self, page: Page, folder: Path, problem: NoHeatmapError) -> None:
        """The message, the nearest candidate, where its overlay lies, and the hint to give."""
        from unheat.cli.pictures import write_refusal
        from unheat.cli.refusal import tell_refusal

        try:
            seen: Path | str = write_refusal(
                page, read_options(self.hints, page.page), problem, folder
            )
        except UnheatError as second:
            seen = str(second)
        tell_refusal(page, problem, seen)
        self.codes.append(problem.exit_code)

    def _failed(self, problem: UnheatError, name: str | None) -> None:
        message = str(problem)
        if name is not None and name not in message:
            message = f"{name}: {message}"
        click.echo(f"unheat: {message}", err=True)
        self.codes.append(problem.exit_code)

    def _told_empty_pages(self) -> None:
        """Pages without a heatmap are normal in a paper; a paper without any is not."""
        by_name: dict[str, list[Page]] = {}
        for page in self.empty:
            by_name.setdefault(page.name, []).append(page)
        for name, pages in by_name.items():
            if not any(code in (ExitCode.DONE, ExitCode.FINDINGS) for code in self.codes):
                click.echo(
                    f"unheat: {name}: no heatmap was found on any of its {len(pages)} pages; "
                    f"choose one with --pages to see why.",
                    err=True,
                )
                self.codes.append(ExitCode.NO_HEATMAP)
            elif not self.quiet:
                numbers = ", ".join(str(page.page) for page in pages)
                click.echo(f"{name}: no heatmap on page {numbers}", err=True)

    def _exit_code(self) -> int:
        failures = {code for code in self.codes if code > ExitCode.FINDINGS}
        if not failures:
            return max(self.codes, default=ExitCode.DONE)
        if len(failures) == 1 and len({*self.codes}) == 1:
            return failures.pop()
        return ExitCode.BATCH_PARTLY_FAILED
