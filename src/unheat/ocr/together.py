"""Work side by side, where the machine has more than one core to spare."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

_MOST = 4
"""Parts at most; more engines than that wait for each other's memory."""


def most_parts() -> int:
    """Parts at most that work side by side on this machine."""
    return max(1, min(_cores(), _MOST))


def shared_out(weights: Sequence[float], parts: int) -> list[list[int]]:
    """Numbers of the items in up to ``parts`` shares of like weight, each ascending, none empty.

    The heaviest come first, each to the share that has least.
    """
    parts = max(1, min(parts, len(weights)))
    shares: list[list[int]] = [[] for _ in range(parts)]
    loads = [0.0] * parts
    for index in sorted(range(len(weights)), key=lambda index: (-weights[index], index)):
        least = loads.index(min(loads))
        shares[least].append(index)
        loads[least] += weights[index]
    return [sorted(share) for share in shares if share]


def together(act: Callable[[Part], Result], parts: Sequence[Part]) -> list[Result]:
    """``act`` on every part at the same time; results in order, the first error is raised.

    Threads do: engines run in processes of their own or release the interpreter's lock.
    """
    if len(parts) <= 1:
        return [act(part) for part in parts]
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
