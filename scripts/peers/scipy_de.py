#!/usr/bin/env python3
"""Prints, as JSON, how many evaluations SciPy's differential evolution needs to reach 1e-6: medians of 15 seeds.

Needs `pip install scipy`. The figures that the tests compare with are in
spark-job/src/test/resources/dev/lamarck/evolve/vector/scipy.json, made by: scripts/peers/scipy_de.py
"""

import json
import platform
import statistics
import sys

import numpy
import scipy
from scipy.optimize import differential_evolution

SEEDS = range(1, 16)
TARGET = 1e-6
LIMIT = 120_000
BOUND = 5.0


def sphere(x):
    return float(numpy.sum(x * x))


def ellipsoid(x):
    return float(numpy.sum(10 ** (6 * numpy.arange(len(x)) / (len(x) - 1)) * x * x))


def rosenbrock(x):
    return float(numpy.sum(100 * (x[:-1] ** 2 - x[1:]) ** 2 + (x[:-1] - 1) ** 2))


# strategy, mutation, recombination: SciPy's own defaults, and the classic
VARIANTS = [("best1bin", (0.5, 1.0), 0.7), ("rand1bin", 0.5, 0.9)]


class Reached(Exception):
    pass


def evaluations(function, size, variant, seed):
    strategy, mutation, recombination = variant
    count = 0

    def counted(x):
        nonlocal count
        count += 1
        value = function(x)
        if value < TARGET or count >= LIMIT:
            raise Reached
        return value

    try:
        differential_evolution(
            counted,
            size * [(-BOUND, BOUND)],
            strategy=strategy,
            mutation=mutation,
            recombination=recombination,
            popsize=10,
            maxiter=LIMIT,
            tol=0,
            atol=-1,
            seed=seed,
            polish=False,
            init="random",
            updating="deferred",
        )
    except Reached:
        pass
    return count


def main():
    figures = []
    for variant in VARIANTS:
        for function in (sphere, ellipsoid, rosenbrock):
            for size in (5, 10):
                runs = [evaluations(function, size, variant, seed) for seed in SEEDS]
                figures.append(
                    {
                        "strategy": variant[0],
                        "function": function.__name__,
                        "size": size,
                        "members": 10 * size,
                        "median": statistics.median(runs),
                    }
                )
                print(figures[-1], sorted(runs), file=sys.stderr)
    versions = {"python": platform.python_version(), "scipy": scipy.__version__, "numpy": numpy.__version__}
    print(json.dumps({"command": "scripts/peers/scipy_de.py", "versions": versions, "figures": figures}, indent=2))


if __name__ == "__main__":
    main()
