"""The server's addresses, each with what it gives."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from extraction.reading import UnreadableError
from graph.archive import Archive
from graph.errors import GraphError
from graph.export import font
from graph.export.html import FONT, SCRIPTS, asset, frame, wrap
from lingding.serve.answers import LARGEST, Answers
from lingding.serve.guard import Guard

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
_FACE = f'@font-face{{font-family:"{FONT}";src:url(/font.otf) format("opentype")}}\n'

# what the live page adds to the scripts of the exported one, in order
_LIVE = ("server.js", "ask.js", "plainly.js", "read.js", "review.js", "live.js")

Endpoint = Callable[[Request], Awaitable[Response]]


def application(archive: Archive, token: str, host: str, port: int) -> Starlette:
    """The application that answers from an archive, to who has the token."""
    answers = Answers(archive)

    async def graph(request: Request) -> Any:
        return await run_in_threadpool(answers.graph, dict(request.query_params))

    async def version(request: Request) -> Any:
        return await run_in_threadpool(answers.version)

    async def review(request: Request) -> Any:
        return await run_in_threadpool(answers.review)

    async def words(request: Request) -> Any:
        return answers.words()

    async def cypher(request: Request) -> Any:
        asked = await _asked(request, "text")
        return await run_in_threadpool(answers.cypher, asked["text"], _parameters(asked))

    async def query(request: Request) -> Any:
        asked = await _asked(request, "name")
        return await run_in_threadpool(answers.query, asked["name"], _parameters(asked))

    async def ask(request: Request) -> Any:
        asked = await _asked(request, "text")
        return await run_in_threadpool(answers.ask, asked["text"])

    async def write(request: Request) -> Any:
        asked = await _asked(request, "text")
        return await run_in_threadpool(answers.write, asked["text"])

    async def correct(request: Request) -> Any:
        asked = await _asked(request, "verb")
        return await run_in_threadpool(answers.correct, asked)

    async def extract(request: Request) -> Any:
        data = await _body(request)
        name = request.query_params.get("name", "")
        return await run_in_threadpool(answers.extract, data, name)

    routes = [
        Route("/", _page),
        Route("/page.js", _script),
        Route("/page.css", _style),
        Route("/font.otf", _font),
        Route("/api/graph", _plainly(graph)),
        Route("/api/version", _plainly(version)),
        Route("/api/review", _plainly(review)),
        Route("/api/words", _plainly(words)),
        Route("/api/cypher", _plainly(cypher), methods=["POST"]),
        Route("/api/query", _plainly(query), methods=["POST"]),
        Route("/api/ask", _plainly(ask), methods=["POST"]),
        Route("/api/write", _plainly(write), methods=["POST"]),
        Route("/api/correct", _plainly(correct), methods=["POST"]),
        Route("/api/extract", _plainly(extract), methods=["POST"]),
    ]
    guard = Middleware(Guard, token=token, host=host, port=port)
    return Starlette(routes=routes, middleware=[guard])


def _plainly(answer: Callable[[Request], Awaitable[Any]]) -> Endpoint:
    """An endpoint that gives JSON, and a user's mistake as one line in it."""

    async def endpoint(request: Request) -> Response:
        try:
            data, status = await answer(request), 200
        except (GraphError, UnreadableError, OSError) as error:
            data, status = {"error": " ".join(str(error).split())}, 400
        except _TooLarge:
            data, status = {"error": f"larger than {LARGEST:,} bytes"}, 413
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
        return Response(text, status, media_type="application/json")

    return endpoint


class _TooLarge(Exception):
    """A request with a longer body than is read."""


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            raise _TooLarge
        parts.append(part)
    return b"".join(parts)


async def _asked(request: Request, needed: str) -> dict[str, Any]:
    """The JSON object in a request; raises GraphError if it is none, or lacks what is needed."""
    try:
        asked = json.loads(await _body(request))
    except ValueError:
        asked = None
    if not isinstance(asked, dict) or not isinstance(asked.get(needed), str):
        raise GraphError(f"a question is a JSON object with {needed}")
    return asked


def _parameters(asked: dict[str, Any]) -> dict[str, Any]:
    parameters = asked.get("parameters")
    return parameters if isinstance(parameters, dict) else {}


async def _page(request: Request) -> Response:
    page = frame(
        _POLICY,
        "",
        style='<link rel="stylesheet" href="/page.css">',
        script='<script src="/page.js"></script>',
    )
    headers = {"Content-Security-Policy": f"{_POLICY}; frame-ancestors 'none'"}
    return Response(page, media_type="text/html; charset=utf-8", headers=headers)


async def _script(request: Request) -> Response:
    from importlib.resources import files

    page = files("lingding.serve").joinpath("page")
    live = "\n".join(page.joinpath(name).read_text("utf-8") for name in _LIVE)
    text = wrap(*SCRIPTS).removesuffix("})();\n") + f"{live}\n}})();\n"
    return Response(text, media_type="text/javascript; charset=utf-8")


async def _style(request: Request) -> Response:
    return Response(_FACE + asset("page.css"), media_type="text/css; charset=utf-8")


async def _font(request: Request) -> Response:
    return FileResponse(font.path(), media_type="font/otf")
