"""What the README shows is what happens."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Outcome

README = Path("README.md").read_text()


def test_the_output_in_the_readme_is_true(run: Callable[[str], Outcome], tmp_path: Path) -> None:
    (shown,) = re.findall(r"\$ \.venv/bin/unheat (read \S+)\n(.*?)```", README, re.DOTALL)
    outcome = run(f"{shown[0]} -o {tmp_path}")
    assert outcome.out.replace(tmp_path.as_posix(), "output") == shown[1]


def test_the_library_in_five_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len([line for line in code.splitlines() if line]) == 5
    (tmp_path / "fixtures").symlink_to(Path("fixtures").resolve())
    monkeypatch.chdir(tmp_path)
    exec(code, {})
    assert (tmp_path / "corrected.png").read_bytes().startswith(b"\x89PNG")


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert links
    assert [link for link in links if not Path(link).exists()] == []
