"""A process of its own that grades submissions of one lesson, one after the other.

It holds a warm judge and a warm worker. For each submission it forks the judge, and has the worker
fork behind its walls; whatever happens to these two, the station lives on.
"""

import contextlib
import gc
import json
import os
import pickle
import resource
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import numpy.ma  # noqa: F401 — which NumPy would import in each judge

from course_utils import mistakes
from course_utils.datasets import bundled_folder, cache_folder
from course_utils.frameworks import TITLES, absence, load
from course_utils.grading.examination import Examination, Task, all_zero, sessions
from course_utils.grading.judge import prepared
from course_utils.grading.results import Graded, Result
from course_utils.grading.sandbox import Limits, Walls, Zygote, find_walls, start_zygote
from course_utils.grading.toolbox import likely_loans, loan_of
from course_utils.grading.wire import Broken, Channel, Gone

_GRACE = 5.0  # seconds that a judge may go on after its worker's time is up
_JUDGE_MEMORY = 4 * 2**30  # bytes
_PATIENCE = 120.0  # seconds for a worker to get warm


class Station:
    """Grades submissions, each in processes of its own.

    Parameters
    ----------
    task : Task
        The lesson, and the limits.
    caller : socket.socket, optional
        On which the one who asked hangs up: what is being graded is then broken off.
    """

    def __init__(self, task: Task, caller: socket.socket | None = None) -> None:
        self.task = task
        self._caller = [caller] if caller else []
        self.walls: Walls = find_walls(task.sandbox)
        self.zygote: Zygote | None = None
        texts = "".join(part.source for part in task.skeleton.parts)
        self._mnist = "load_mnist" in texts
        self._libraries = [x for x in TITLES if f'check_with("{x}"' in texts and not absence(x)]
        self._folder = tempfile.TemporaryDirectory(prefix="course-toolbox-")
        for name, text in task.toolbox.files.items():
            path = Path(self._folder.name, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for folder in (Path(self._folder.name), *Path(self._folder.name).rglob("*")):
            folder.chmod(0o755)
        self.sessions = sessions(task)
        self._prepare()

    def _prepare(self) -> None:
        """Make what each judge would make anew, for it ends with its submission."""
        parts = self.task.skeleton.parts
        for mistake in mistakes.catalogue():
            if any(mistake.target in part.defines for part in parts):
                _ = mistake.source
        for part in parts:
            if part.kind == "check":
                prepared(part.test)
                for names in likely_loans(part.test):
                    loan_of(names, self.task.toolbox.held)
        for library in self._libraries:
            load(library)

    def warm_up(self) -> None:
        """Start the warm process now, not with the first submission."""
        if self.zygote is None:
            self._start_zygote()

    def grade(self, raw: bytes, seed: str) -> Result:
        """Grade one file's bytes."""
        started = time.monotonic()
        known: list[Graded] = []
        for number, session in enumerate(self.sessions, 1):
            deadline = started + self.task.timeout * number / len(self.sessions)
            result = self._session(raw, seed, deadline, session, known)
            known += [cell for cell in result.cells if cell.name in session]
        result.seconds = time.monotonic() - started
        return result

    def _session(
        self, raw: bytes, seed: str, deadline: float, session: frozenset[str], known: list[Graded]
    ) -> Result:
        ours = self._worker()
        gc.freeze()
        source, sink = os.pipe()
        judge = os.fork()
        if judge == 0:
            os.close(source)
            self._judge(raw, seed, ours, sink, deadline, session, known)
        ours.close()
        os.close(sink)
        lines = self._listen(source, judge, deadline + _GRACE)
        results = [line["result"] for line in lines if "result" in line]
        crashed = not results or results[0]["status"] == "crashed"
        return self._composed(lines, self._end_worker(patience=0.5 if crashed else 0.0))

    @contextlib.contextmanager
    def worker(self) -> Iterator[socket.socket]:
        """Fork a worker; yield the judge's end of the way to it, and end it."""
        ours = self._worker()
        try:
            yield ours
        finally:
            ours.close()
            self._end_worker()

    def close(self) -> None:
        """End everything."""
        self._end_zygote()
        self._folder.cleanup()

    # ---- The worker ----

    def _worker(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        try:
            self._fork_worker(theirs)
        finally:
            theirs.close()
        return ours

    def _start_zygote(self) -> None:
        ours, theirs = socket.socketpair()
        data = _data_folder()
        warm = [*(["mnist"] if self._mnist else []), *self._libraries]
        self.zygote = start_zygote(
            [sys.executable, "-m", "course_utils.grading.worker", theirs.fileno(), *warm],
            read_only={Path(self._folder.name): "course_utils"} | ({data: "data"} if data else {}),
            walls=self.walls,
            limits=Limits(memory=self.task.memory, cpu=int(self.task.timeout) + 1),
            env={
                "COURSE_DATA": "/course/data" if self.walls.bubblewrap else str(data or ""),
                "MPLBACKEND": "Agg",
                "NBGRADER_EXECUTION": "autograde",
                **dict.fromkeys(
                    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"
                ),
            },
            pass_fds=[theirs.fileno()],
            stderr=subprocess.PIPE,
        )
        theirs.close()
        self._sock, self._control = ours, Channel(ours)
        self._control.deadline = time.monotonic() + _PATIENCE
        try:
            self._control.receive()  # it is warm
        except Broken:
            self.zygote.end()
            said = self.zygote.stderr.read().decode(errors="replace")[-2000:]
            self.zygote = None
            raise RuntimeError(f"The worker does not start: {said}") from None

    def _fork_worker(self, sock: socket.socket) -> None:
        for attempt in range(2):
            if self.zygote is None:
                self._start_zygote()
            try:
                self._control.deadline = time.monotonic() + _PATIENCE
                socket.send_fds(self._sock, [b"!"], [sock.fileno()])
                told = self._control.receive()
                if told.get("pid"):
                    return
                raise RuntimeError(told.get("error"))
            except (OSError, Broken):
                self._end_zygote()
                if attempt:
                    raise RuntimeError("The worker's warm process ends again and again.") from None

    def _end_worker(self, patience: float = 0.0) -> dict:
        """Kill the worker with all that it has started; return how it had ended.

        `patience`: for so many seconds it may be about to end by itself.
        """
        try:
            self._control.deadline = time.monotonic() + _PATIENCE
            self._control.send(patience)
            ending = self._control.receive()
        except Broken:
            ending = {}
            self._end_zygote()
        if not self.walls.warm:
            self._end_zygote()
        return ending if isinstance(ending, dict) else {}

    def _end_zygote(self) -> None:
        if self.zygote is not None:
            self.zygote.end()
            self.zygote.stderr.close()
            self._sock.close()
            self.zygote = None

    # ---- The judge ----

    def _judge(
        self,
        raw: bytes,
        seed: str,
        sock: socket.socket,
        sink: int,
        deadline: float,
        session: frozenset[str],
        known: list[Graded],
    ) -> NoReturn:
        """Be the judge of one submission, in a process that ends with it."""

        def tell(**what: Any) -> None:
            data = json.dumps(what).encode() + b"\n"
            while data:
                data = data[os.write(sink, data) :]

        try:
            gc.disable()  # it will not live long enough
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if sys.platform == "linux":
                resource.setrlimit(resource.RLIMIT_AS, (_JUDGE_MEMORY, _JUDGE_MEMORY))
            examination = Examination(
                self.task, seed, lambda graded: tell(cell=asdict(graded)), session, known
            )
            channel = Channel(sock)
            result = examination.run(raw, channel, deadline, self.zygote.scratch)
            tell(result=asdict(result))
        except BaseException:
            traceback.print_exc()  # for whoever maintains this; the student is told less
            raise
        finally:
            os._exit(0)

    def _listen(self, source: int, judge: int, deadline: float) -> list[dict]:
        """Return what the judge says before its end, or before its time is up."""
        said = bytearray()
        with contextlib.closing(os.fdopen(source, "rb", buffering=0)) as pipe:
            while True:
                left = deadline - time.monotonic()
                ready = select.select([pipe, *self._caller], [], [], max(left, 0))[0]
                if pipe not in ready:  # its time is up, or nobody waits for the result any more
                    break
                part = pipe.read(2**20)
                if not part:
                    break
                said += part
        with contextlib.suppress(ProcessLookupError):
            os.kill(judge, signal.SIGKILL)
        _, status = os.waitpid(judge, 0)
        if status:  # it could not clear up
            for folder in Path(tempfile.gettempdir()).glob(f"check-{judge}-*"):
                shutil.rmtree(folder, ignore_errors=True)
        found = []
        for line in said.split(b"\n"):
            with contextlib.suppress(ValueError):
                found.append(json.loads(line))
        return found

    def _composed(self, lines: list[dict], ending: dict) -> Result:
        whole = [line["result"] for line in lines if "result" in line]
        if whole:
            result = Result.from_json(json.dumps(whole[0]))
        else:  # the judge is gone, but what it has said counts
            cells = {cell.name: cell for cell in all_zero(self.task.skeleton)}
            cells |= {
                line["cell"]["name"]: Graded(**line["cell"]) for line in lines if "cell" in line
            }
            problem = (
                "The checks could not be brought to their end: what was asked of them is too much."
            )
            result = Result(
                self.task.skeleton.lesson, "crashed", list(cells.values()), problem=problem
            )
        if result.status == "crashed" and ending.get("kind") == "timed_out":
            result.status = "timed_out"
            result.problem = "It used up the processor time that there is for one submission."
        elif result.status == "crashed" and ending.get("kind") == "out_of_memory":
            result.status = "out_of_memory"
            result.problem = "It asked for more memory than there is for one submission."
        return result


def _data_folder() -> Path | None:
    """Return the folder that holds the course's data, if there is one."""
    chosen = os.environ.get("COURSE_DATA")
    folders = [*([Path(chosen)] if chosen else []), bundled_folder(), cache_folder()]
    return next((folder for folder in folders if folder.is_dir()), None)


def main() -> None:
    """Serve the process that has started this one, on the socket of the number that it gave."""
    channel = Channel(socket.socket(fileno=int(sys.argv[1])))
    os.set_inheritable(int(sys.argv[1]), False)
    with contextlib.suppress(Gone):
        station = Station(pickle.loads(channel.receive()), channel.sock)  # from our own parent
        try:
            station.warm_up()
            while True:
                raw, seed = channel.receive()
                channel.send(station.grade(raw, seed).to_json())
        finally:
            station.close()


if __name__ == "__main__":
    main()
