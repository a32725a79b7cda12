"""The installed command is the one that looks after warnings and streams."""

from __future__ import annotations

import tomllib
from pathlib import Path

from unheat import cli


def test_the_script_is_the_entry() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    module, function = project["project"]["scripts"]["unheat"].split(":")
    assert module == cli.__name__
    assert getattr(cli, function) is cli.entry
