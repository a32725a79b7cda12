"""Read a figure, draw it again, read the drawing: is it the same matrix?

    python benchmarks/round_trip.py fixtures/images --output /tmp/trip
    python benchmarks/round_trip.py FOLDER --sample 60 --reuse --output /tmp/trip

Every FOLDER holds figures with truth (NAME.json beside the picture). A figure is read, drawn
again from its record as ``redrawn.png`` is, and the drawing is read with the same options.
Held against each other are the two records, number by number as they are printed, their texts
and scales, and the colors of their cells. The truth says which figures were read right in the
first place, and what their colormaps are called.

``--output`` keeps both records and the drawing of every figure; with ``--reuse`` first records
that lie there are not read again, nor are drawings that came out the same to the byte, so that a
change of the drawing takes half of the time, and one of few drawings little.
``failures.md`` in it lists what did not come back, by cause.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

import unheat
from unheat.bench.groups import GROUPS
from unheat.bench.run import find, stratified
from unheat.bench.score import score
from unheat.bench.tables import lines
from unheat.bench.trip import (
    Difference,
    colormap_named,
    compare,
    delta_e,
    overlaps,
    scale_off,
    texts_off,
)
from unheat.bench.truth import load_truth
from unheat.errors import UnheatError
from unheat.model import Figure
from unheat.options import LoadOptions, ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """What became of one figure.

    ``cause`` is "" where the matrix is the same, else the first thing that differs, as
    "panels", "shape", "masks", "printed", "color"; ``told`` says it with numbers. ``silent``
    is true where something differs that the second reading does not doubt. ``delta_e`` are
    CIEDE2000 distances of the cells' colors, drawn against source: (median, 95th percentile).
    ``overlap`` is the median intersection over union of texts and bars of the twin with those of
    the source, ``explained`` the share of the source's ink that the twin explains.
    """

    name: str
    preset: str
    tags: tuple[str, ...]
    right: bool
    cause: str
    told: str
    silent: bool
    texts: tuple[str, ...]
    scale: str
    delta_e: tuple[float, float] | None
    lossy: bool
    seconds: tuple[float, float]
    colormap: tuple[str, str | None, bool] | None
    overlap: float | None
    explained: float


def trip(path: Path, folder: Path, *, reuse: bool) -> Trip | None:
    """One figure there and back; None where it is refused or holds no heatmap."""
    truth = load_truth(path)
    if truth is None or truth.get("negative"):
        return None
    page = truth.get("page")
    options = ReadOptions(load=LoadOptions(page=page)) if page else ReadOptions()
    folder.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    kept = folder / "first.json"
    try:
        if reuse and kept.exists():
            first = unheat.from_json(kept.read_bytes())
        else:
            first = unheat.read(path.with_name(truth["image"]), options)
            kept.write_bytes(unheat.to_json(first))
    except UnheatError:
        return None
    judged = score(first, truth)
    between = time.perf_counter()
    from unheat.load import load
    from unheat.show.explain import explain
    from unheat.show.render import encode

    source = load(path.with_name(truth["image"]), options.load)
    shares = overlaps(first)
    drawn, again = folder / "redrawn.png", folder / "second.json"
    picture = encode(first)
    known = reuse and again.exists() and drawn.exists() and drawn.read_bytes() == picture
    drawn.write_bytes(picture)
    second: Figure | None
    try:
        if known:
            second = unheat.from_json(again.read_bytes())
        else:
            again.unlink(missing_ok=True)
            second = unheat.read(drawn)
            again.write_bytes(unheat.to_json(second))
        difference = compare(first, second)
    except UnheatError as problem:
        second, difference = None, Difference(cause="refused", told=str(problem), silent=False)
    far = np.zeros(0) if second is None else delta_e(first, second)
    return Trip(
        name=judged.name,
        preset=judged.preset,
        tags=judged.tags,
        right=judged.right,
        cause=difference.cause,
        told=difference.told,
        silent=difference.silent,
        texts=() if second is None else tuple(texts_off(first, second)),
        scale="" if second is None else scale_off(first, second),
        delta_e=tuple(map(float, np.quantile(far, [0.5, 0.95]))) if len(far) else None,  # type: ignore[arg-type]
        lossy=first.lossy,
        seconds=(between - began, time.perf_counter() - between),
        colormap=colormap_named(truth, first),
        overlap=float(np.median(shares)) if shares else None,
        explained=explain(first, source).share,
    )


def table(trips: Sequence[Trip]) -> str:
    """Numbers by group of figures."""
    head = ["group", "figures", "same matrix", "read right", "of these same", "same texts"]
    head += ["same scale", "silent", "ΔE2000 median, 95 %", "figures ≤ 1.5", "colormap named"]
    head += ["boxes overlap", "ink explained"]
    rows = [head]
    groups = {name: [one for one in trips if _belongs(name, one)] for name in GROUPS}
    for name, members in {**groups, "all": list(trips)}.items():
        if not members:
            continue
        right = [one for one in members if one.right]
        far = [one.delta_e for one in members if one.delta_e is not None and not one.lossy]
        named = [one.colormap for one in members if one.colormap is not None]
        rows.append(
            [
                name,
                str(len(members)),
                _share([not one.cause for one in members]),
                str(len(right)),
                _share([not one.cause for one in right]),
                _share([not one.texts for one in members]),
                _share([not one.scale for one in members]),
                str(sum(one.silent for one in members)),
                "{:.2f}, {:.2f}".format(*np.median(far, axis=0)) if far else "",
                _share([high <= 1.5 for _, high in far]),
                _share([right for *_, right in named]),
                _middle([one.overlap for one in members if one.overlap is not None]),
                _middle([one.explained for one in members]),
            ]
        )
    return lines(rows)


def failures(trips: Sequence[Trip]) -> str:
    """What did not come back, by cause, in Markdown."""
    parts = []
    causes = Counter(one.cause for one in trips if one.cause)
    for cause, count in causes.most_common():
        listed = [
            f"- {one.name}{'' if one.right else ' (not read right)'}"
            f"{' SILENT' if one.silent else ''}: {one.told}"
            for one in trips
            if one.cause == cause
        ]
        parts.append("\n".join([f"## {cause} ({count})", *listed]))
    for title, pairs in (
        ("texts", [(one, "; ".join(one.texts[:4])) for one in trips if one.texts]),
        ("scale", [(one, one.scale) for one in trips if one.scale]),
        (
            "colors (95th percentile of ΔE2000 above 1.5, lossless sources)",
            [
                (one, "{:.2f}, {:.2f}".format(*one.delta_e))
                for one in trips
                if one.delta_e is not None and one.delta_e[1] > 1.5 and not one.lossy
            ],
        ),
        (
            "colormap not named",
            [
                (one, f"{one.colormap[0]}, named {one.colormap[1]}")
                for one in trips
                if one.colormap is not None and not one.colormap[2]
            ],
        ),
    ):
        listed = [f"- {one.name}: {told}" for one, told in pairs]
        parts.append("\n".join([f"## {title} ({len(pairs)})", *listed]))
    return "\n\n".join(parts) + "\n"


def _belongs(group: str, one: Trip) -> bool:
    from unheat.bench.score import FigureScore

    judged = FigureScore(
        name=one.name,
        preset=one.preset,
        tags=one.tags,
        negative=False,
        outcome="read",
        safe=True,
        right=one.right,
    )
    return GROUPS[group](judged)


def _share(flags: Sequence[bool]) -> str:
    return f"{sum(flags)} of {len(flags)} ({100 * sum(flags) / len(flags):.1f} %)" if flags else ""


def _middle(values: Sequence[float]) -> str:
    return f"{float(np.median(values)):.3f}" if values else ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the trips and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--reuse", action="store_true")
    chosen = parser.parse_args(arguments)
    truths = [path for folder in chosen.folders for path in find(folder, only=chosen.only)]
    if chosen.sample is not None:
        truths = stratified(truths, chosen.sample)
    trips = []
    for number, path in enumerate(truths, 1):
        one = trip(path, chosen.output / f"{path.parent.name}-{path.stem}", reuse=chosen.reuse)
        if one is None:
            continue
        trips.append(one)
        sys.stderr.write(
            f"{number}/{len(truths)} {one.name} {one.cause or 'same'} {one.told[:90]}\n"
        )
        (chosen.output / "failures.md").write_text(failures(trips), encoding="utf-8")
    found = [asdict(one) for one in trips]
    (chosen.output / "trips.json").write_text(json.dumps(found, ensure_ascii=False, indent=1))
    sys.stdout.write(table(trips) + "\n")


if __name__ == "__main__":
    main()
