"""Starts the fork server: `python lamarck_harness` with frames on stdin and stdout."""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[0] = os.path.dirname(_HERE)

import ctypes
import gc
import json
import signal

from lamarck_harness import contract, evaluation, integrity, loading, modes, outcome, scores, seeds, warden, wire

_SUBREAPER = 36
_NO_END = 70


class Terms:
    """What the server holds evaluations to."""

    def __init__(self, settings, rules, artifacts):
        self.phase_ms = int(1000 * settings["timeout"])
        self.pause_ms = int(1000 * rules.pause())
        self.phases = rules.phases()
        self.most = settings["most"]
        self.on_timeout = outcome.encoded(rules.first_timeout(), artifacts)

    def hard_ms(self):
        """The guardian's own clock, for a server that cannot keep time any more."""
        return self.phases * (self.phase_ms + self.pause_ms) + 2000


def take_over_streams():
    """Keeps the pipes to Java for frames; whatever prints goes to the log, which is stderr."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout.reconfigure(line_buffering=True)
    return source, sink


def readable(settings):
    """The folders without which the interpreter and the evaluator do not work."""
    folders = [sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix, *sys.path]
    folders += [os.path.dirname(os.path.abspath(settings["evaluator"])), *settings["readable"]]
    real = [os.path.realpath(folder) for folder in folders if folder]
    return sorted({folder for folder in folders + real if folder and os.path.exists(folder)} - {"/"})


def open_descriptors():
    return {int(fd) for fd in os.listdir("/proc/self/fd")}


def prepare(settings):
    """Everything that is the same for all evaluations."""
    guard = warden.Warden(settings["warden"])
    before = open_descriptors()
    module = loading.load(settings["evaluator"], settings["preload"])
    loading.require(module, settings["cascade"])
    inherited = sorted(fd for fd in open_descriptors() - before if _open(fd))
    from openevolve.evaluation_result import EvaluationResult

    rules = contract.Contract(module, settings, modes.of(settings), EvaluationResult)
    artifacts = outcome.Artifacts(settings["each"], settings["together"])
    own = (contract, evaluation, integrity, modes, outcome, scores, seeds, wire, sys.modules["openevolve.evaluation_result"])
    each = evaluation.Evaluation(rules, integrity.Picture(module, own, guard), artifacts)
    return guard, each, Terms(settings, rules, artifacts), inherited


def spec_of(settings, terms, inherited):
    """What the warden is told of every evaluation."""
    lines = ["read=" + folder for folder in readable(settings) if "\n" not in folder]
    lines.append("timeout-ms=%d" % terms.hard_ms())
    if inherited:
        lines.append("keep-fds=" + ",".join(map(str, inherited)))
    return settings["spec"].encode() + "\n".join([*lines, ""]).encode("utf-8", "surrogateescape")


def _open(fd):
    try:
        os.fstat(fd)
        return True
    except OSError:
        return False


def main():
    source, sink = take_over_streams()
    os.setsid()
    ctypes.PyDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    sys.path[:] = sys.path[1:] + [sys.path[0], os.path.join(sys.path[0], "shim")]
    settings = json.loads(wire.first(source))
    try:
        guard, each, terms, inherited = prepare(settings)
    except loading.Unusable as unusable:
        told = {"kind": unusable.kind, "message": str(unusable), "traceback": unusable.trace}
        wire.write(sink, wire.frame(wire.BROKEN, 0, json.dumps(told).encode()))
        return
    spec = spec_of(settings, terms, inherited)
    told = {"isolation": guard.probe(spec), "python": sys.version.split()[0], "executable": sys.executable}
    wire.write(sink, wire.frame(wire.READY, 0, json.dumps(told).encode()))
    gc.collect()
    gc.freeze()
    order = guard.serve(spec, terms, source, sink)
    if order is None:
        sys.stderr.flush()
        os._exit(0)  # threads that the evaluator has started would be waited for
    try:
        each.run(order)
    finally:
        os._exit(_NO_END)  # whatever the program did, nothing but its own outcome may be said any more


main()
