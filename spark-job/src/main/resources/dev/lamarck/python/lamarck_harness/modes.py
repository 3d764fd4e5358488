"""The two ways to take what an evaluator does: as upstream does it, odd values and all, or honestly.

Honestly, whoever has no finite score has failed: an exception, a timeout, a wrong type, a score that is not a number.
Upstream gives these candidates numbers, most of them 0.0, which beat valid negative scores.
"""

import math
import time

from lamarck_harness import scores
from lamarck_harness.outcome import (
    EVALUATOR_ERROR,
    MISSING_METRIC,
    NOT_FINITE,
    OUT_OF_MEMORY,
    TIMEOUT,
    Failed,
    Scored,
    described,
)


STAND_IN = "combined-score"
"""The artifact that says how a combined_score came about that the evaluator did not return."""


class Verdict(Exception):
    """An outcome that ends an evaluation at once."""

    def __init__(self, outcome):
        super().__init__()
        self.outcome = outcome


class Problem:
    """An exception, told in words while its traceback is at hand."""

    def __init__(self, error, trace):
        self.memory = isinstance(error, MemoryError)
        self.type = type(error).__name__
        self.message = words(error)
        self.traceback = trace

    def line(self):
        return "%s: %s" % (self.type, self.message) if self.message else self.type


def words(error):
    try:
        return str(error)
    except Exception:
        return "<an exception that has no text>"


class Honest:
    """A failure is a failure."""

    strict = False

    def __init__(self, settings):
        self._settings = settings

    def wrong_type(self, value):
        message = "The evaluator returned %s, not a dict of metrics or an EvaluationResult: %s"
        raise Verdict(Failed(EVALUATOR_ERROR, message % (type(value).__name__, described(value)[:200])))

    def numeric(self, value):
        return scores.number(value)

    def finished(self, metrics, artifacts):
        try:
            fitness = scores.fitness(metrics, self._settings["features"], False)
        except scores.NoNumber:
            message = "The evaluator's combined_score is no number: %s"
            return Failed(EVALUATOR_ERROR, message % described(metrics["combined_score"])[:200], artifacts)
        values, rest = split(metrics)
        if not values and "combined_score" not in metrics:
            return Failed(MISSING_METRIC, "The evaluator returned no metric that is a number", {**rest, **artifacts})
        if not math.isfinite(fitness):
            return Failed(NOT_FINITE, "The evaluator's combined_score is %s" % fitness, {**rest, **artifacts})
        rest.pop("combined_score", None)
        values["combined_score"] = fitness
        return Scored(values, {**self._origin(metrics), **rest, **artifacts})

    def _origin(self, metrics):
        """Says that the score is ours where the evaluator gave none."""
        if "combined_score" in metrics:
            return {}
        names = scores.averaged(metrics, self._settings["features"], False)
        told = "The evaluator returned no combined_score; this one is the mean of "
        return {STAND_IN: told + ", ".join(map(str, names))[:1000]}

    def direct_error(self, problem, attempts):
        return self._error(problem, "evaluate", {}, {})

    def direct_timeout(self):
        return self._timeout("evaluate", {}, {})

    def stage_error(self, stage, metrics, artifacts, problem):
        return self._error(problem, "evaluate_stage%d" % stage, metrics, artifacts)

    def stage_timeout(self, stage, metrics, artifacts):
        return self._timeout("evaluate_stage%d" % stage, metrics, artifacts)

    def _error(self, problem, function, metrics, artifacts):
        reason = OUT_OF_MEMORY if problem.memory else EVALUATOR_ERROR
        kept = dict(artifacts, traceback=problem.traceback)
        if metrics:
            kept["metrics"] = metrics
        return Failed(reason, "%s: %s" % (function, problem.line()), kept)

    def _timeout(self, function, metrics, artifacts):
        kept = dict(artifacts, metrics=metrics) if metrics else artifacts
        return Failed(TIMEOUT, "%s took longer than %g s" % (function, self._settings["timeout"]), kept)


class Upstream:
    """A failure is a row of odd values."""

    strict = True

    def __init__(self, settings):
        self._settings = settings

    def wrong_type(self, value):
        return {"error": 0.0}, {}

    def numeric(self, value):
        return scores.number(value) if scores.plain(value) else None

    def finished(self, metrics, artifacts):
        fitness = scores.fitness(metrics, self._settings["features"], True)
        values, rest = split(metrics)
        values["combined_score"] = fitness
        return Scored(values, {**rest, **artifacts})

    def direct_error(self, problem, attempts):
        artifacts = {
            "stderr": problem.message,
            "traceback": problem.traceback,
            "failure_stage": "evaluation",
            "attempt": attempts,
        }
        return self.finished({"error": 0.0}, artifacts)

    def direct_timeout(self):
        artifacts = {
            "timeout": True,
            "timeout_duration": self._settings["timeout"],
            "failure_stage": "evaluation",
            "error_type": "timeout",
        }
        return self.finished({"error": 0.0, "timeout": True}, artifacts)

    def stage_error(self, stage, metrics, artifacts, problem):
        if stage == 1:
            return self.finished({"stage1_passed": 0.0, "error": 0.0}, self._context(problem))
        told = {
            "stage%d_stderr" % stage: problem.message,
            "stage%d_traceback" % stage: problem.traceback,
            "failure_stage": "stage%d" % stage,
        }
        return self.finished({**metrics, "stage%d_passed" % stage: 0.0}, {**artifacts, **told})

    def stage_timeout(self, stage, metrics, artifacts):
        name = "stage%d" % stage
        if stage == 1:
            odd = {"stage1_passed": 0.0, "error": 0.0, "timeout": True}
            return self.finished(odd, {"failure_stage": name, "timeout": True})
        told = {name + "_timeout": True, "failure_stage": name}
        return self.finished({**metrics, name + "_passed": 0.0, "timeout": True}, {**artifacts, **told})

    def _context(self, problem):
        return {
            "stderr": problem.message,
            "traceback": problem.traceback,
            "failure_stage": "stage1",
            "error_type": problem.type,
            "error_message": problem.message,
            "timestamp": time.time(),
            "cascade_config": self._settings["cascade"],
            "cascade_thresholds": self._settings["thresholds"],
            "timeout_config": self._settings["timeout"],
            "evaluation_file": self._settings["evaluator"],
        }


def split(metrics):
    """The metrics that are numbers, and the others, which are kept as artifacts."""
    values, rest = {}, {}
    for name, value in metrics.items():
        as_float = scores.number(value)
        if as_float is None:
            rest[name] = value
        else:
            values[str(name)] = as_float
    return values, rest


def of(settings):
    return Upstream(settings) if settings["strict"] else Honest(settings)
