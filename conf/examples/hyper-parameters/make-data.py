#!/usr/bin/env python3
"""Makes measurements.csv: six inputs, of which four decide the yield and two do nothing.

    python3 make-data.py > measurements.csv

The draws and the arithmetic are the same on every machine: no function here is left to a mathematics library.
"""

import random

ROWS = 240
NOISE = 0.3


def noise(draw):
    """About normal, with a variance of 1: the sum of twelve uniform draws around its mean."""
    total = -6.0
    for _ in range(12):
        total += draw()  # one by one: how sum() rounds differs between versions of Python
    return total


def crop(heat, water, light, depth):
    """A product of two, a hill, and a kink."""
    return 8 * heat * (1 - water) + 10 * (light - 0.5) * (light - 0.5) + 3 * abs(depth - 0.4)


def main():
    draw = random.Random(1809).random
    print("heat,water,light,depth,moon,colour,yield")
    for _ in range(ROWS):
        inputs = [round(draw(), 4) for _ in range(6)]
        target = crop(*inputs[:4]) + NOISE * noise(draw)
        print(",".join(f"{value:.4f}" for value in inputs) + f",{target:.4f}")


if __name__ == "__main__":
    main()
