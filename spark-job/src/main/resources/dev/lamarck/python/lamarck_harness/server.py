"""The fork server: one process that has the evaluator imported and forks for each evaluation.

It waits on its input and on the evaluations under way, holds each phase of an evaluation to its time, and passes on
what an evaluation and its guardian say. It never runs a program itself, and never waits for one.
"""

import os
import select
import signal
import socket
import time

from lamarck_harness import wire
from lamarck_harness.guardian import Order, guard

SCORED, TOO_LATE, CANCELLED, NOTHING, FORGED, TOO_LARGE, UNFIT = b"R", b"T", b"C", b"N", b"F", b"L", b"U"

_LAST_RESORT = 2.0
_CHUNK = 1 << 18


class Running:
    """An evaluation under way."""

    def __init__(self, number, pid, data, control, inner, on_timeout):
        self.number = number
        self.pid = pid
        self.data = data
        self.control = control
        self.inner = inner
        self.on_timeout = on_timeout
        self.status = NOTHING
        self.content = b""
        self.report = bytearray()
        self.deadline = 0.0
        self.ending = False

    def hear(self, chunk, again):
        """Takes what the evaluation says; starts the clock again with each phase."""
        for kind, content in self.inner.add(chunk):
            if kind == wire.PHASE:
                self.on_timeout = content
                self.deadline = again()
            elif self.status == NOTHING:
                self.status = SCORED if kind == wire.RESULT else UNFIT
                self.content = content
        if self.inner.broken():
            self.end(TOO_LARGE if self.inner.too_large else FORGED)

    def end(self, status):
        """Has the guardian end it."""
        if not self.ending:
            self.ending = True
            self.status = status
            self.deadline = time.monotonic() + _LAST_RESORT
            try:
                self.control.send(b"x")
            except OSError:
                pass

    def expire(self):
        """Its time is over; a guardian that does not end it in time is ended itself."""
        if self.ending:
            os.kill(self.pid, signal.SIGKILL)
            self.deadline += _LAST_RESORT
        elif self.status == NOTHING:
            self.content = self.on_timeout
            self.end(TOO_LATE)
        else:
            self.end(self.status)

    def done(self):
        if self.status in (NOTHING, SCORED) and self.inner.rest():
            self.status = FORGED
        answered = self.status in (SCORED, UNFIT, TOO_LATE)
        content = self.content if answered else b""
        return wire.frame(wire.DONE, self.number, self.status + wire.data(content) + wire.data(bytes(self.report)))


class Server:
    def __init__(self, source, sink, warden, spec, evaluation, terms):
        self._reader = wire.Reader(source)
        self._source = source
        self._sink = sink
        self._warden = warden
        self._spec = spec
        self._evaluation = evaluation
        self._terms = terms
        self._running = {}
        self._numbers = {}
        self._poll = select.poll()

    def serve(self):
        """Until the input ends."""
        self._poll.register(self._source, select.POLLIN)
        while True:
            for fd, _ in self._poll.poll(self._wait()):
                if fd != self._source:
                    self._hear(fd)
                elif not self._commands():
                    return self._end_all()
            self._expire()

    def _wait(self):
        if not self._numbers:
            return None
        nearest = min(running.deadline for running in self._numbers.values())
        return max(0, (nearest - time.monotonic()) * 1000) + 1

    def _expire(self):
        now = time.monotonic()
        for running in list(self._numbers.values()):
            if now >= running.deadline:
                running.expire()

    def _commands(self):
        frames = self._reader.more()
        for kind, number, content in frames or []:
            if kind == wire.EVALUATE:
                try:
                    self._start(number, Order(content))
                except OSError as problem:
                    self._decline(number, problem)
            elif kind == wire.CANCEL and number in self._numbers:
                self._numbers[number].end(CANCELLED)
        return frames is not None

    def _start(self, number, order):
        data, data_end = socket.socketpair()
        control, control_end = socket.socketpair()
        words = [os.urandom(wire.WORD) for _ in range(self._terms.phases + 1)]
        data.sendall(b"".join(words))
        data.shutdown(socket.SHUT_WR)
        pid = os.fork()
        if pid == 0:
            self._forget(data, control)
            guard(self._warden, self._spec, order, self._evaluation, (data_end.fileno(), control_end.fileno()))
        data_end.close()
        control_end.close()
        inner = wire.Inner(words, self._terms.most)
        running = Running(number, pid, data, control, inner, self._terms.on_timeout)
        running.deadline = time.monotonic() + self._terms.timeout
        self._numbers[number] = running
        for end in (data, control):
            self._running[end.fileno()] = running
            self._poll.register(end.fileno(), select.POLLIN)

    def _decline(self, number, problem):
        """The machine has no process or descriptor left for this one; the others go on."""
        reason = wire.data(wire.data(str(problem).encode("utf-8", "replace")))
        wire.write(self._sink, wire.frame(wire.DONE, number, UNFIT + reason + wire.data(b"")))

    def _forget(self, *own):
        """An evaluation must not hold what belongs to the server or to others."""
        os.close(self._source)
        os.close(self._sink)
        for fd in self._running:
            os.close(fd)
        for end in own:
            os.close(end.detach())

    def _hear(self, fd):
        running = self._running.get(fd)
        if running is None:
            return
        end = running.data if fd == running.data.fileno() else running.control
        chunk = _received(end)
        if end is running.control:
            running.report += chunk
            if not chunk:
                self._finish(running)
        elif chunk:
            running.hear(chunk, self._again)
        else:
            self._poll.unregister(fd)

    def _again(self):
        return time.monotonic() + self._terms.timeout + self._terms.pause

    def _finish(self, running):
        """The guardian is gone, and all others with it; what is left to hear is there already."""
        running.data.setblocking(False)
        try:
            while not running.ending:
                chunk = running.data.recv(_CHUNK)
                if not chunk:
                    break
                running.hear(chunk, self._again)
        except OSError:
            pass
        for end in (running.data, running.control):
            del self._running[end.fileno()]
            try:
                self._poll.unregister(end.fileno())
            except KeyError:
                pass
            end.close()
        del self._numbers[running.number]
        _, status = os.waitpid(running.pid, 0)
        if os.WIFSIGNALED(status):
            _end_orphans(self._numbers.values())
        wire.write(self._sink, running.done())

    def _end_all(self):
        for running in self._numbers.values():
            running.end(CANCELLED)
        until = time.monotonic() + 1
        self._poll.unregister(self._source)
        while self._numbers and time.monotonic() < until:
            for running in list(self._numbers.values()):
                if select.select([running.control], [], [], 0.05)[0] and not _received(running.control):
                    del self._numbers[running.number]


def _received(end):
    """What has come; nothing at the end, and when the other side closed with something unread."""
    try:
        return end.recv(_CHUNK)
    except ConnectionError:
        return b""


def _end_orphans(others):
    """A guardian that was killed leaves its processes to the server, which is a subreaper."""
    guardians = {running.pid for running in others}
    try:
        with open("/proc/self/task/%d/children" % os.getpid()) as children:
            orphans = [int(pid) for pid in children.read().split() if int(pid) not in guardians]
        for pid in orphans:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
    except OSError:
        pass
