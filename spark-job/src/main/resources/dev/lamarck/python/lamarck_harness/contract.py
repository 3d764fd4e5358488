"""What an evaluation is: the evaluator's function, or its stages, called as OpenEvolve calls them."""

import time
import traceback
import types

from lamarck_harness import scores
from lamarck_harness.modes import Problem, Verdict

STAGES = ("evaluate_stage1", "evaluate_stage2", "evaluate_stage3")


class Contract:
    """An evaluator's functions and the rules by which they are called."""

    def __init__(self, module, settings, mode, result_type):
        self.mode = mode
        self._evaluate = getattr(module, "evaluate", None)
        self._stages = [getattr(module, name, None) for name in STAGES]
        self._settings = settings
        self._cascade = settings["cascade"] and self._stages[0] is not None
        self._result_type = result_type

    def phases(self):
        """How many times the clock may start."""
        return len(STAGES) if self._cascade else self._settings["retries"] + 1

    def pause(self):
        """What is slept between two phases, in seconds."""
        return 0.0 if self._cascade else self._settings["pause"]

    def first_timeout(self):
        """The outcome if the first phase takes too long."""
        return self.mode.stage_timeout(1, {}, {}) if self._cascade else self.mode.direct_timeout()

    def run(self, path, announce):
        """Evaluates the program at a path. Announces each further phase with the outcome if that takes too long."""
        try:
            return self._staged(path, announce) if self._cascade else self._direct(path, announce)
        except Verdict as verdict:
            return verdict.outcome

    def _direct(self, path, announce):
        attempts = self.phases()
        for attempt in range(1, attempts + 1):
            try:
                metrics, artifacts = self._call(self._evaluate, path)
                return self.mode.finished(metrics, artifacts)
            except Verdict:
                raise
            except Exception as error:
                problem = Problem(error, trace())
            if problem.memory and not self.mode.strict:
                break
            if attempt < attempts:
                announce(self.mode.direct_timeout())
                time.sleep(self.pause())
        return self.mode.direct_error(problem, attempt)

    def _staged(self, path, announce):
        metrics, artifacts = self._stage(1, path, {}, {})
        thresholds = self._settings["thresholds"]
        for stage in (2, 3):
            if len(thresholds) < stage - 1 or not self._enters(stage, metrics, thresholds):
                break
            announce(self.mode.stage_timeout(stage, metrics, artifacts))
            more, told = self._stage(stage, path, metrics, artifacts)
            metrics = {**self._numeric(metrics), **self._numeric(more)}
            artifacts = {**artifacts, **told}
        return self.mode.finished(metrics, artifacts)

    def _enters(self, stage, metrics, thresholds):
        return self._stages[stage - 1] is not None and scores.passes(metrics, thresholds[stage - 2])

    def _stage(self, stage, path, metrics, artifacts):
        try:
            return self._call(self._stages[stage - 1], path)
        except Verdict:
            raise
        except Exception as error:
            problem = Problem(error, trace())
        raise Verdict(self.mode.stage_error(stage, metrics, artifacts, problem))

    def _numeric(self, metrics):
        values = ((name, self.mode.numeric(value)) for name, value in metrics.items() if name != "error")
        return {name: value for name, value in values if value is not None}

    def _call(self, function, path):
        result = function(path)
        if isinstance(result, types.CoroutineType):
            import asyncio

            result = asyncio.run(result)
        if isinstance(result, dict):
            return result, {}
        if isinstance(result, self._result_type) or self._resembles(result):
            return dict(result.metrics), dict(result.artifacts or {})
        return self.mode.wrong_type(result)

    def _resembles(self, result):
        """Evaluators that can do without openevolve bring a class of their own."""
        return (
            not self.mode.strict
            and isinstance(getattr(result, "metrics", None), dict)
            and isinstance(getattr(result, "artifacts", None), (dict, type(None)))
        )


def trace():
    """The traceback of the exception at hand, without the frames of the harness and of the import machinery."""
    text = traceback.format_exc()
    lines, skipping = [], False
    for line in text.splitlines(keepends=True):
        if line.startswith("  File "):
            skipping = "lamarck_harness" in line or "<frozen importlib." in line
        elif not line.startswith("    "):
            skipping = False
        if not skipping:
            lines.append(line)
    return "".join(lines)
