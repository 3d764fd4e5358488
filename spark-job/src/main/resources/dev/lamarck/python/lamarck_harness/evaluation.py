"""What happens behind the fork: one evaluation, in a process of its own."""

import os
import sys

from lamarck_harness import outcome as outcomes
from lamarck_harness import seeds, wire
from lamarck_harness.contract import trace
from lamarck_harness.modes import Problem

_DESCENDANTS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "descendants")


class Evaluation:
    """What is the same for all evaluations, and what one of them does in its own process."""

    def __init__(self, contract, picture, artifacts):
        self._contract = contract
        self._picture = picture
        self._artifacts = artifacts

    def run(self, order):
        """Evaluates, sends the outcome and ends the process. Whatever a program may replace is held by local names."""
        leave, read, write, inner, encoded = os._exit, os.read, wire.write, wire.inner, outcomes.encoded
        data = order.data
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
    for line in order.variables.splitlines():
        name, _, value = line.partition("=")
        os.environ[name] = value
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
