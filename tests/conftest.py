"""What tests of every room may use."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Outcome:
    """What a command line left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[[str], Outcome]:
    """``run("read figure.png -q")`` through the real ``main``."""
    from unheat.cli import main

    def command(line: str) -> Outcome:
        capfd.readouterr()
        code = main(shlex.split(line))
        captured = capfd.readouterr()
        return Outcome(int(code), captured.out, captured.err)

    return command
