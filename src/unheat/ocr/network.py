"""What both recognition networks need: a session of onnxruntime, and batches of like width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import onnxruntime

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


def batches_of(indices: Sequence[int], widths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Runs of up to ``most`` lines of similar width: all of a batch are padded to its widest.

    ``widths`` ascend.
    """
    batch: list[int] = []
    least = 0
    for index, width in zip(indices, widths, strict=True):
        if batch and (len(batch) == most or width > _WIDER * least):
            yield batch
            batch = []
        if not batch:
            least = width
        batch.append(index)
    if batch:
        yield batch
