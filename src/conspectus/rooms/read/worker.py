"""Worker: a process apart that opens pages, PDFs and .docx files, so that a bad file costs only itself."""

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from typing import IO

import msgspec

from conspectus.errors import UnreadableError
from conspectus.rooms.read.extract import Extracted, Refused, Task, extract_text

LENGTH = 8  # bytes that say how long a message is
MEMORY = 4_000_000_000  # bytes of address space; a page that wants more is a trap
COMMAND = "from conspectus.rooms.read.worker import serve; serve()"


class Worker:
    """A process that answers one task after the other; started when first needed, anew when it has died.

    It is a plain subprocess rather than one of `multiprocessing`, so that it works inside pools (whose members may
    have no children) and in scripts without a main guard. It ends when its input does, whatever ends the program.
    """

    def __init__(self, command: str = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def extract(self, task: Task, timeout_s: float) -> Extracted:
        """Extract a file's text in the worker.

        Raises:
            UnreadableError: the file cannot be read, took too long, or brought the worker down.
        """
        message = msgspec.msgpack.encode(task)
        with self._lock:
            is_fresh = not self._is_running()
            answer = self._ask(message, timeout_s, task.name)
            if answer is None and not is_fresh:  # perhaps the file before it did the harm
                answer = self._ask(message, timeout_s, task.name)
        if answer is None:
            raise UnreadableError("read", f"{task.name}: broke the program that opens it")
        if isinstance(answer, Refused):
            raise UnreadableError("read", answer.reason)
        return answer

    def close(self) -> None:
        """End the process, if this program started it."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _is_running(self) -> bool:
        return self._process is not None and self._owner == os.getpid() and self._process.poll() is None

    def _ask(self, message: bytes, timeout_s: float, name: str) -> Extracted | Refused | None:
        """Ask the worker; None if it died of it."""
        process = self._start()
        if process.stdin is None or process.stdout is None:
            raise AssertionError("the worker was started without pipes")
        timer = threading.Timer(timeout_s, process.kill)
        timer.start()
        reply = None
        try:
            _send(process.stdin, message)
            reply = _receive(process.stdout)
        except OSError:
            pass  # it is dead: said by the missing reply
        finally:
            is_late = not timer.is_alive()
            timer.cancel()
            timer.join()
        if reply is None or is_late:
            self.close()
        if reply is not None:
            return msgspec.msgpack.decode(reply, type=Extracted | Refused)
        return Refused(f"{name}: not read within {timeout_s:g} s; raise timeout_s") if is_late else None

    def _start(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._is_running():
            return self._process
        self.close()
        paths = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-P", "-c", self._command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )
        self._owner = os.getpid()
        if self._process.stdout is not None:
            _receive(self._process.stdout)  # its greeting: from here on the time is the file's
        return self._process


WORKER = Worker()
atexit.register(WORKER.close)


def serve() -> None:
    """Answer tasks from standard input until it ends."""
    _limit_memory()
    source = sys.stdin.buffer
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not stand among the answers
    _send(target, b"")
    while (message := _receive(source)) is not None:
        _send(target, msgspec.msgpack.encode(_answer(msgspec.msgpack.decode(message, type=Task))))


def _answer(task: Task) -> Extracted | Refused:
    try:
        return extract_text(task)
    except UnreadableError as error:
        return Refused(error.reason)
    except MemoryError:
        return Refused(f"{task.name}: needs too much memory to open")
    except Exception as error:  # noqa: BLE001 (the edge: whatever a library makes of a broken file is about the file)
        return Refused(f"{task.name}: cannot be opened ({type(error).__name__}: {error})")


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 (not on every system)

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        return


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(LENGTH, "big") + message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    """Receive one message, None when the other side has gone."""
    head = pipe.read(LENGTH)
    if len(head) < LENGTH:
        return None
    length = int.from_bytes(head, "big")
    message = pipe.read(length)
    return message if len(message) == length else None
