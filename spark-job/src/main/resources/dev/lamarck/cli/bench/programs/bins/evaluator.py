"""Scores an online rule for packing bins: how little it wastes, and how full its full bins are."""

import importlib.util
import random

CAPACITY = 150.0


def arrivals(seed, count, draw):
    random_numbers = random.Random(seed)
    return [draw(random_numbers) for _ in range(count)]


def broad(numbers):
    return round(numbers.uniform(20.0, 100.0), 1)


def skewed(numbers):
    return round(min(CAPACITY, 8.0 + numbers.weibullvariate(45.0, 1.8)), 1)


def thirds(numbers):
    return round(min(140.0, max(15.0, numbers.gauss(50.0, 14.0))), 1)


STREAMS = [
    arrivals(11, 90, broad),
    arrivals(12, 90, broad),
    arrivals(13, 90, skewed),
    arrivals(14, 90, skewed),
    arrivals(15, 90, thirds),
    arrivals(16, 90, thirds),
]


def pack(choose, items):
    bins = []
    for item in items:
        place = choose(item, list(bins), CAPACITY)
        if type(place) is not int or not -1 <= place < len(bins):
            raise ValueError(f"chose {place!r:.60} of {len(bins)} bins")
        if place < 0:
            bins.append(CAPACITY - item)
            continue
        if bins[place] < item:
            raise ValueError(f"put an item of {item} where {bins[place]} is free")
        bins[place] = round(bins[place] - item, 1)
    return bins


def quality(items, bins):
    """Percent of the bins' room that is used, with a little for bins that are full rather than half full."""
    used = 100.0 * sum(items) / (CAPACITY * len(bins))
    fullness = 100.0 * sum((1.0 - free / CAPACITY) ** 4 for free in bins) / len(bins)
    return used + 0.1 * fullness


def evaluate(program_path):
    spec = importlib.util.spec_from_file_location("program", program_path)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    packings = [pack(program.choose, items) for items in STREAMS]
    qualities = [quality(items, bins) for items, bins in zip(STREAMS, packings)]
    return {
        "combined_score": sum(qualities) / len(qualities),
        "bins": sum(len(bins) for bins in packings),
    }
