"""Whatever is wrong with the input: one clear sentence, the right code, nothing left behind."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.conftest import Outcome

Run = Callable[[str], Outcome]


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((80, 60), 90).convert("RGB").save(buffer, format="PNG")
    return buffer.getvalue()


def bomb(side: int) -> bytes:
    """A PNG of ``side`` × ``side`` black pixels: 900 million of them in 110 kB."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = bytes(1 + (side + 7) // 8)
    pixels = b"".join(packer.compress(row * 1000) for _ in range(side // 1000)) + packer.flush()
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"a,b\n1,2\n", "holds text, not a picture"),
        (picture()[:900], "is damaged or cut off"),
        (b"%PDF-1.4\n", "damaged or cut off PDF"),
    ],
    ids=["empty", "text", "truncated", "pdf"],
)
def test_unreadable_files(run: Run, tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "figure.png"
    path.write_bytes(data)
    outcome = run(f"read {path} -o {tmp_path / 'out'}")
    assert outcome.code == 3
    assert words in outcome.err
    assert outcome.err.startswith("unheat: ")
    assert outcome.err.count("\n") == 1
    assert outcome.out == ""
    assert not (tmp_path / "out").exists()


def test_a_bomb_is_refused_before_it_is_decoded(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(bomb(30_000))
    outcome = run(f"read {path} -o {tmp_path / 'out'}")
    assert outcome.code == 3
    assert "30000 × 30000 = 900,000,000 pixels" in outcome.err
    assert "--max-pixels 900000000" in outcome.err
    assert not (tmp_path / "out").exists()


def test_missing_files_and_directories(run: Run, tmp_path: Path) -> None:
    missing = run(f"read {tmp_path / 'nothing.png'}")
    assert (missing.code, "There is no file" in missing.err) == (3, True)
    directory = run(f"read {tmp_path}")
    assert (directory.code, "is a directory" in directory.err) == (3, True)


def test_the_output_has_a_file_for_a_parent(run: Run, tmp_path: Path) -> None:
    from tests.unit.show.factory import founding

    from unheat.model.record import to_json

    (tmp_path / "figure.json").write_bytes(to_json(founding()))
    (tmp_path / "file").write_text("in the way")
    outcome = run(f"render {tmp_path / 'figure.json'} -o {tmp_path / 'file' / 'redrawn.png'}")
    assert outcome.code == 6
    assert "is a file, not a folder" in outcome.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["figure.json", "file"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("read", "Missing argument"),
        ("read fig.png --box 1,2,3", "is no box"),
        ("read fig.png --box 9,9,1,1", "is no box"),
        ("read fig.png --tick 4", "is no tick"),
        ("read fig.png --vmin 3 --vmax 2", "--vmin must be below --vmax"),
        ("read fig.png --rows 0", "--rows"),
        ("read fig.png -f xml", "xml"),
        ("nonsense", "nonsense"),
        ("render", "Missing argument"),
    ],
)
def test_usage_errors(run: Run, line: str, words: str) -> None:
    outcome = run(line)
    assert outcome.code == 2
    assert words in outcome.err
    assert outcome.out == ""
    assert "Traceback" not in outcome.err


def test_pages_of_a_picture(run: Run, tmp_path: Path) -> None:
    (tmp_path / "figure.png").write_bytes(picture())
    outcome = run(f"read {tmp_path / 'figure.png'} --pages 2")
    assert outcome.code == 2
    assert "has one page" in outcome.err


def test_a_record_that_is_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "figure.json").write_text('{"schema": "unheat/figure/1"}')
    outcome = run(f"render {tmp_path}")
    assert outcome.code == 3
    assert "$" in outcome.err


def test_a_bug_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(data: bytes) -> None:
        raise RuntimeError("the cause")

    monkeypatch.setattr("unheat.model.record.from_json", broken)
    (tmp_path / "figure.json").write_text("{}")
    outcome = run(f"render {tmp_path}")
    assert outcome.code == 70
    assert "RuntimeError: the cause" in outcome.err
    assert outcome.err.count("\n") == 1


def test_an_interrupt_is_no_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupted(data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("unheat.model.record.from_json", interrupted)
    (tmp_path / "figure.json").write_text("{}")
    outcome = run(f"render {tmp_path}")
    assert (outcome.code, outcome.err.strip()) == (130, "unheat: interrupted.")


def test_where_no_heatmap_is_the_picture_is_loaded_and_looked_at_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import unheat.detect
    import unheat.load
    import unheat.pipeline

    path = tmp_path / "noise.png"
    path.write_bytes(picture())
    looks: list[str] = []

    def counted(module: Any, name: str) -> None:
        whole = getattr(module, name)

        def count(*given: Any, **named: Any) -> Any:
            looks.append(name)
            return whole(*given, **named)

        monkeypatch.setattr(module, name, count)

    for module in (unheat.detect, unheat.pipeline):
        counted(module, "detect")
    for module in (unheat.load, unheat.pipeline):
        counted(module, "load")
    outcome = run(f"read {path} -o {tmp_path / 'out'}")
    assert outcome.code == 4
    assert (tmp_path / "out" / "noise" / "overlay.png").exists()
    assert sorted(looks) == ["detect", "load"]
