"""Where the bytes come from, and what they are.

The kind is decided by the first bytes. A suffix is a claim by whoever named the file;
figures saved from web pages carry the wrong one every day.
"""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass
from pathlib import Path

from unheat.errors import InputError


class Kind(enum.StrEnum):
    """Kinds that are read; the value is Pillow's name for the format, in lower case."""

    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"
    WEBP = "webp"
    GIF = "gif"
    BMP = "bmp"
    AVIF = "avif"
    PDF = "pdf"


READABLE = "PNG, JPEG, TIFF, WebP, AVIF, GIF, BMP and PDF are read"

_AVIF = frozenset({b"avif", b"avis"})
"""Brands of AVIF pictures and of series of them (AV1 Image File Format, 1.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of one input, with what to call them and what they are."""

    data: bytes
    name: str
    sha256: str
    kind: Kind


def open_source(source: str | Path | bytes, name: str | None = None) -> Source:
    """Read the bytes and recognise them; ``InputError`` says what is wrong with them."""
    if isinstance(source, bytes):
        data, shown = source, name or "the input"
    else:
        path = Path(source)
        data, shown = _read(path), name or path.name
    if not data:
        raise InputError(f"{shown} is empty (0 bytes).")
    kind = recognise(data)
    if kind is None:
        raise InputError(f"{shown} {_looks_like(data)}; {READABLE}.")
    return Source(data=data, name=shown, sha256=hashlib.sha256(data).hexdigest(), kind=kind)


def recognise(data: bytes) -> Kind | None:
    """The kind of picture or document, by its first bytes; None for anything else.

    >>> str(recognise(b"GIF89a..."))
    'gif'
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if data.startswith((b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")):
        return Kind.TIFF
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Kind.WEBP
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Kind.GIF
    # "BM" alone also begins many a text; a bitmap has its data's offset at byte 10.
    if data.startswith(b"BM") and 14 <= int.from_bytes(data[10:14], "little") < 65536:
        return Kind.BMP
    if data[4:8] == b"ftyp" and _AVIF & _brands(data):
        return Kind.AVIF
    # Readers accept a PDF whose header stands anywhere in the first kilobyte.
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    return None


def _brands(data: bytes) -> set[bytes]:
    """The brands that an ISO media file says it can be read as."""
    end = min(int.from_bytes(data[:4], "big"), 256)
    return {data[8:12], *(data[start : start + 4] for start in range(16, end, 4))}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a directory; name the figures inside it.") from None
    except PermissionError:
        # Windows reports a directory this way.
        if path.is_dir():
            raise InputError(f"{path} is a directory; name the figures inside it.") from None
        raise InputError(f"{path} may not be read: permission denied.") from None
    except (OSError, ValueError) as problem:
        raise InputError(f"{path} cannot be read: {problem}.") from None


def _looks_like(data: bytes) -> str:
    """What unknown bytes seem to be, as the rest of a sentence."""
    head = data[:512]
    if head[4:8] == b"ftyp":
        return "is a HEIC picture or a video; save it as PNG"
    if head.startswith(b"PK\x03\x04"):
        return "is a ZIP archive or an office document, not a picture"
    lowered = head.lstrip().lower()
    if b"<svg" in lowered:
        return "is an SVG drawing; save it as PNG or PDF"
    if lowered.startswith((b"<!doctype html", b"<html")):
        return "is a web page, not a picture"
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as problem:
        # A character cut in two by the end of the sample is no sign of binary data.
        if problem.start < len(head) - 4:
            return "is not a picture that can be recognised"
        text = head[: problem.start].decode("utf-8")
    if all(character.isprintable() or character.isspace() for character in text):
        return "holds text, not a picture"
    return "is not a picture that can be recognised"
