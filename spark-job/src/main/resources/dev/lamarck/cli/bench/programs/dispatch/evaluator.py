"""Scores dispatching rules by the weighted lateness of their plans on fixed shops with tools to be changed."""

import importlib.util
import math
import random
from collections import namedtuple

Job = namedtuple("Job", "name length due weight family")
Shop = namedtuple("Shop", "jobs machines setups mean_length mean_setup yardstick")

MOST_COSTINGS = 160


def shop(seed, count, machines, families, tightness):
    numbers = random.Random(seed)
    setups = [[0.0 if a == b else numbers.uniform(2.0, 14.0) for b in range(families)] for a in range(families)]
    lengths = [numbers.uniform(3.0, 20.0) for _ in range(count)]
    horizon = sum(lengths) / machines
    jobs = [
        Job(i, lengths[i], lengths[i] + numbers.uniform(0.0, tightness * horizon),
            numbers.choice([1.0, 2.0, 4.0, 7.0]), numbers.randrange(families))
        for i in range(count)
    ]
    others = [setup for row in setups for setup in row if setup > 0.0]
    empty = Shop(jobs, machines, setups, sum(lengths) / count, sum(others) / len(others), 1.0)
    by_due = sorted(jobs, key=lambda job: job.due)
    yardstick = lateness(empty, [[job.name for job in by_due[m::machines]] for m in range(machines)])
    return empty._replace(yardstick=yardstick)


def lateness(shop, plan):
    total = 0.0
    for queue in plan:
        now = 0.0
        family = 0
        for name in queue:
            job = shop.jobs[name]
            now += shop.setups[family][job.family] + job.length
            family = job.family
            if now > job.due:
                total += job.weight * (now - job.due)
    return total


def number(value):
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError(f"gave the priority {value!r:.60}")
    return value


def dispatched(program, shop):
    waiting = list(shop.jobs)
    plan = [[] for _ in range(shop.machines)]
    free = [(0.0, m, 0) for m in range(shop.machines)]
    while waiting:
        now, machine, family = min(free)
        row = shop.setups[family]
        best = max(waiting, key=lambda job: number(
            program.priority(job, now, row[job.family], shop.mean_length, shop.mean_setup)))
        waiting.remove(best)
        plan[machine].append(best.name)
        free[free.index((now, machine, family))] = (now + row[best.family] + best.length, machine, best.family)
    return plan


def improved(program, shop, plan):
    """What the program makes of the plan; it may ask for the cost of so many plans and no more."""
    asked = 0

    def cost(proposal):
        nonlocal asked
        asked += 1
        if asked > MOST_COSTINGS:
            raise RuntimeError(f"asked for the cost of more than {MOST_COSTINGS} plans")
        return lateness(shop, proposal)

    result = program.improve(plan, cost)
    if sorted(name for queue in result for name in queue) != list(range(len(shop.jobs))):
        raise ValueError("lost or doubled jobs of the plan")
    if len(result) != shop.machines:
        raise ValueError(f"plans for {len(result)} of {shop.machines} machines")
    return result


SHOPS = [
    shop(21, 30, 2, 3, 1.0),
    shop(22, 30, 2, 4, 0.7),
    shop(23, 32, 3, 4, 0.9),
    shop(24, 32, 3, 3, 0.6),
    shop(25, 28, 1, 4, 0.8),
]


def evaluate(program_path):
    spec = importlib.util.spec_from_file_location("program", program_path)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    shares = [
        lateness(each, improved(program, each, dispatched(program, each))) / each.yardstick for each in SHOPS
    ]
    return {
        "combined_score": 100.0 * (1.0 - sum(shares) / len(shares)),
        "worst_shop": max(shares),
    }
