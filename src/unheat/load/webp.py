"""The quality a lossy WebP was saved at, from the header of its VP8 frame.

RFC 6386, section 9: the header is coded as the rest of the frame is, bit by bit at even odds, and
holds the index of the quantizer behind what it says of segments and loop filters. libwebp computes
that index from the quality that was asked for, and takes a coarser one for drawn figures: these
are harmed as much as by a JPEG of the quality that the index stands for (40 and 28, 80 and 77).
"""

from __future__ import annotations

_START_CODE = b"\x9d\x01\x2a"
_HEADER = 10
"""Bytes before the coded part: the tag of the frame, the start code and its size."""

_SEGMENTS, _FILTERS = 4, 8
_LARGEST_INDEX = 127


def frame_of(data: bytes) -> bytes | None:
    """The VP8 frame of a WebP file; None where its pixels are lossless, or it holds none.

    In an extended or animated file the frame stands after other chunks; animations nest theirs.
    """
    position = 12
    while position + 8 <= len(data):
        name, start = data[position : position + 4], position + 8
        size = int.from_bytes(data[position + 4 : start], "little")
        if name == b"VP8 ":
            return data[start : start + size]
        if name == b"VP8L":
            return None
        # An animation frame has 16 bytes of its own before its chunks.
        position = start + (16 if name == b"ANMF" else size + size % 2)
    return None


def quality_of_frame(frame: bytes) -> float | None:
    """The quality, 0 to 100, that the quantizer of a frame stands for; None where the frame is
    damaged or no key frame."""
    if len(frame) <= _HEADER or frame[3:6] != _START_CODE or frame[0] & 1:
        return None
    index = _quantizer(_Bits(frame[_HEADER:]))
    # libwebp, QualityToCompression: a cube root over a line that is steeper from 75 on.
    line = (1.0 - index / _LARGEST_INDEX) ** 3
    return 100.0 * (1.5 * line if line < 0.5 else (line + 1.0) / 2.0)


def _quantizer(bits: _Bits) -> int:
    """The index of the quantizer, 0 to 127."""
    bits.number(2)
    if bits.flag():
        map_follows, values_follow = bits.flag(), bits.flag()
        if values_follow:
            bits.flag()
            for width in (7,) * _SEGMENTS + (6,) * _SEGMENTS:
                bits.skip_optional(width + 1)
        if map_follows:
            for _ in range(_SEGMENTS - 1):
                bits.skip_optional(8)
    bits.number(1 + 6 + 3)
    if bits.flag() and bits.flag():
        for _ in range(_FILTERS):
            bits.skip_optional(6 + 1)
    bits.number(2)
    return bits.number(7)


class _Bits:
    """The boolean decoder of RFC 6386, section 7.3, at even odds; zeros beyond the end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._next = 2
        self._value = int.from_bytes(data[:2].ljust(2, b"\0"), "big")
        self._range, self._shifted = 255, 0

    def flag(self) -> bool:
        split = 1 + (((self._range - 1) * 128) >> 8)
        big = split << 8
        found = self._value >= big
        if found:
            self._range -= split
            self._value -= big
        else:
            self._range = split
        while self._range < 128:
            self._value <<= 1
            self._range <<= 1
            self._shifted += 1
            if self._shifted == 8:
                self._shifted = 0
                if self._next < len(self._data):
                    self._value |= self._data[self._next]
                self._next += 1
        return found

    def number(self, width: int) -> int:
        """A number of so many bits, the largest first."""
        found = 0
        for _ in range(width):
            found = 2 * found + self.flag()
        return found

    def skip_optional(self, width: int) -> None:
        """What stands there only where a flag says so."""
        if self.flag():
            self.number(width)
