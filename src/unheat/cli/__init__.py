"""The command line: one file per command, each a thin coat over one public function.

Standard output carries the product only; errors, notes and progress go to standard error.
Heavy libraries are imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from unheat import __version__
from unheat.cli.bench import bench
from unheat.cli.describe import describe
from unheat.cli.doctor import doctor
from unheat.cli.read import read
from unheat.cli.render import render
from unheat.cli.report import report
from unheat.cli.validate import validate
from unheat.errors import ExitCode, UnheatError
from unheat.heap import keep_freed

# Files are written by `export`, which has errors of its own; what is left is the stream.
_CANNOT_WRITE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 findings, 2 usage, 3 unreadable input, 4 no heatmap, "
    "5 missing dependency, 6 cannot write, 7 some of several inputs failed, 70 bug.",
)
@click.version_option(__version__, prog_name="unheat")
def group() -> None:
    """Heatmap figures back into numbers you can trust."""


for command in (read, validate, render, describe, report, bench, doctor):
    group.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code; no exception passes."""
    try:
        result: Any = group.main(
            None if arguments is None else list(arguments),
            prog_name="unheat",
            standalone_mode=False,
        )
    except click.exceptions.NoArgsIsHelpError as problem:
        _say(problem.format_message())
        return ExitCode.USAGE
    except click.ClickException as problem:
        _say(f"unheat: {_sentence(problem.format_message())}{_where_to_look(problem)}")
        return ExitCode.USAGE
    except UnheatError as problem:
        _say(f"unheat: {_sentence(str(problem))}")
        return problem.exit_code
    except (KeyboardInterrupt, click.Abort):
        _say("unheat: interrupted.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has seen enough (`unheat … | head`); that is no error. What is
        # still buffered has nowhere to go, and must not fail again at exit.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except OSError as problem:
        if problem.errno not in _CANNOT_WRITE:
            return _bug(problem)
        _say(f"unheat: cannot write standard output: {problem.strerror}.")
        return ExitCode.CANNOT_WRITE
    except Exception as problem:  # noqa: BLE001 - the last line before the user
        return _bug(problem)
    return int(result) if isinstance(result, int) else ExitCode.DONE


def entry() -> NoReturn:
    """The console script: ``main`` on the real command line."""
    if not sys.warnoptions:
        # Warnings are for developers, and the tests turn them into errors.
        warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        # A terminal without Unicode shows "?" for "×" and does not end the program.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    keep_freed()
    sys.exit(main())


def _bug(problem: Exception) -> int:
    _say(
        f"unheat: a bug of unheat itself ({type(problem).__name__}: {_sentence(str(problem))}) "
        "stopped it; please report it with the figure."
    )
    return ExitCode.BUG


def _say(text: str) -> None:
    click.echo(text, err=True)


def _sentence(text: str) -> str:
    return " ".join(text.split())


def _where_to_look(problem: click.ClickException) -> str:
    context = getattr(problem, "ctx", None)
    return f" Try '{context.command_path} --help'." if context is not None else ""
