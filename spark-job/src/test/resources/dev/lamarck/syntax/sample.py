"""Schedules jobs on machines."""
import math
from dataclasses import dataclass


@dataclass
class Job:
    name: str
    cost: float = 1.5
    urgent: bool = False

    def weight(self):
        # urgent jobs count double
        return self.cost * 2 if self.urgent else self.cost


def schedule(jobs, machines, *, limit=100):
    """Longest first."""
    loads = [0.0] * machines
    for job in sorted(jobs, key=lambda j: -j.weight()):
        best = min(range(machines), key=loads.__getitem__)
        if loads[best] + job.weight() > limit and not job.urgent:
            continue
        loads[best] += job.weight()
    else:
        loads.sort()
    return loads


def spread(loads):
    mean = sum(loads) / len(loads)
    try:
        return math.sqrt(sum((x - mean) ** 2 for x in loads if x >= 0) / len(loads))
    except ZeroDivisionError as error:
        print(f"no {loads!r}: {error}", "é😀")
        return 0.0
    finally:
        loads = None


def kind(value):
    match value:
        case 0 | 1:
            return "bit"
        case [x, *_] if x:
            return "list"
        case _:
            return 'other'
