"""What both recognition networks need: a session of onnxruntime, and batches of like width."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

from unheat.ocr.together import most_parts, shared_out, together

if TYPE_CHECKING:
    import onnxruntime

Line = npt.NDArray[np.uint8]
Table = npt.NDArray[np.float32]
Told = TypeVar("Told")

# A line this much wider than the first of its batch begins another.
_WIDER = 1.15


def load_network(path: Path) -> onnxruntime.InferenceSession:
    """A network, ready to run in one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread is faster than two on lines this small; severity 4 keeps it silent.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(
        str(path), sess_options=options, providers=["CPUExecutionProvider"]
    )


def at_height(line: Line, height_px: int) -> Line:
    """A line as tall as a network wants it."""
    import cv2

    if line.shape[0] == height_px:
        return line
    size = line.shape[1], height_px
    return np.asarray(cv2.resize(line, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def read_lines(
    lines: Sequence[Line | None],
    most: int,
    likelihoods: Callable[[list[Line]], Table],
    tell: Callable[[Table, list[Line]], list[Told]],
) -> dict[int, Told]:
    """What a network tells of every line that is not None, by its number.

    ``likelihoods`` gives those of up to ``most`` lines of like width at once, as (lines, steps,
    classes); ``tell`` makes of these what is kept of each line. Batches are read side by side.
    """
    inked = [(index, line) for index, line in enumerate(lines) if line is not None]
    inked.sort(key=lambda item: (item[1].shape[1], item[0]))
    batches = list(_batches(inked, most))
    found: dict[int, Told] = {}

    def read_batches(share: Sequence[int]) -> None:
        for batch in (batches[number] for number in share):
            several = [line for _, line in batch]
            told = tell(likelihoods(several), several)
            found.update(zip((index for index, _ in batch), told, strict=True))

    # A network takes as long as its input is large; of three lines the widest is read beside both
    # of the others, and not after one of them.
    sizes = [len(batch) * batch[-1][1].shape[1] for batch in batches]
    together(read_batches, shared_out(sizes, most_parts()) if batches else [])
    return found


def _batches(lines: Sequence[tuple[int, Line]], most: int) -> Iterator[list[tuple[int, Line]]]:
    """Runs of up to ``most`` lines of similar width: all of a batch are padded to its widest.

    ``lines``, with their numbers, ascend in width.
    """
    batch: list[tuple[int, Line]] = []
    for item in lines:
        width = item[1].shape[1]
        if batch and (len(batch) == most or width > _WIDER * batch[0][1].shape[1]):
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch
