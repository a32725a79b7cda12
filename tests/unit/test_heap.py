"""Memory that is freed is kept for the next array."""

from __future__ import annotations

import subprocess
import sys

import pytest

_FAULTS = """
import resource, sys
import numpy as np
from unheat.heap import keep_freed

def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(10):
        np.ones(2_000_000)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

usual = faults()
if not keep_freed():
    sys.exit("no glibc")
faults()
print(usual, faults())
"""


def test_arrays_are_not_fetched_from_the_system_again() -> None:
    # In a process of its own: nothing is asked of this one's memory.
    done = subprocess.run([sys.executable, "-c", _FAULTS], capture_output=True, text=True)
    if "no glibc" in done.stderr:
        pytest.skip("the C library has no mallopt")
    usual, kept = map(int, done.stdout.split())
    assert kept < usual / 4
