"""The figures that transcriptions are typed of: drawn by a seed, or development figures."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import unheat
from unheat.bench.corpus import draw, recipe
from unheat.bench.perfect import perfect
from unheat.bench.run import find
from unheat.bench.truth import PanelTruth, load_truth, panels
from unheat.errors import UnheatError
from unheat.model import Figure
from unheat.options import LoadOptions, ReadOptions

Item = tuple[str, dict[str, Any], Figure]


def drawn(seed: int, count: int, *, read: bool, records: Path | None) -> Iterator[Item]:
    """(name, truth, figure) of a seed: a flawless reading, or with ``read`` that of the picture.

    Only figures whose rows and columns all have names of their own count.
    """
    index = found = 0
    while found < count:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            drawing = draw(recipe(seed, index))
        index += 1
        truth = drawing.truth
        if not _can_be_typed(panels(truth)[0]):
            continue
        found += 1
        if not read:
            yield truth["id"], truth, perfect(truth)
            continue
        figure = _read(drawing, records)
        if figure is not None:
            yield truth["id"], truth, figure


def developed(folders: Sequence[Path], records: Path | None) -> Iterator[Item]:
    """(name, truth, figure) of figures with truth in folders that hold one heatmap each.

    ``records`` keeps what was read, where ``round_trip.py --output`` keeps it too.
    """
    for path in (path for folder in folders for path in find(folder)):
        truth = load_truth(path)
        if truth is None or truth.get("negative") or len(panels(truth)) != 1:
            continue
        if not _can_be_typed(panels(truth)[0]):
            continue
        kept = None if records is None else records / f"{path.parent.name}-{path.stem}"
        figure = _read_file(path, truth, kept)
        if figure is not None:
            yield path.stem, dict(truth), figure


def _can_be_typed(panel: PanelTruth) -> bool:
    if any(None in axis or len(set(axis)) < len(axis) for axis in (panel.rows, panel.columns)):
        return False
    return bool(panel.drawn.any()) or panel.bar.known


def _read(drawing: Any, records: Path | None) -> Figure | None:
    kept = None if records is None else records / f"{drawing.truth['id']}.json"
    if kept is not None and kept.is_file():
        return unheat.from_json(kept.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        drawing.save(Path(folder))
        try:
            figure = unheat.read(Path(folder) / drawing.truth["image"])
        except UnheatError as error:
            print(f"{drawing.truth['id']} was not read: {error}")
            return None
    _keep(figure, kept)
    return figure


def _read_file(path: Path, truth: Any, folder: Path | None) -> Figure | None:
    kept = None if folder is None else folder / "first.json"
    if kept is not None and kept.is_file():
        return unheat.from_json(kept.read_bytes())
    page = truth.get("page")
    options = ReadOptions(load=LoadOptions(page=page)) if page else ReadOptions()
    try:
        figure = unheat.read(path.with_name(truth["image"]), options)
    except UnheatError as error:
        print(f"{path.stem} was not read: {error}")
        return None
    _keep(figure, kept)
    return figure


def _keep(figure: Figure, kept: Path | None) -> None:
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(unheat.to_json(figure))
