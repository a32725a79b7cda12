"""Where a transcription comes from: a path, bytes or text; and its encoding."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from unheat.errors import InputError

_SUFFIXES = (".csv", ".tsv", ".txt", ".md", ".json", ".xlsx", ".xls", ".ods", ".dat")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def bytes_of(source: str | Path | bytes, name: str | None) -> tuple[bytes | str, str]:
    """The content (text as it is where text was given) and what to call it.

    Raises InputError where there is no such file or it cannot be read.
    """
    if isinstance(source, bytes):
        return source, name or "the transcription"
    if isinstance(source, str):
        if not source.strip() or "\n" in source:
            return source, name or "the transcription"
        with contextlib.suppress(OSError, ValueError):
            if Path(source).exists():
                return bytes_of(Path(source), name)
        if not _looks_like_path(source):
            return source, name or "the transcription"
        raise InputError(f"there is no file {source}")
    name = name or str(source)
    try:
        return source.read_bytes(), name
    except FileNotFoundError:
        raise InputError(f"there is no file {source}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise InputError(f"cannot read {source}: {reason or error}") from None


def decode(data: bytes, name: str) -> str:
    """Text of UTF-8 (with or without a mark), UTF-16 with its mark, or Windows-1252.

    Raises InputError for what is no text.
    """
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4096]:
        raise InputError(
            f"{name} is neither text nor a workbook; save the table as CSV, XLSX or plain text"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _looks_like_path(text: str) -> bool:
    named = text.lower().endswith(_SUFFIXES) and ":" not in text
    return named or (os.sep in text and " " not in text and "." in text.rpartition(os.sep)[2])
