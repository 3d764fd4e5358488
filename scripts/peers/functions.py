#!/usr/bin/env python3
"""Prints, as JSON, how low pycma and SciPy's differential evolution get on five functions: quartiles of 15 seeds.

Ten genes; every run starts at random within the bounds and spends its whole budget. Values below 1e-9 count as 1e-9.
Needs `pip install cma scipy`. The figures that docs/benchmarks.md compares with were made by: scripts/peers/functions.py
"""

import json
import platform
import statistics
import sys
import warnings

warnings.simplefilter("ignore")
import cma  # noqa: E402
import numpy  # noqa: E402
import scipy  # noqa: E402
from scipy.optimize import differential_evolution  # noqa: E402

SEEDS = range(1, 16)
GENES = 10
PRECISION = 1e-9
DE_POPULATION = 100
DE_BUDGET = 50_000


def sphere(x):
    return float(numpy.sum(x * x))


def ellipsoid(x):
    return float(numpy.sum(10 ** (6 * numpy.arange(len(x)) / (len(x) - 1)) * x * x))


def rosenbrock(x):
    return float(numpy.sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2))


def rastrigin(x):
    return float(10 * len(x) + numpy.sum(x * x - 10 * numpy.cos(2 * numpy.pi * x)))


def ackley(x):
    root = numpy.sqrt(numpy.mean(x * x))
    return float(20 + numpy.e - 20 * numpy.exp(-0.2 * root) - numpy.exp(numpy.mean(numpy.cos(2 * numpy.pi * x))))


# function, bound, children of CMA-ES, its budget
PROBLEMS = [
    (sphere, 5.0, 10, 10_000),
    (ellipsoid, 5.0, 10, 10_000),
    (rosenbrock, 5.0, 10, 10_000),
    (rastrigin, 5.12, 500, 100_000),
    (ackley, 32.768, 20, 10_000),
]


def by_cma(function, bound, children, budget, seed):
    start = numpy.random.default_rng(seed).uniform(-bound, bound, GENES)
    options = {"seed": seed, "verbose": -9, "popsize": children, "bounds": [-bound, bound]}
    options |= {"tolfun": 0, "tolfunhist": 0, "tolx": 0, "tolstagnation": budget, "tolflatfitness": budget}
    options |= {"maxfevals": budget, "tolfunrel": 0, "tolconditioncov": False, "tolupsigma": 1e100}
    strategy = cma.CMAEvolutionStrategy(start, 0.3 * 2 * bound, options)
    best = float("inf")
    count = 0
    while count < budget and best > PRECISION:
        points = strategy.ask()
        values = [function(numpy.asarray(point)) for point in points]
        count += len(points)
        best = min(best, min(values))
        strategy.tell(points, values)
    return max(PRECISION, best)


def by_de(function, bound, seed):
    result = differential_evolution(
        function,
        [(-bound, bound)] * GENES,
        popsize=DE_POPULATION // GENES,
        maxiter=DE_BUDGET // DE_POPULATION - 1,
        tol=0,
        atol=0,
        polish=False,
        init="random",
        updating="deferred",
        rng=seed,
    )
    return max(PRECISION, float(result.fun))


def quartiles(values):
    return statistics.quantiles(values, n=4, method="inclusive")


def main():
    figures = []
    for function, bound, children, budget in PROBLEMS:
        reached = [by_cma(function, bound, children, budget, seed) for seed in SEEDS]
        row = {"peer": "pycma", "function": function.__name__, "bound": bound, "children": children, "budget": budget}
        figures.append(row | {"quartiles": quartiles(reached), "all": reached})
        print(row["function"], figures[-1]["quartiles"], file=sys.stderr)
    for function, bound, _, _ in PROBLEMS:
        reached = [by_de(function, bound, seed) for seed in SEEDS]
        row = {"peer": "scipy", "function": function.__name__, "bound": bound}
        row |= {"children": DE_POPULATION, "budget": DE_BUDGET}
        figures.append(row | {"quartiles": quartiles(reached), "all": reached})
        print(row["function"], figures[-1]["quartiles"], file=sys.stderr)
    versions = {"python": platform.python_version(), "cma": cma.__version__, "scipy": scipy.__version__}
    print(json.dumps({"command": "scripts/peers/functions.py", "versions": versions, "figures": figures}, indent=2))


if __name__ == "__main__":
    main()
