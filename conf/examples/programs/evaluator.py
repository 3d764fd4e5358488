"""Scores a program by how well its function sine(x) approximates the sine between -pi and pi."""

import importlib.util
import math

POINTS = [math.pi * (2 * i / 400 - 1) for i in range(401)]


def evaluate(program_path):
    spec = importlib.util.spec_from_file_location("program", program_path)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    errors = [abs(program.sine(x) - math.sin(x)) for x in POINTS]
    worst = max(range(len(POINTS)), key=errors.__getitem__)
    return {
        "combined_score": -math.log10(max(errors[worst], 1e-300)),
        "largest_error": errors[worst],
        "mean_error": sum(errors) / len(errors),
        "where": f"the largest error is at x = {POINTS[worst]:.3f}",
    }
