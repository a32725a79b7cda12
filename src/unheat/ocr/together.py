"""Work side by side, where the machine has more than one core to spare."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

_MOST = 4
"""Parts at most; more engines than that wait for each other's memory."""


def parts_of(count: int, least: int) -> list[slice]:
    """``count`` items cut into as many slices as there are cores, none of less than ``least``."""
    parts = max(1, min(_cores(), _MOST, count // least))
    edges = [round(number * count / parts) for number in range(parts + 1)]
    return [slice(start, stop) for start, stop in itertools.pairwise(edges)]


def together(act: Callable[[Part], Result], parts: Sequence[Part]) -> list[Result]:
    """``act`` on every part at the same time; results in order, the first error is raised.

    Threads do: engines run in processes of their own or release the interpreter's lock.
    """
    if len(parts) == 1:
        return [act(parts[0])]
    with ThreadPoolExecutor(len(parts)) as pool:
        return list(pool.map(act, parts))


def beside(act: Callable[[], Result]) -> Future[Result]:
    """``act`` on a thread of its own; its result, or its error, when it is asked for."""
    pool = ThreadPoolExecutor(1)
    result = pool.submit(act)
    pool.shutdown(wait=False)
    return result


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
