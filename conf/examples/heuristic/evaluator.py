"""Scores a planner of delivery rounds by the share of all rewards that its rounds earn, on fixed days."""

import importlib.util
import math
import random
from collections import namedtuple

Stop = namedtuple("Stop", "name x y reward service")
Day = namedtuple("Day", "stops depot limit")


def day(seed, count, limit):
    """Customers in a few villages and between them; far villages pay better."""
    numbers = random.Random(seed)
    depot = Stop("depot", 50.0, 50.0, 0.0, 0.0)
    villages = [(numbers.uniform(5, 95), numbers.uniform(5, 95)) for _ in range(5)]
    stops = []
    for i in range(count):
        x, y = numbers.choice(villages) if numbers.random() < 0.7 else (numbers.uniform(0, 100), numbers.uniform(0, 100))
        x += numbers.gauss(0.0, 6.0)
        y += numbers.gauss(0.0, 6.0)
        reward = numbers.uniform(5.0, 20.0) + 0.25 * math.hypot(x - 50.0, y - 50.0)
        stops.append(Stop(f"stop {i}", x, y, reward, numbers.uniform(1.0, 8.0)))
    return Day(stops, depot, limit)


DAYS = [day(1, 32, 260.0), day(2, 36, 300.0), day(3, 36, 240.0), day(4, 40, 320.0)]


def earned(planner, today):
    """The share of the day's rewards; a round that is too long or visits a stop twice is an error."""
    route = planner(list(today.stops), today.depot, today.limit)
    if len(set(route)) != len(route) or not set(route) <= set(today.stops):
        raise ValueError("visits a stop twice, or one that there is not")
    used = 0.0
    here = today.depot
    for stop in [*route, today.depot]:
        used += math.hypot(here.x - stop.x, here.y - stop.y) + stop.service
        here = stop
    if used > today.limit + 1e-6:
        raise ValueError(f"takes {used:.1f} of {today.limit:.0f} minutes")
    spare = (today.limit - used) / today.limit
    reward = sum(stop.reward for stop in route) / sum(stop.reward for stop in today.stops)
    return reward + 0.01 * spare


def evaluate(program_path):
    spec = importlib.util.spec_from_file_location("program", program_path)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    shares = [earned(program.plan, today) for today in DAYS]
    return {
        "combined_score": 100.0 * sum(shares) / len(shares),
        "worst_day": 100.0 * min(shares),
    }
