"""Starts the fork server: `python lamarck_harness` with frames on stdin and stdout."""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[0] = os.path.dirname(_HERE)

import ctypes
import gc
import json
import signal

from lamarck_harness import contract, guardian, integrity, loading, modes, outcome, scores, seeds, server, wire

_SUBREAPER = 36


class Terms:
    """What the server holds evaluations to."""

    def __init__(self, settings, rules, artifacts):
        self.timeout = settings["timeout"]
        self.pause = rules.pause()
        self.phases = rules.phases()
        self.most = settings["most"]
        self.on_timeout = outcome.encoded(rules.first_timeout(), artifacts)

    def hard_milliseconds(self):
        """The guardian's own clock, for a server that cannot keep time any more."""
        return int(1000 * (self.phases * (self.timeout + self.pause) + 2))


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


def prepare(settings, source, sink):
    """Everything that is the same for all evaluations."""
    warden = guardian.Warden(settings["warden"])
    before = open_descriptors()
    module = loading.load(settings["evaluator"], settings["preload"])
    loading.require(module, settings["cascade"])
    inherited = sorted(fd for fd in open_descriptors() - before if _open(fd))
    from openevolve.evaluation_result import EvaluationResult

    rules = contract.Contract(module, settings, modes.of(settings), EvaluationResult)
    artifacts = outcome.Artifacts(settings["each"], settings["together"])
    own = (contract, guardian, integrity, modes, outcome, scores, seeds, wire, sys.modules["openevolve.evaluation_result"])
    evaluation = guardian.Evaluation(rules, integrity.Picture(module, own), artifacts, inherited)
    terms = Terms(settings, rules, artifacts)
    lines = ["read=" + folder for folder in readable(settings)] + ["timeout-ms=%d" % terms.hard_milliseconds(), ""]
    spec = settings["spec"].encode() + "\n".join(lines).encode("utf-8", "surrogateescape")
    return warden, spec, server.Server(source, sink, warden, spec, evaluation, terms)


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
    _, _, content = wire.Reader(source).first()
    settings = json.loads(content)
    try:
        warden, spec, serving = prepare(settings, source, sink)
    except loading.Unusable as unusable:
        told = {"kind": unusable.kind, "message": str(unusable), "traceback": unusable.trace}
        wire.write(sink, wire.frame(wire.BROKEN, 0, json.dumps(told).encode()))
        return
    told = {"isolation": warden.probe(spec), "python": sys.version.split()[0], "executable": sys.executable}
    wire.write(sink, wire.frame(wire.READY, 0, json.dumps(told).encode()))
    gc.collect()
    gc.freeze()
    serving.serve()


main()
