"""Scores the cleaning of a sensor's readings: by how right its parts are on many cases, and by what noise is left."""

import importlib.util
import math
import random
import statistics


def series(seed, length, noise):
    """A true course, and the readings of it with noise, spikes and gaps."""
    numbers = random.Random(seed)
    waves = [(numbers.uniform(0.5, 2.0), numbers.uniform(0.05, 0.3), numbers.uniform(0.0, 6.3)) for _ in range(3)]
    truth = [sum(a * math.sin(w * t + p) for a, w, p in waves) for t in range(length)]
    readings = [value + numbers.gauss(0.0, noise) for value in truth]
    for i in range(length):
        luck = numbers.random()
        if luck < 0.06:
            readings[i] += numbers.choice([-1.0, 1.0]) * numbers.uniform(3.0, 9.0)
        elif luck < 0.14:
            readings[i] = None
    return truth, readings


def sample(seed, length):
    numbers = random.Random(seed)
    return [round(numbers.gauss(3.0, 4.0), 3) for _ in range(length)]


def right_quantile(values, share):
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def right_filled(values):
    known = [i for i, value in enumerate(values) if value is not None]
    result = []
    for i, value in enumerate(values):
        before = max((k for k in known if k <= i), default=known[0])
        after = min((k for k in known if k >= i), default=known[-1])
        if i < before or i > after or before == after:
            result.append(values[before if i >= before else after] if value is None else value)
        else:
            result.append(values[before] + (i - before) / (after - before) * (values[after] - values[before]))
    return result


def right_crossings(values, level):
    return sum(1 for a, b in zip(values, values[1:]) if a < level <= b or a > level >= b)


SERIES = [series(31, 70, 0.3), series(32, 70, 0.6), series(33, 70, 0.15), series(34, 70, 0.9)]
SAMPLES = [sample(40 + i, 2 + 3 * i) for i in range(8)]
SHARES = [0.1, 0.5, 0.75, 0.9]
GAPS = [series(50 + i, 24, 0.2)[1] for i in range(6)]

CASES = (
    [("mean", (values,), statistics.fmean(values)) for values in SAMPLES]
    + [("median", (values,), statistics.median(values)) for values in SAMPLES]
    + [("deviation", (values,), statistics.stdev(values)) for values in SAMPLES]
    + [("quantile", (values, share), right_quantile(values, share)) for values in SAMPLES[::2] for share in SHARES]
    + [("crossings", (values, level), right_crossings(values, level)) for values in SAMPLES[2:] for level in (1.0, 4.0)]
    + [("filled", (values,), right_filled(values)) for values in GAPS]
)


def distance(answer, right):
    """The mean difference of an answer from what is right, infinite for an answer that is none."""
    answers = answer if isinstance(answer, list) else [answer]
    rights = right if isinstance(right, list) else [right]
    if len(answers) != len(rights) or any(type(a) not in (int, float) or not math.isfinite(a) for a in answers):
        return math.inf
    return math.fsum(min(abs(a - b), 1e9) for a, b in zip(answers, rights)) / len(rights)


def credit(program, name, arguments, right):
    """1 for the right answer, less the further off, nothing for an answer that is none."""
    copies = [list(argument) if isinstance(argument, list) else argument for argument in arguments]
    try:
        off = distance(getattr(program, name)(*copies), right)
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return 0.0
    return 1.0 if off < 1e-9 else 0.6 / (1.0 + off)


def left_noise(program):
    """How far the cleaned readings are from the true course; every series has to be cleaned."""
    total = 0.0
    for truth, readings in SERIES:
        off = distance(program.clean(list(readings)), [*truth])
        if not math.isfinite(off):
            raise ValueError("cleaned a series into something else than as many numbers")
        total += off
    return total / len(SERIES)


def evaluate(program_path):
    spec = importlib.util.spec_from_file_location("program", program_path)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    noise = left_noise(program)
    by_name = {}
    for name, arguments, right in CASES:
        by_name.setdefault(name, []).append(credit(program, name, arguments, right))
    right = sum(sum(credits) / len(credits) for credits in by_name.values()) / len(by_name)
    return {
        "combined_score": 100.0 * right - 50.0 * math.log10(max(noise, 1e-6)),
        "right": right,
        "left_noise": noise,
    }
