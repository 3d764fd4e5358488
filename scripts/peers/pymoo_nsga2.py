#!/usr/bin/env python3
"""Prints, as JSON, the hypervolume that pymoo's NSGA-II reaches on ZDT1 to ZDT3 and DTLZ2: quartiles of 15 seeds.

Needs `pip install pymoo`. The figures that docs/benchmarks.md compares with were made by: scripts/peers/pymoo_nsga2.py
"""

import json
import platform
import statistics
import sys

import numpy
import pymoo
from pymoo.algorithms.moo.nsga2 import NSGA2
from pymoo.indicators.hv import HV
from pymoo.optimize import minimize
from pymoo.problems import get_problem

SEEDS = range(1, 16)
EVALUATIONS = 25_000
POPULATION = 100
REFERENCE = 1.1


def hypervolume(problem, objectives, seed):
    result = minimize(problem, NSGA2(pop_size=POPULATION), ("n_eval", EVALUATIONS), seed=seed, verbose=False)
    return float(HV(ref_point=numpy.full(objectives, REFERENCE))(result.F))


def main():
    problems = [("zdt1", get_problem("zdt1"), 2), ("zdt2", get_problem("zdt2"), 2), ("zdt3", get_problem("zdt3"), 2)]
    problems.append(("dtlz2", get_problem("dtlz2", n_var=12, n_obj=3), 3))
    figures = []
    for name, problem, objectives in problems:
        volumes = sorted(hypervolume(problem, objectives, seed) for seed in SEEDS)
        quartiles = statistics.quantiles(volumes, n=4)
        figures.append({"problem": name, "evaluations": EVALUATIONS, "hypervolume": quartiles, "all": volumes})
        print(name, quartiles, file=sys.stderr)
    versions = {"python": platform.python_version(), "pymoo": pymoo.__version__, "numpy": numpy.__version__}
    print(json.dumps({"command": "scripts/peers/pymoo_nsga2.py", "versions": versions, "figures": figures}, indent=2))


if __name__ == "__main__":
    main()
