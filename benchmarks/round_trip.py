"""Read a figure, draw it again, read the drawing: is it the same matrix?

    python benchmarks/round_trip.py fixtures/images --output /tmp/trip
    python benchmarks/round_trip.py FOLDER --sample 60 --reuse --output /tmp/trip

Every FOLDER holds figures with truth (NAME.json beside the picture). A figure is read, drawn
again from its record as ``redrawn.png`` is, and the drawing is read with the same options.
Held against each other are the two records, number by number as they are printed, their texts
and scales, and the colors of their cells. The truth says which figures were read right in the
first place, and what their colormaps are called.

``--output`` keeps both records and the drawing of every figure; with ``--reuse`` first records
that lie there are not read again, so that a change of the drawing takes half of the time.
``failures.md`` in it lists what did not come back, by cause.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import unheat
from unheat.bench.groups import GROUPS
from unheat.bench.run import find, stratified
from unheat.bench.score import score
from unheat.bench.tables import lines
from unheat.bench.texts import same
from unheat.bench.truth import load_truth
from unheat.errors import UnheatError
from unheat.model import Axis, ColorScale, Figure, Panel, Status
from unheat.options import LoadOptions, ReadOptions

Floats = npt.NDArray[np.float64]

# Two names are one map where their colors differ by no more than this on average (0–255):
# what several libraries call "viridis" differs by rounding.
_SAME_MAP = 2.0
_SCALE_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """What became of one figure.

    ``cause`` is "" where the matrix is the same, else the first thing that differs, as
    "panels", "shape", "masks", "printed", "color"; ``told`` says it with numbers. ``silent``
    is true where something differs that the second reading does not doubt. ``delta_e`` are
    CIEDE2000 distances of the cells' colors, drawn against source: (median, 95th percentile).
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The first thing in which two readings differ; ``cause`` "" where nothing does."""

    cause: str = ""
    told: str = ""
    silent: bool = False


def compare(first: Figure, second: Figure) -> Difference:
    """Hold the matrices of two readings against each other, at printed precision.

    Printed numbers are the same where they are equal; numbers read from color where the
    intervals of the two colors meet.
    """
    if len(first.panels) != len(second.panels):
        told = f"{len(first.panels)} panels became {len(second.panels)}"
        return Difference(cause="panels", told=told, silent=True)
    for index, (one, other) in enumerate(zip(first.panels, second.panels, strict=True), 1):
        head = f"panel {index}: " if len(first.panels) > 1 else ""
        if one.cells.shape != other.cells.shape:
            told = "{}{}×{} became {}×{}".format(head, *one.cells.shape, *other.cells.shape)
            return Difference(cause="shape", told=told, silent=not other.review)
        off = list(_cells_off(one, other))
        if off:
            cause = Counter(cause for cause, *_ in off).most_common(1)[0][0]
            shown = "; ".join(told for _, told, _ in off[:3])
            told = f"{head}{len(off)} of {one.cells.value.size} cells: {shown}"
            return Difference(cause=cause, told=told, silent=any(silent for *_, silent in off))
    return Difference()


def _cells_off(one: Panel, other: Panel) -> Iterator[tuple[str, str, bool]]:
    """(cause, sentence, silent) of every cell that did not come back."""
    for a, b in zip(one.cells, other.cells, strict=True):
        place = f"({a.row}, {a.col})"
        silent = not (b.review or other.review or (other.scale is not None and other.scale.review))
        if (a.status == Status.EMPTY) != (b.status == Status.EMPTY):
            yield "masks", f"{place} {a.status} became {b.status}", silent
        elif a.value is None or b.value is None:
            if a.value != b.value:
                yield "value lost", f"{place} {a.value} became {b.value}", silent
        elif a.text_value is not None and a.status not in (Status.UNREAD,):
            if not np.isclose(a.value, b.value, rtol=1e-9, atol=1e-12):
                told = f"{place} {a.value:g} became {b.value:g} ({b.text!r}, {b.status})"
                yield "printed", told, silent
        elif not _meet(one, a.row, a.col, other):
            yield "color", f"{place} {a.value:g} became {b.value:g}", silent


def _meet(one: Panel, row: int, col: int, other: Panel) -> bool:
    """Whether what the two colors allow has a number in common."""
    if one.scale is not None and one.scale.categories is not None:
        names = [p.scale and p.scale.category(float(p.cells.value[row, col])) for p in (one, other)]
        return names[0] == names[1]
    spans = []
    for panel in (one, other):
        factor, cells = panel.format.factor, panel.cells
        low, high = (float(f[row, col]) * factor for f in (cells.color_low, cells.color_high))
        spans.append((-np.inf if np.isnan(low) else low, np.inf if np.isnan(high) else high))
    return max(spans[0][0], spans[1][0]) <= min(spans[0][1], spans[1][1]) + 1e-9


def texts_off(first: Figure, second: Figure) -> Iterator[str]:
    """Labels and titles that are other ones in the second reading; panels must correspond."""
    if not same(_text(first.title), _text(second.title)):
        yield f"figure title {_text(first.title)!r} became {_text(second.title)!r}"
    for one, other in zip(first.panels, second.panels, strict=False):
        pairs = [("title", one.title, other.title)]
        for word, a, b in (("row", one.rows, other.rows), ("column", one.columns, other.columns)):
            pairs.append((f"title of the {word}s", a.title, b.title))
            yield from _labels_off(word, a, b)
        if one.scale is not None and other.scale is not None:
            pairs.append(("label of the bar", one.scale.label, other.scale.label))
        for kind, old, new in pairs:
            if not same(_text(old), _text(new)):
                yield f"{kind} {_text(old)!r} became {_text(new)!r}"


def _labels_off(word: str, one: Axis, other: Axis) -> Iterator[str]:
    for index, (old, new) in enumerate(zip(one.names, other.names, strict=False)):
        if not same(old, new):
            yield f"{word} {index + 1} {old!r} became {new!r}"


def _text(label: Any) -> str:
    return "" if label is None else str(label.text)


def scale_off(first: Figure, second: Figure) -> str:
    """What is other in the scales: "" where nothing is."""
    for one, other in zip(first.panels, second.panels, strict=False):
        a, b = one.scale, other.scale
        if a is None or b is None:
            if a is not b:
                return f"scale {_named(a)} became {_named(b)}"
            continue
        room = _SCALE_TOLERANCE * abs(a.maximum - a.minimum)
        if abs(a.minimum - b.minimum) > room or abs(a.maximum - b.maximum) > room:
            return f"{_named(a)} became {_named(b)}"
        for field in ("norm", "colormap", "extends", "orientation", "side"):
            if getattr(a, field) != getattr(b, field):
                return f"{field} {getattr(a, field)} became {getattr(b, field)}"
    return ""


def _named(scale: ColorScale | None) -> str:
    if scale is None:
        return "none"
    return f"{scale.minimum:.6g} to {scale.maximum:.6g} ({scale.norm}, {scale.origin})"


def delta_e(first: Figure, second: Figure) -> Floats:
    """CIEDE2000 between the cells of two readings; empty where shapes differ."""
    from skimage.color import deltaE_ciede2000, rgb2lab

    found = [np.zeros(0)]
    for one, other in zip(first.panels, second.panels, strict=False):
        if one.cells.shape == other.cells.shape:
            labs = [rgb2lab(panel.cells.rgb / 255.0) for panel in (one, other)]
            far = deltaE_ciede2000(*labs)
            found.append(far[~np.isnan(far)].ravel())
    return np.concatenate(found)


def colormap_named(truth: Mapping[str, Any], figure: Figure) -> tuple[str, str | None, bool] | None:
    """(name in the truth, name that was read, whether it is that map) of the first panel that has
    a bar whose map matplotlib or cmap knows; None where there is none."""
    for raw in truth.get("panels") or [truth]:
        bar = raw.get("colorbar") or {}
        if not bar.get("present") or not raw.get("cmap") or bar.get("categories"):
            continue
        wanted = _colors(raw["cmap"])
        if wanted is None:
            continue
        scales = [panel.scale for panel in figure.panels if panel.scale is not None]
        named = scales[0].colormap if scales else None
        got = None if named is None else _colors(named)
        right = got is not None and float(np.abs(wanted - got).mean()) <= _SAME_MAP
        return str(raw["cmap"]), named, right
    return None


def _colors(name: str) -> Floats | None:
    """33 colors (0–255) of a map of matplotlib or cmap; None where neither has the name."""
    import cmap
    import matplotlib

    places = np.linspace(0.0, 1.0, 33)
    if name in matplotlib.colormaps:
        return np.asarray(matplotlib.colormaps[name](places), dtype=float)[:, :3] * 255.0
    if name.startswith(("custom:", "R:")):
        return None
    try:
        return np.asarray(cmap.Colormap(name)(places), dtype=float)[:, :3] * 255.0
    except (ValueError, TypeError):
        return None


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
    from unheat.show.render import encode

    drawn = folder / "redrawn.png"
    drawn.write_bytes(encode(first))
    second: Figure | None
    try:
        second = unheat.read(drawn)
        (folder / "second.json").write_bytes(unheat.to_json(second))
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
    )


def table(trips: Sequence[Trip]) -> str:
    """Numbers by group of figures."""
    head = ["group", "figures", "same matrix", "read right", "of these same", "same texts"]
    head += ["same scale", "silent", "ΔE2000 median, 95 %", "figures ≤ 1.5", "colormap named"]
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
