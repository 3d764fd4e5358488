"""Scores an approximation of the Bessel function J0 by the digits that it gets right between 0 and 15."""

import importlib.util
import math

STEPS = 64


def exact(x):
    """Bessel's own integral; the trapezium rule is exact to all digits for such a period."""
    terms = [math.cos(x * math.sin(math.pi * (k + 0.5) / STEPS)) for k in range(STEPS)]
    return math.fsum(terms) / STEPS


POINTS = [15.0 * i / 480 for i in range(481)]
TRUTH = [exact(x) for x in POINTS]


def error(value, truth):
    if type(value) not in (int, float):
        raise TypeError(f"answered {value!r:.60}, which is no number")
    if not math.isfinite(value):
        raise ValueError(f"answered {value}")
    return min(abs(value - truth), 1e6)


def digits(size):
    return -math.log10(max(size, 1e-15))


def evaluate(program_path):
    spec = importlib.util.spec_from_file_location("program", program_path)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    errors = [error(program.bessel(x), truth) for x, truth in zip(POINTS, TRUTH)]
    typical = math.sqrt(math.fsum(e * e for e in errors) / len(errors))
    worst = max(errors)
    return {
        "combined_score": 0.75 * digits(typical) + 0.25 * digits(worst),
        "typical_error": typical,
        "largest_error": worst,
    }
