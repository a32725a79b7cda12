"""Read and score figures in worker processes, so that no figure can stop a run.

A worker that dies takes one figure with it, and one that exceeds the limit is ended; both
are scored as what they are, and a fresh worker goes on. Workers are spawned, not forked:
forking a process that has started threads may deadlock, and results must not depend on
what the parent had loaded.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from unheat.bench.score import FigureScore, score
from unheat.bench.truth import load_truth
from unheat.heap import keep_freed
from unheat.model import Figure
from unheat.options import LoadOptions, ReadOptions

Reader = Callable[[Path, ReadOptions], Figure]
"""What is measured: usually ``unheat.pipeline.read``."""

Look = Callable[[Figure, Path, ReadOptions], Figure]
"""A last look over a figure and its picture, of which the time does not count as reading."""


def read_all(
    truths: Sequence[Path],
    *,
    jobs: int,
    limit_seconds: float,
    read: Reader | None = None,
) -> Iterator[tuple[Path, FigureScore]]:
    """Yield (truth file, score) as they are done; ``read`` must be importable by name."""
    waiting = deque(truths)
    workers = [_Worker.start(read) for _ in range(min(jobs, len(waiting)))]
    try:
        while waiting or any(worker.task for worker in workers):
            for i, worker in enumerate(workers):
                if worker.task is None and waiting:
                    workers[i] = worker.give(waiting.popleft())
            ready = wait([worker.channel for worker in workers if worker.task], timeout=0.5)
            for i, worker in enumerate(workers):
                if worker.task is None:
                    continue
                result = _result(worker, worker.channel in ready, limit_seconds)
                if result is None:
                    continue
                yield worker.task, result
                broken = result.outcome == "timeout" or not worker.process.is_alive()
                workers[i] = _Worker.start(read) if broken else replace(worker, task=None)
    finally:
        for worker in workers:
            worker.end()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Worker:
    """A process, the channel to it, and the figure that it is at."""

    process: BaseProcess
    channel: Connection[Any, Any]
    task: Path | None = None
    since: float = 0.0

    @classmethod
    def start(cls, read: Reader | None) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, read), daemon=True)
        process.start()
        theirs.close()
        return cls(process=process, channel=ours)

    def give(self, task: Path) -> _Worker:
        self.channel.send(task)
        return replace(self, task=task, since=time.monotonic())

    def end(self) -> None:
        self.process.terminate()
        self.process.join(timeout=5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.channel.close()


def _result(worker: _Worker, ready: bool, limit_seconds: float) -> FigureScore | None:
    """The score of a worker's figure, None while it is at it."""
    if worker.task is None:
        raise ValueError("an idle worker has no result")
    seconds = time.monotonic() - worker.since
    if ready:
        try:
            received: FigureScore = worker.channel.recv()
        except (EOFError, ConnectionError):
            worker.process.join(timeout=5)
            died = RuntimeError(f"the process ended with exit code {worker.process.exitcode}")
            worker.channel.close()
            return score(died, load_truth(worker.task) or {}, seconds=seconds)
        return received
    if seconds <= limit_seconds:
        return None
    worker.end()
    late = TimeoutError(f"no answer within {limit_seconds:g} s")
    return score(late, load_truth(worker.task) or {}, seconds=seconds)


def _work(channel: Connection[Any, Any], read: Reader | None) -> None:
    """The life of a worker: take a truth file, read its figure, send the score."""
    keep_freed()
    look: Look | None = None
    if read is None:
        from unheat.pipeline import read as pipeline_read

        read, look = pipeline_read, as_written
    while True:
        try:
            path: Path = channel.recv()
        except EOFError:
            return
        channel.send(score_file(path, read, look))


def as_written(figure: Figure, path: Path, options: ReadOptions) -> Figure:
    """The figure as the command line writes it: with the doubts of print that nothing explains."""
    from unheat.load import load
    from unheat.show.explain import with_explanation

    return with_explanation(figure, load(path, options.load))[0]


def score_file(path: Path, read: Reader, look: Look | None = None) -> FigureScore:
    """Read the figure of one truth file and score it; whatever is raised is scored."""
    truth = load_truth(path)
    if truth is None:
        raise ValueError(f"{path} is not a truth file")
    page = truth.get("page")
    options = ReadOptions(load=LoadOptions(page=page)) if page else ReadOptions()
    source = path.with_name(truth["image"])
    started = time.perf_counter()
    seconds = None
    answer: Figure | Exception
    try:
        answer = read(source, options)
        seconds = time.perf_counter() - started
        answer = answer if look is None else look(answer, source, options)
    except Exception as error:  # noqa: BLE001 - crashes of the reader are what is measured
        answer = error
    return score(answer, truth, seconds=seconds or time.perf_counter() - started)
