"""What a process that reads figures gives back of its memory: nothing until it ends.

The C library hands every large array back to the system when it is freed, and the system clears
each page of the next one again. A picture of ten megapixels is gone over a hundred times, in arrays
as large as it is, and a sixth of the time went into clearing them.
"""

from __future__ import annotations

import ctypes

_TRIM, _MAP = -1, -3
"""glibc's numbers for the free memory from which it gives some back, and for the size from which
memory has a map of its own, which goes back as soon as it is freed (``mallopt(3)``)."""

_MOST = 1 << 30
"""Bytes of free memory that are kept."""

_OLD_MOST = 1 << 25
"""The largest size that older versions take for what has a map of its own."""


def keep_freed() -> bool:
    """Keep what is freed for the next array; False where the C library cannot be asked to.

    For processes that are ours: a library leaves the memory of its host alone.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        # No glibc: other systems have their own ways, and other costs.
        return False
    mapped = any(mallopt(_MAP, size) for size in (_MOST, _OLD_MOST))
    return bool(mallopt(_TRIM, _MOST)) and mapped
