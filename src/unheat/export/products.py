"""A folder of products, written whole or not at all.

Everything is first written into a temporary folder beside the target and then renamed
into place, so that neither a full disk nor a crash leaves half a matrix behind. Pictures
come from the caller as functions that write to a path, since drawing is another room's.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from unheat.errors import OutputError
from unheat.export.formats import delimited
from unheat.export.table import cell_rows, matrix_rows, status_rows
from unheat.model.figure import Figure
from unheat.model.record import to_json

Draw = Callable[[Path], object]
"""Writes one picture to the path that it is given."""

WORKBOOK = "figure.xlsx"

# What an earlier reading may have left and this one need not write.
_OCCASIONAL = re.compile(rf"(matrix|status)-\d+\.csv|{re.escape(WORKBOOK)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written: all files, and which of them replaced or removed older ones."""

    folder: Path
    files: tuple[Path, ...]
    replaced: tuple[Path, ...]
    removed: tuple[Path, ...]


def write_products(
    figure: Figure, folder: str | Path, *, drawings: Mapping[str, Draw] | None = None
) -> Written:
    """Write the tables, the record and the ``drawings`` (file name → function) of a figure.

    Further panels get numbered files (matrix-2.csv, status-2.csv). Numbered files of an
    earlier reading that had more panels are removed, and so is its workbook where this one
    writes none: they would pass for this one's.
    Raises ``OutputError``; then nothing has been written.
    """
    target = Path(folder)
    with _writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _scratch(target) as scratch:
            for name, data in _tables(figure):
                (scratch / name).write_bytes(data)
            for name, draw in (drawings or {}).items():
                draw(scratch / name)
            return _move(scratch, target)


def write_bytes(data: bytes, path: str | Path) -> bool:
    """Write one file whole or not at all; whether an older one was replaced."""
    target = Path(path)
    with _writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _scratch(target) as scratch:
            (scratch / target.name).write_bytes(data)
            replaced = target.exists()
            (scratch / target.name).replace(target)
            return replaced


def _tables(figure: Figure) -> Iterator[tuple[str, bytes]]:
    for number, panel in enumerate(figure.panels, start=1):
        suffix = "" if number == 1 else f"-{number}"
        yield f"matrix{suffix}.csv", delimited(matrix_rows(panel))
        yield f"status{suffix}.csv", delimited(status_rows(panel))
    yield "cells.csv", delimited(cell_rows(figure))
    yield "figure.json", to_json(figure)


def _move(scratch: Path, target: Path) -> Written:
    names = sorted(path.name for path in scratch.iterdir())
    replaced = [name for name in names if (target / name).exists()]
    stale: list[str] = []
    if target.exists():
        # Only in a folder that a record marks as ours.
        if (target / "figure.json").exists():
            stale = sorted(
                path.name
                for path in target.iterdir()
                if _OCCASIONAL.fullmatch(path.name) and path.name not in names
            )
        for name in names:
            (scratch / name).replace(target / name)
        for name in stale:
            (target / name).unlink()
    else:
        # mkdtemp makes folders private; products are as public as any new folder.
        scratch.chmod(0o777 & ~_umask())
        scratch.rename(target)
    return Written(
        folder=target,
        files=tuple(target / name for name in names),
        replaced=tuple(target / name for name in replaced),
        removed=tuple(target / name for name in stale),
    )


@contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    """A temporary folder on the target's own file system, gone afterwards whatever happens."""
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except (FileExistsError, NotADirectoryError):
        blocker = next(
            (p for p in (target, *target.parents) if p.exists() and not p.is_dir()), target
        )
        raise OutputError(f"Cannot write to {target}: {blocker} is a file, not a folder.") from None
    except PermissionError:
        raise OutputError(f"Cannot write to {target}: permission denied.") from None
    except OSError as problem:
        raise OutputError(f"Cannot write to {target}: {problem.strerror or problem}.") from None


def _umask() -> int:
    # There is no way to read it without setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
