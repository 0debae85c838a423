"""The command line `lingding`."""

from __future__ import annotations

import os
import sys

import typer
from typer.exceptions import TyperException

from graph.errors import GraphError
from lingding.commands.ask import cypher, query
from lingding.commands.build import build
from lingding.commands.cluster import load, pack
from lingding.commands.correct import correct
from lingding.commands.difference import diff, rebuild
from lingding.commands.evaluate import evaluate
from lingding.commands.export import export
from lingding.commands.extract import extract
from lingding.commands.keep import articles, check, remove
from lingding.commands.prompts import prompts
from lingding.commands.question import ask
from lingding.commands.serve import serve
from lingding.output import tell

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Read Chinese news on regional cooperation into a graph, and ask it.",
)
for command in (
    build,
    extract,
    prompts,
    ask,
    query,
    cypher,
    check,
    articles,
    remove,
    correct,
    rebuild,
    diff,
    pack,
    load,
    evaluate,
    export,
    serve,
):
    app.command()(command)


def main() -> None:
    """Run the command line; every mistake of the user is one line and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = app(standalone_mode=False)
    except TyperException as error:
        status = _usage(error)
    except GraphError as error:
        tell([str(error)])
        status = 2
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except OSError as error:
        tell([f"{error.filename}: {error.strerror}" if error.filename else str(error)])
        status = 2
    except KeyboardInterrupt:
        tell(["stopped; what was read until now is kept"])
        status = 130
    sys.exit(status or 0)


def _usage(error: TyperException) -> int:
    """Say what is wrong with the command line; called with nothing, show the help."""
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(str(error))
        return 2
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "lingding"
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    tell([f"{message}; see {path} --help"])
    return 2
