"""What happens behind the fork: a guardian that prepares, forks the evaluation, and watches it to its end."""

import ctypes
import os
import signal
import sys

from lamarck_harness import outcome as outcomes
from lamarck_harness import seeds, wire
from lamarck_harness.contract import trace
from lamarck_harness.modes import Problem

_NO_END = 70
_DESCENDANTS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "descendants")
_CHILD_ENDED = (signal.SIGCHLD,)


class Warden:
    """The library that isolates. Its calls hold the interpreter's lock: there is one thread."""

    def __init__(self, path):
        library = ctypes.PyDLL(path)
        for name, arguments, result in (
            ("lw_prepare", [ctypes.c_char_p], ctypes.c_int),
            ("lw_enter", [ctypes.c_char_p], ctypes.c_int),
            ("lw_watch", [ctypes.c_int, ctypes.c_char_p, ctypes.c_int], ctypes.c_int),
            ("lw_probe", [ctypes.c_char_p], ctypes.c_char_p),
            ("lw_error", [], ctypes.c_char_p),
        ):
            function = getattr(library, name)
            function.argtypes, function.restype = arguments, result
        self.prepare, self.enter, self.watch = library.lw_prepare, library.lw_enter, library.lw_watch
        self._library = library

    def probe(self, spec):
        return (self._library.lw_probe(spec) or b"").decode("utf-8", "replace")

    def error(self):
        return (self._library.lw_error() or b"").decode("utf-8", "replace")


class Order:
    """One evaluation: its seed, its folder, the program's main file."""

    def __init__(self, content):
        self.seed = int.from_bytes(content[:8], "big")
        self.folder, at = wire.take(content, 8)
        self.program, _ = wire.take(content, at)


def guard(warden, spec, order, evaluation, ends):
    """Runs in the guardian and never returns. `ends` are the descriptors (data, control) of this evaluation."""
    try:
        _guard(warden, spec, order, evaluation, *ends)
    except BaseException as problem:
        unfit(ends[0], "%s: %s" % (type(problem).__name__, problem))
    finally:
        os._exit(_NO_END)


def _guard(warden, spec, order, evaluation, data, control):
    out, out_end = os.pipe()
    err, err_end = os.pipe()
    whole = spec + (
        "folder=%s\nkeep-fds=%s\nout-fd=%d\nerr-fd=%d\ncontrol-fd=%d\n"
        % (order.folder, ",".join(map(str, [data, *evaluation.inherited])), out, err, control)
    ).encode("utf-8", "surrogateescape")
    if warden.prepare(whole) != 0:
        raise OSError(warden.error())
    # The guardian must not miss the end of an evaluation that is over before it watches.
    signal.pthread_sigmask(signal.SIG_BLOCK, _CHILD_ENDED)
    child = os.fork()
    if child == 0:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _CHILD_ENDED)
        os.dup2(out_end, 1)
        os.dup2(err_end, 2)
        if warden.enter(whole) != 0:
            raise OSError(warden.error())
        try:
            evaluation.run(order, data)
        finally:
            os._exit(_NO_END)  # whatever the program did, nothing but its own outcome may be said any more
    for fd in (data, out_end, err_end):
        os.close(fd)
    warden.watch(child, whole, os.dup(control))  # the warden closes the other one when it has heard enough


def unfit(data, message):
    """Says that no program was tried, and why."""
    wire.write(data, wire.inner(wire.UNFIT, os.read(data, wire.WORD), wire.text(message)))


class Evaluation:
    """What is the same for all evaluations, and what one of them does in its own process."""

    def __init__(self, contract, picture, artifacts, inherited):
        self._contract = contract
        self._picture = picture
        self._artifacts = artifacts
        self.inherited = inherited

    def run(self, order, data):
        """Evaluates, sends the outcome and ends the process. Whatever a program may replace is held by local names."""
        leave, read, write, inner, encoded = os._exit, os.read, wire.write, wire.inner, outcomes.encoded
        flush, artifacts, changed = _flush, self._artifacts, self._picture.changed

        def announce(on_timeout):
            content = encoded(on_timeout, artifacts)
            write(data, inner(wire.PHASE, read(data, wire.WORD), content))

        outcome = self._outcome(order, announce)
        names = changed()
        if names:
            outcome = outcomes.Failed(
                outcomes.TAMPERED,
                "The program changed %s; a program must leave alone what measures it, or put it back" % ", ".join(names),
            )
        content = encoded(outcome, artifacts)
        flush()
        write(data, inner(wire.RESULT, read(data, wire.WORD), content))
        leave(0)

    def _outcome(self, order, announce):
        try:
            _surroundings(order)
            return self._contract.run(order.program, announce)
        except SystemExit as leaving:
            message = "The evaluation ended itself: SystemExit(%r)" % (leaving.code,)
            return outcomes.Failed(outcomes.CRASHED, message, {"traceback": trace()})
        except BaseException as error:
            problem = Problem(error, trace())
            return outcomes.Failed(outcomes.EVALUATOR_ERROR, problem.line(), {"traceback": problem.traceback})


def _surroundings(order):
    folder = order.folder
    os.environ["HOME"] = os.environ["TMPDIR"] = folder
    os.environ["LAMARCK_SEED"] = str(order.seed)
    os.environ["LAMARCK_ARTIFACTS"] = folder + "/artifacts"
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [_DESCENDANTS, os.environ.get("PYTHONPATH")]))
    tempfile = sys.modules.get("tempfile")
    if tempfile is not None:
        tempfile.tempdir = None
    seeds.plant(order.seed)


def _flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # a program may have closed it, or put anything in its place
            pass
