"""The section of docs/accuracy.md on calibration, and its plots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from calibration_plots import DOUBLE_ENTRY, EDGES, ONE, plots

from unheat.bench import calibration as measure
from unheat.bench.bounds import Rate
from unheat.bench.calibration import Read, Sample
from unheat.bench.groups import upper_bound
from unheat.bench.tables import markdown
from unheat.bench.tally import Tally
from unheat.decide.confidence import MISPRINTED_BELOW, REVIEW_BELOW

BEGIN = "<!-- calibration: written by benchmarks/calibration.py -->"
END = "<!-- end of calibration -->"
LIMITS = tuple(sorted({REVIEW_BELOW, 0.5, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999}))

_LEGIBLE_PX = 5
"""Digits that are lower, in pixels, nobody reads without guessing: most are rightly in doubt."""


def write_pages(reads: Sequence[Read], docs: Path, *, date: str) -> None:
    """Draw the plots, and put the section between its marks."""
    sample = Sample.of(reads)
    plots(sample, docs / "images")
    page = docs / "accuracy.md"
    text = page.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise SystemExit(f"{page} has no marks for the section of calibration")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    body = section(reads, date=date)
    page.write_text(f"{before}{BEGIN}\n\n{body}\n{END}{after}", encoding="utf-8")


def section(reads: Sequence[Read], *, date: str) -> str:
    """The whole section as Markdown."""
    sample = Sample.of(reads)
    printed, colored = sample.printed.shaped, sample.colored.shaped
    parts = [
        _head(reads, sample, date),
        _targets(sample),
        "![Error rate of the cells that are taken, the surest first](images/calibration-risk.png)",
        _looked_at(printed, colored),
        "![What is claimed, and how often it is wrong](images/calibration-claims.png)",
        "### What is claimed",
        "Here and below, panels of the right shape: whether a row or a column is missing is no "
        "cell's to say. The first two lines of the table above hold all.",
        _claims(printed),
        "### Review threshold",
        _thresholds(printed),
        _flags(sample.shaped),
        "### Misprints",
        "![Misprints found by size](images/calibration-misprints.png)",
        _misprints(sample.misprints),
        "### Colors",
        _colors(sample),
        "### By kind and quality",
        _groups(sample, "family", "kind"),
        _groups(sample, "quality", "quality"),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(reads: Sequence[Read], sample: Sample, date: str) -> str:
    seeds = ", ".join(str(seed) for seed in sorted({read.told["seed"] for read in reads}))
    commits = ", ".join(sorted({str(read.told["commit"]) for read in reads}))
    outcomes = Counter(read.told["outcome"] for read in reads)
    other = ", ".join(f"{n} {name}" for name, n in sorted(outcomes.items()) if name != "read")
    read = outcomes["read"]
    return (
        f"Measured on {date} with {commits}: {len(reads)} figures of `bench.corpus.survey`, seed "
        f"{seeds}; {read} read{', ' + other if other else ''}. They hold "
        f"{len(sample.printed):,} printed cells, {len(sample.misprints):,} planted misprints and "
        f"{len(sample.colored):,} cells of color alone. None of the development figures is "
        "among them. Bounds are one-sided, 95 %, of Clopper and Pearson (where none was seen, "
        "three in the number of cells); *by figures* is a bootstrap over figures, since the cells "
        "of one figure fail together."
    )


def _targets(sample: Sample) -> str:
    printed, colored = sample.printed, sample.colored
    flags = measure.false_flags(_numbered(sample))
    outside = measure.uncovered(colored)
    sure = measure.claimed_sure(printed)
    rows = [["what", "asked", "reached", "95 % bound", "of"]]
    rows.append(_row("panels of another shape, silent", "", measure.lost_panels(_numbered(sample))))
    rows.append(_silent_row("silent errors, printed, in 10,000", printed))
    rows.append(_silent_row("the same in panels of the right shape", printed.shaped))
    rows.append(_row("color alone: truth outside [low, high], silent", "< 0.5 %", outside))
    rows.append(_row("false flags", "< 1 %", flags))
    needless = measure.needless_flags(_numbered(sample))
    rows.append(_row("the same of cells that are right as figures are scored", "", needless))
    legible = (sample["kind"] == "color") | (sample["digit_px"] >= _LEGIBLE_PX)
    large = measure.false_flags(_numbered(sample.where(legible)))
    rows.append(_row(f"the same without digits below {_LEGIBLE_PX} px", "", large))
    rows.append(_row(f"errors among printed cells claimed ≥ {measure.SURE}", "≤ 0.1 %", sure))
    under = sample.misprints.where(sample.misprints["bar"])
    for label, gap, asked in (
        ("misprints under a bar above 2 % of it found", measure.GAPS[0], "≥ 99 %"),
        ("misprints of 1–2 % found", measure.GAPS[1], ""),
        ("misprints of 0.5–1 % found", measure.GAPS[2], ""),
        ("misprints below 0.5 % found", measure.GAPS[3], ""),
    ):
        rows += _shaped_rows(label, asked, under, partial(measure.found, low=gap[0], high=gap[1]))
    small = (printed["digit_px"] >= _LEGIBLE_PX) & (printed["digit_px"] <= 7)
    quality = printed["quality"]
    for label, mask, asked in (
        ("exact, digits of 5–7 px", small, "≥ 99 %"),
        ("exact, JPEG 50 to 90", np.isin(quality, ("jpeg-50", "jpeg-75", "jpeg-90")), "≥ 99 %"),
        ("exact, JPEG 30", quality == "jpeg-30", "≥ 97 %"),
    ):
        rows += _shaped_rows(label, asked, printed.where(mask), measure.exact)
    rows += _color_targets(sample)
    return markdown(rows)


def _shaped_rows(
    label: str, asked: str, sample: Sample, what: Callable[[Sample], Rate]
) -> list[list[str]]:
    """What was reached, and the same without lost panels where there are some."""
    rows = [_row(label, asked, what(sample), up=False)]
    if what(sample.shaped).total < what(sample).total:
        rows.append(
            _row("the same in panels of the right shape", "", what(sample.shaped), up=False)
        )
    return rows


def _silent_row(label: str, printed: Sample) -> list[str]:
    rate = measure.silent(printed)
    return [
        label,
        "< 1.4",
        f"{1e4 * rate.share:.2f} ({rate.count})",
        f"< {1e4 * rate.upper:.2f}; by figures < {1e4 * _by_figures(printed):.2f}",
        f"{rate.total:,}",
    ]


def _numbered(sample: Sample) -> Sample:
    """Cells that hold a value, printed or colored, without misprints."""
    return sample.where((sample["kind"] != "masked") & ~sample["altered"])


def _color_targets(sample: Sample) -> list[list[str]]:
    table = dict(measure.color_table(sample))
    rows = []
    for name, kind, asked in (
        ("PNG as drawn", "median", 0.0015),
        ("PNG as drawn", "p95", 0.004),
        ("jpeg-75", "p95", 0.01),
    ):
        if name in table:
            got = f"{100 * table[name][kind]:.2f} %"
            number = f"{table[name]['cells']:,.0f}"
            rows.append([f"color error, {kind}, {name}", f"≤ {100 * asked:g} %", got, "", number])
    return rows


def _row(label: str, asked: str, rate: Rate, *, up: bool = True) -> list[str]:
    bound = f"< {100 * rate.upper:.2f} %" if up else f"> {100 * rate.lower:.2f} %"
    share = f"{100 * rate.share:.2f} % ({rate.count:,})" if rate.total else ""
    return [label, asked, share, bound if rate.total else "", f"{rate.total:,}"]


def _by_figures(sample: Sample) -> float:
    """Upper bound of the rate of silent errors, a bootstrap over figures."""
    tallies = []
    for _, part in measure.groups(sample, "figure"):
        rate = measure.silent(part)
        tallies.append(Tally(rate.count, rate.total))
    return upper_bound(tallies) if tallies else float("nan")


def _looked_at(printed: Sample, colored: Sample) -> str:
    rows = [["cells", "errors in 10,000 if nobody looks", "to leave 14", "to leave 1"]]
    for name, sample in (("printed", printed), ("color alone", colored)):
        if len(sample):
            shares = [measure.looked_at(sample, errors) for errors in (DOUBLE_ENTRY, ONE)]
            rows.append(
                [
                    name,
                    f"{1e4 * sample.errors.mean():.1f}",
                    *(f"{100 * share:.2f} %" for share in shares),
                ]
            )
    return (
        "Share of cells that a person must look at, the most doubtful first, to leave 14 (double "
        "entry of data by people) and 1 error in 10,000:\n\n" + markdown(rows)
    )


def _claims(printed: Sample) -> str:
    rows = [["claimed", "mean claim", "errors", "error rate", "95 % bound", "cells"]]
    low = EDGES[0]
    for mean, high, rate in measure.reliability(printed, EDGES):
        low = max(edge for edge in EDGES if edge < high)
        name = f"{low:g} to {min(high, 1.0):g}"
        rows.append(
            [
                name,
                f"{mean:.4f}",
                str(rate.count),
                f"{100 * rate.share:.3f} %",
                f"< {100 * rate.upper:.3f} %",
                f"{rate.total:,}",
            ]
        )
    return markdown(rows)


def _thresholds(printed: Sample) -> str:
    rows = [["review below", "silent errors in 10,000", "95 % bound", "false flags"]]
    for limit, errors, flags in measure.thresholds(printed, LIMITS, REVIEW_BELOW):
        used = " (in use)" if limit == REVIEW_BELOW else ""
        rows.append(
            [
                f"{limit:g}{used}",
                f"{1e4 * errors.share:.2f} ({errors.count})",
                f"< {1e4 * errors.upper:.2f}",
                f"{100 * flags.share:.2f} %",
            ]
        )
    return (
        "Printed cells, if those that agree, were repaired or stand alone were up for review below "
        "another threshold, beside all that are for reasons of their own. In use, a number whose "
        f"reading is in no doubt is up for review below {MISPRINTED_BELOW:g}, as only a misprint "
        "could be wrong in it:\n\n" + markdown(rows)
    )


def _flags(sample: Sample) -> str:
    right = int((~_numbered(sample).errors).sum())
    counts = measure.flagged_for(_numbered(sample))
    listed = [f"{name} {100 * n / right:.2f} %" for name, n in list(counts.items())[:10]]
    return (
        f"False flags by what is said of them, as shares of all right cells: {', '.join(listed)}."
    )


def _misprints(misprints: Sample) -> str:
    if not len(misprints):
        return ""
    sizes = ("> 2 %", "1–2 %", "0.5–1 %", "< 0.5 %")
    rows = [["misprint", *sizes]]
    parts = [
        ("all", misprints),
        ("under a bar", misprints.where(misprints["bar"])),
        ("no bar", misprints.where(~misprints["bar"])),
        *measure.groups(misprints, "mode"),
    ]
    for name, part in parts:
        cells = []
        for low, high in measure.GAPS:
            rate = measure.found(part, low, high)
            cells.append(f"{rate.count} of {rate.total}" if rate.total else "")
        rows.append([name, *cells])
    return (
        "Found by the size of the change, as a share of the scale that color could tell (what lies "
        "beyond the bar, or in the same step of a discrete bar, is no change):\n\n" + markdown(rows)
    )


def _colors(sample: Sample) -> str:
    rows = [["picture", "error, median", "error, 95 %", "covered", "width", "width / error"]]
    for name, row in measure.color_table(sample):
        rows.append(
            [
                name,
                *(f"{100 * row[key]:.2f} %" for key in ("median", "p95", "covered", "width")),
                f"{row['widths']:.1f}",
            ]
        )
    return (
        "Decoded colors of all cells under linear and logarithmic bars: error and width of [low, "
        "high] as shares of the bar, the median width beside the 95th percentile of the error:\n\n"
        + markdown(rows)
    )


def _groups(sample: Sample, column: str, name: str) -> str:
    head = [name, "figures", "panels lost", "printed", "exact", "silent", "false flags"]
    rows = [[*head, "color alone", "outside, silent"]]
    for one, whole in measure.groups(sample, column):
        lost = measure.lost_panels(whole).count
        part = whole.shaped
        printed, colored = part.printed, part.colored
        figures = len(set(whole["figure"].tolist()))
        row = [one, str(figures), str(lost or ""), f"{len(printed):,}"]
        row += _cells(len(printed), [(measure.exact, printed), (measure.silent, printed)])
        row += _cells(len(part), [(measure.false_flags, _numbered(part))])
        row += [f"{len(colored):,}"]
        row += _cells(len(colored), [(measure.uncovered, colored)])
        rows.append(row)
    return markdown(rows)


def _cells(there: int, asked: Sequence[tuple[Callable[[Sample], Rate], Sample]]) -> list[str]:
    cells = []
    for what, sample in asked:
        rate = what(sample)
        if not there or not rate.total:
            cells.append("")
        elif what is measure.silent:
            cells.append(str(rate.count))
        else:
            cells.append(f"{100 * rate.share:.2f} %")
    return cells
