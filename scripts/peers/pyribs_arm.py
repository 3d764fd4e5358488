#!/usr/bin/env python3
"""Prints, as JSON, coverage and QD score that pyribs reaches on the arm repertoire: quartiles of 15 seeds.

Twelve joints of length 1, angles within -pi and pi, score 1 - standard deviation of the angles, 50 x 50 cells over the
square from -12 to 12. The QD score adds 1 - sd + offset, so that no cell takes away from it: offset is pi - 1, the most
that a standard deviation within the bounds can exceed 1.
Needs `pip install ribs`. The figures that docs/benchmarks.md compares with were made by: scripts/peers/pyribs_arm.py
"""

import json
import math
import platform
import statistics
import sys

import numpy
import ribs
from ribs.archives import GridArchive
from ribs.emitters import EvolutionStrategyEmitter, GaussianEmitter, IsoLineEmitter
from ribs.schedulers import Scheduler

SEEDS = range(1, 16)
JOINTS = 12
CELLS = 50
BATCH = 100
GENERATIONS = 500


def arm(angles):
    headings = numpy.cumsum(angles, axis=1)
    ends = numpy.stack([numpy.cos(headings).sum(axis=1), numpy.sin(headings).sum(axis=1)], axis=1)
    return 1 - angles.std(axis=1), ends


def emitters(kind, archive, seed):
    bounds = [(-math.pi, math.pi)] * JOINTS
    start = numpy.zeros(JOINTS)
    if kind == "gaussian":
        return [GaussianEmitter(archive, sigma=0.1, x0=start, bounds=bounds, batch_size=BATCH, seed=seed)]
    if kind == "iso-line":
        return [IsoLineEmitter(archive, x0=start, bounds=bounds, batch_size=BATCH, seed=seed)]
    return [
        EvolutionStrategyEmitter(
            archive, x0=start, sigma0=0.1, ranker="2imp", bounds=bounds, batch_size=BATCH // 5, seed=5 * seed + i
        )
        for i in range(5)
    ]


def outcome(kind, seed):
    archive = GridArchive(
        solution_dim=JOINTS,
        dims=(CELLS, CELLS),
        ranges=[(-JOINTS, JOINTS)] * 2,
        qd_score_offset=1 - math.pi,
        seed=seed,
    )
    scheduler = Scheduler(archive, emitters(kind, archive, seed))
    for _ in range(GENERATIONS):
        scheduler.tell(*arm(scheduler.ask()))
    return float(archive.stats.coverage), float(archive.stats.qd_score)


def main():
    figures = []
    for kind in ("gaussian", "iso-line", "cma-me"):
        results = [outcome(kind, seed) for seed in SEEDS]
        coverage = statistics.quantiles([result[0] for result in results], n=4)
        score = statistics.quantiles([result[1] for result in results], n=4)
        figures.append({"emitter": kind, "evaluations": BATCH * GENERATIONS, "coverage": coverage, "qd_score": score})
        print(figures[-1], file=sys.stderr)
    versions = {"python": platform.python_version(), "ribs": ribs.__version__, "numpy": numpy.__version__}
    print(json.dumps({"command": "scripts/peers/pyribs_arm.py", "versions": versions, "figures": figures}, indent=2))


if __name__ == "__main__":
    main()
