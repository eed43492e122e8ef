"""A small web server on 127.0.0.1 that answers well or badly, for tests of downloads."""

from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass
class Answer:
    """How one path is answered.

    Attributes
    ----------
    body : bytes
        What is sent.
    status : int
        The HTTP status.
    unavailable : int
        So many requests are answered 503 before the first that gets this answer.
    cut : int
        So many requests, after those, get all of the headers but half of the body.
    stall : bool
        Send the headers and half of the body, and then nothing until the server closes.
    """

    body: bytes = b""
    status: int = 200
    unavailable: int = 0
    cut: int = 0
    stall: bool = False


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        server = self.server.owner
        server.requests.append(self.path)
        answer = server.answers.get(self.path, Answer(b"not here", status=404))
        status, body = answer.status, answer.body
        if answer.unavailable:
            answer.unavailable -= 1
            status, body = 503, b"try later"
        half = status == 200 and (answer.stall or answer.cut > 0)
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if half else body)
        self.wfile.flush()
        if half and answer.stall:
            server.closing.wait()
        elif half:
            answer.cut -= 1

    def log_message(self, *args):
        """Say nothing: `requests` of the server keeps the record."""


class DataServer:
    """The server, running inside a `with` block.

    Attributes
    ----------
    answers : dict of str to Answer
        By path; any other path is answered 404. May be changed while it runs.
    requests : list of str
        The paths asked for so far, in order.
    url : str
        Its address, without a slash at the end.
    """

    def __init__(self, answers=None):
        self.answers = dict(answers or {})
        self.requests = []
        self.closing = Event()

    def __enter__(self):
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._http.owner = self
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self._thread = Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *exception):
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
