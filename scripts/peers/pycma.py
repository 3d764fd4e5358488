#!/usr/bin/env python3
"""Prints, as JSON, how many evaluations pycma needs to reach 1e-9: the median of 15 seeds a function.

Needs `pip install cma`. The figures that the tests compare with are in
spark-job/src/test/resources/dev/lamarck/evolve/vector/pycma.json, made by: scripts/peers/pycma.py
"""

import json
import platform
import statistics
import sys
import warnings

warnings.simplefilter("ignore")
import cma  # noqa: E402
import numpy  # noqa: E402

SEEDS = range(1, 16)
TARGET = 1e-9
LIMIT = 200_000


def sphere(x):
    return sum(v * v for v in x)


def ellipsoid(x):
    return sum(10 ** (6 * i / (len(x) - 1)) * v * v for i, v in enumerate(x))


def rosenbrock(x):
    return sum(100 * (x[i] ** 2 - x[i + 1]) ** 2 + (x[i] - 1) ** 2 for i in range(len(x) - 1))


# function, start of every coordinate, first step size
PROBLEMS = [(sphere, 3.0, 2.0), (ellipsoid, 3.0, 2.0), (rosenbrock, 0.0, 0.5)]


def evaluations(function, size, start, sigma, seed, diagonal):
    options = {"seed": seed, "verbose": -9, "CMA_diagonal": diagonal, "maxfevals": LIMIT}
    options |= {"tolfun": 0, "tolfunhist": 0, "tolx": 0, "tolstagnation": LIMIT, "tolflatfitness": LIMIT}
    strategy = cma.CMAEvolutionStrategy(size * [start], sigma, options)
    count = 0
    while not strategy.stop():
        points = strategy.ask()
        values = [function(point) for point in points]
        for value in values:
            count += 1
            if value < TARGET:
                return count
        strategy.tell(points, values)
    return LIMIT


def main():
    figures = []
    for diagonal in (False, True):
        for function, start, sigma in PROBLEMS:
            for size in (5, 10, 20):
                if diagonal and function is rosenbrock:
                    continue
                runs = [evaluations(function, size, start, sigma, seed, diagonal) for seed in SEEDS]
                figures.append(
                    {
                        "strategy": "sep-cma-es" if diagonal else "cma-es",
                        "function": function.__name__,
                        "size": size,
                        "start": start,
                        "sigma": sigma,
                        "children": int(4 + 3 * numpy.log(size)),
                        "median": statistics.median(runs),
                    }
                )
                print(figures[-1], file=sys.stderr)
    versions = {"python": platform.python_version(), "cma": cma.__version__, "numpy": numpy.__version__}
    print(json.dumps({"command": "scripts/peers/pycma.py", "versions": versions, "figures": figures}, indent=2))


if __name__ == "__main__":
    main()
