"""An OpenAI-compatible server on this machine that answers as a test scripts it, over real HTTP."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-secret-4711-never-shown"


@dataclass
class Reply:
    """What the server sends. drip: seconds between two bytes; wait: seconds before the first."""

    content: str | None = None  # of the assistant's message
    status: int = 200
    body: str | None = None  # instead of a completion
    finish: str = "stop"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: float = 0.0
    tokens: tuple[int, int] = (1000, 500)

    def data(self) -> bytes:
        if self.body is not None:
            return self.body.encode()
        message = {"role": "assistant", "content": self.content}
        return json.dumps(
            {
                "id": "1",
                "object": "chat.completion",
                "created": 0,
                "model": "scripted",
                "choices": [{"index": 0, "message": message, "finish_reason": self.finish}],
                "usage": {
                    "prompt_tokens": self.tokens[0],
                    "completion_tokens": self.tokens[1],
                    "total_tokens": sum(self.tokens),
                },
            }
        ).encode()


def refusal(status: int, message: str, **headers: str) -> Reply:
    """An error as OpenAI words it."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": None}})
    return Reply(
        status=status, body=body, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


def cypher(text: str | None, **more: Any) -> Reply:
    """An answer that holds a statement."""
    return Reply(json.dumps({"cypher": text, "why": None, **more}, ensure_ascii=False))


def in_turn(*replies: Reply) -> Callable[[dict[str, Any]], Reply]:
    """A script: one after the other, the last one again and again."""
    left = list(replies)
    return lambda request: left.pop(0) if len(left) > 1 else left[0]


@dataclass
class Server:
    """`script`: from the body of a request to the reply. What came is kept in `requests`."""

    script: Callable[[dict[str, Any]], Reply]
    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    most_at_once: int = 0
    _at_once: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def reply(self, request: dict[str, Any], headers: dict[str, str]) -> Reply:
        with self._lock:
            self.requests.append(request)
            self.headers.append(headers)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        return self.script(request)

    def done(self) -> None:
        with self._lock:
            self._at_once -= 1


def article_of(request: dict[str, Any]) -> str:
    """The text of the article in a request, without its marks."""
    lines = request["messages"][-1]["content"].split("\n")
    return "\n".join(lines[1:-1])


@contextmanager
def serving(script: Callable[[dict[str, Any]], Reply]) -> Iterator[Server]:
    """A server with that script, until the block ends."""
    server = Server(script)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            request = json.loads(self.rfile.read(length))
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                reply = server.reply({**request, "path": self.path}, headers)
                self._send(reply)
            finally:
                server.done()

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.wait)
            data = reply.data()
            with suppress(OSError):  # who asked has gone
                self.send_response(reply.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                if not reply.drip:
                    self.wfile.write(data)
                    return
                for byte in data:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(reply.drip)

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
