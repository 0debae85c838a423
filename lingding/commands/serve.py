"""`lingding serve`: the page of the graph, live on this machine."""

from __future__ import annotations

import secrets
import socket
from typing import Annotated

import typer

from lingding.options import DEFAULT_STORE, CorpusOption, StoreOption


def serve(
    store: StoreOption = DEFAULT_STORE,
    corpus: CorpusOption = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = 8765,
    host: Annotated[
        str, typer.Option(help="Another address lets other machines in: whoever has the link.")
    ] = "127.0.0.1",
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Show the graph as a live page: ask it, and see what would be read in an article.

    The address that is printed holds a token; without it nobody gets an answer. Ctrl-C ends it.

    Example: lingding serve --store lingding-store
    """
    import uvicorn

    from graph.archive import Archive
    from lingding.output import tell
    from lingding.progress import track
    from lingding.serve.app import application
    from lingding.serve.guard import is_loopback

    archive = Archive(store, corpus=corpus, track=track)
    try:
        listening = socket.create_server((host, port), family=_family(host))
    except OSError as error:
        raise OSError(
            error.errno, f"{error.strerror}; choose another --port", f"{host}:{port}"
        ) from error
    port = listening.getsockname()[1]
    if not is_loopback(host):
        tell([f"warning: {host} can be reached from other machines, unencrypted; who has the "
              "link reads the whole graph"])  # fmt: skip
    token = secrets.token_urlsafe(24)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/?token={token}"
    print(f"Lingding is at {address}", flush=True)
    if open_:
        import webbrowser

        webbrowser.open(address)
    config = uvicorn.Config(
        application(archive, token, shown, port),
        log_level="warning",
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=3,
    )
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
