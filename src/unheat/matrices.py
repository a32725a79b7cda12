"""Matrices are multiplied in one thread while a figure is read.

They are small, and the other cores belong to the readers. OpenBLAS, which comes with numpy,
shares every product out to all cores, and its threads then turn in circles for the next one: more
time than the products take. In one thread a sum does not depend on the number of cores, either.
"""

from __future__ import annotations

import ctypes
import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

_lock = threading.Lock()
_readers: list[int] = []
"""How many threads there were before, for everyone who reads just now."""


@contextmanager
def in_one_thread() -> Iterator[None]:
    """Within it numpy's matrices are multiplied in one thread; the last to leave puts it back.

    Where numpy has another library than OpenBLAS nothing happens.
    """
    library = _openblas()
    if library is None:
        yield
        return
    with _lock:
        # Whoever comes while another one reads finds one thread, and leaves it at that.
        _readers.append(_readers[0] if _readers else library.threads())
        library.set_threads(1)
    try:
        yield
    finally:
        with _lock:
            before = _readers.pop()
            if not _readers:
                library.set_threads(before)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Library:
    threads: Callable[[], int]
    set_threads: Callable[[int], None]


@cache
def _openblas() -> _Library | None:
    """The library that numpy's wheel carries and has loaded; None where there is none."""
    package = Path(np.__file__).parent
    places = package.parent / "numpy.libs", package / ".dylibs", package / ".libs"
    for path in itertools.chain.from_iterable(sorted(place.glob("*openblas*")) for place in places):
        try:
            loaded = ctypes.CDLL(str(path))
        except OSError:
            continue
        for prefix, suffix in itertools.product(("scipy_", ""), ("64_", "")):
            read, write = (
                getattr(loaded, f"{prefix}openblas_{verb}_num_threads{suffix}", None)
                for verb in ("get", "set")
            )
            if read is not None and write is not None:
                read.restype, write.argtypes, write.restype = ctypes.c_int, [ctypes.c_int], None
                return _Library(threads=read, set_threads=write)
    return None
