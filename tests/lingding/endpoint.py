"""An OpenAI-compatible endpoint on this machine that answers as a test scripts it, over HTTP."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Script:
    """What the endpoint answers, one after the other, the last one again and again.

    An answer is the model's text, or a status with the body of the response. wait: seconds before
    each. asked: the requests that came; headers: theirs.
    """

    answers: list[str | tuple[int, str]]
    wait: float = 0.0
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def next(self) -> tuple[int, str]:
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, tuple):
            return answer
        choice = {"index": 0, "finish_reason": "stop"}
        message = {"role": "assistant", "content": answer}
        body = {"id": "1", "object": "chat.completion", "created": 0, "model": "scripted"}
        return 200, json.dumps({**body, "choices": [{**choice, "message": message}]})


def cypher(text: str | None, **more: str) -> str:
    """A model's answer that holds a statement."""
    return json.dumps({"cypher": text, **more}, ensure_ascii=False)


@contextmanager
def answering(*answers: str | tuple[int, str], wait: float = 0.0) -> Iterator[Script]:
    """An endpoint with that script, until the block ends."""
    script = Script(list(answers), wait)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            script.asked.append(json.loads(self.rfile.read(size)))
            script.headers.append({name.lower(): value for name, value in self.headers.items()})
            time.sleep(script.wait)
            status, body = script.next()
            with suppress(OSError):  # who asked has gone
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield script
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
