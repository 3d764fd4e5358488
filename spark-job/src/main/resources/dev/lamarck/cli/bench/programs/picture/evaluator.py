"""Scores a drawing by how much it is like the moon that the evaluator knows."""

import importlib.util
import math
import random

HEIGHT = 14
WIDTH = 36


def moon():
    """A lit ball with craters before a sky with stars."""
    numbers = random.Random(61)
    craters = [(numbers.uniform(2, 12), numbers.uniform(7, 29), numbers.uniform(0.8, 2.2)) for _ in range(9)]
    rows = []
    for y in range(HEIGHT):
        row = []
        for x in range(WIDTH):
            u = (x - 17.5) / 13.0
            v = (y - 6.5) / 6.2
            deep = 1.0 - u * u - v * v
            if deep <= 0.0:
                row.append(0.9 if numbers.random() < 0.07 else 0.0)
                continue
            light = 0.75 * math.sqrt(deep) - 0.45 * u - 0.25 * v
            for cy, cx, size in craters:
                away = math.hypot(y - cy, (x - cx) / 2.0) / size
                light += 0.3 * math.exp(-6.0 * (away - 1.0) ** 2) - 0.4 * math.exp(-3.0 * away * away)
            row.append(min(1.0, max(0.0, light)))
        rows.append(row)
    return rows


MOON = moon()


def brightness(value):
    if type(value) not in (int, float) or not 0.0 <= value <= 1.0:
        raise ValueError(f"drew the brightness {value!r:.60}; it has to be from 0 to 1")
    return value


def difference(rows):
    """The mean square of what is off; what is missing or too much is as wrong as it can be."""
    total = 0.0
    for y in range(HEIGHT):
        row = rows[y] if y < len(rows) else []
        for x in range(WIDTH):
            total += (brightness(row[x]) - MOON[y][x]) ** 2 if x < len(row) else 1.0
        total += 0.25 * max(0, len(row) - WIDTH)
    total += 0.25 * WIDTH * max(0, len(rows) - HEIGHT)
    return total / (HEIGHT * WIDTH)


def evaluate(program_path):
    spec = importlib.util.spec_from_file_location("program", program_path)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    rows = program.render()
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise TypeError("drew something else than a list of rows")
    off = difference(rows)
    return {"combined_score": -100.0 * math.sqrt(off), "difference": off}
