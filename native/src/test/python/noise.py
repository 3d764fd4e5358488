"""Philox4x32-10 and the seeded perturbations of populations that are built on it, in NumPy.

A value of noise is a byte q: sign from bit 7, magnitude (q & 127) + 1/2, times sqrt(3)/128; uniform within sqrt(3),
symmetric, of variance 1 - 2^-16. A block of 16 bytes is one call of Philox: counter (block, 2 * matrix + side, pair,
slot), key (low and high word of the seed); its words are read in order, low byte first. The factors A [m, r] (side 0)
and B [n, r] (side 1) are filled row by row. Members 2p and 2p + 1 share pair p, with signs +1 and -1; their
weights are W + sign * sigma / sqrt(r) * A B^T. The slot is 0 without noise reuse, else epoch // reuse.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from store import write_json

MULTIPLIERS = (0xD2511F53, 0xCD9E8D57)
WEYL = (0x9E3779B9, 0xBB67AE85)
ROUNDS = 10
MASK = 0xFFFFFFFF
UNIT = np.sqrt(3.0) / 128.0

# counter, key, result: the known answers of Random123
KNOWN_ANSWERS = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((MASK,) * 4, (MASK,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


def philox(counters: np.ndarray, key: tuple[int, int]) -> np.ndarray:
    """Counters uint64 [n, 4] of 32-bit words, to results of the same shape."""
    words = [counters[:, index].astype(np.uint64) for index in range(4)]
    low, high = key
    for _ in range(ROUNDS):
        first, second = words[0] * np.uint64(MULTIPLIERS[0]), words[2] * np.uint64(MULTIPLIERS[1])
        words = [
            (second >> np.uint64(32)) ^ words[1] ^ np.uint64(low),
            second & np.uint64(MASK),
            (first >> np.uint64(32)) ^ words[3] ^ np.uint64(high),
            first & np.uint64(MASK),
        ]
        low, high = (low + WEYL[0]) & MASK, (high + WEYL[1]) & MASK
    return np.stack(words, axis=1)


@dataclass(frozen=True)
class Draw:
    """Names one factor of one perturbation."""

    seed: int
    matrix: int
    side: int
    pair: int
    slot: int

    def bytes(self, count: int) -> np.ndarray:
        blocks = (count + 15) // 16
        counters = np.empty((blocks, 4), np.uint64)
        counters[:, 0] = np.arange(blocks)
        counters[:, 1:] = (2 * self.matrix + self.side, self.pair, self.slot)
        words = philox(counters, (self.seed & MASK, self.seed >> 32))
        return words.astype("<u4").view(np.uint8).reshape(-1)[:count]

    def factor(self, rows: int, rank: int) -> np.ndarray:
        codes = self.bytes(rows * rank)
        halves = np.where(codes & 128, -1.0, 1.0) * ((codes & 127) + 0.5)
        return (halves * UNIT).reshape(rows, rank)


@dataclass(frozen=True)
class Population:
    seed: int
    sigma: float
    rank: int
    reuse: int = 0

    def slot(self, epoch: int) -> int:
        return epoch // self.reuse if self.reuse else 0

    def factors(self, shape: tuple[int, int], matrix: int, member: int, epoch: int) -> tuple[np.ndarray, np.ndarray]:
        place = (member >> 1, self.slot(epoch))
        left = Draw(self.seed, matrix, 0, *place).factor(shape[0], self.rank)
        return left, Draw(self.seed, matrix, 1, *place).factor(shape[1], self.rank)

    def perturbation(self, shape: tuple[int, int], matrix: int, member: int, epoch: int) -> np.ndarray:
        left, right = self.factors(shape, matrix, member, epoch)
        return sign(member) * self.sigma / np.sqrt(self.rank) * left @ right.T

    def update(self, shape: tuple[int, int], matrix: int, fitness: list[float], rate: float, epoch: int) -> np.ndarray:
        """The step of the mean weights: rate * sqrt(N) / N * sum of fitness * perturbation."""
        members = range(len(fitness))
        total = sum(fitness[m] * self.perturbation(shape, matrix, m, epoch) for m in members)
        return rate * np.sqrt(len(fitness)) / len(fitness) * total


def sign(member: int) -> int:
    return -1 if member & 1 else 1


DRAWS = [
    Draw(0, 0, 0, 0, 0),
    Draw(0, 0, 1, 0, 0),
    Draw(1, 3, 0, 7, 0),
    Draw(0x0123456789ABCDEF, 41, 1, 1023, 5),
    Draw(0xFFFFFFFFFFFFFFFF, 2**31 - 1, 1, MASK, MASK),
]
BYTES = 40  # ends within a block


def make(folder: Path) -> None:
    for counter, key, result in KNOWN_ANSWERS:
        assert philox(np.array([counter], np.uint64), key)[0].tolist() == list(result)
    answers = {
        "philox": [{"counter": hexes(c), "key": hexes(k), "result": hexes(r)} for c, k, r in KNOWN_ANSWERS],
        "draws": [_draw(draw) for draw in DRAWS],
        "populations": [_population(Population(12345678901234567, 0.05, rank, 2)) for rank in (1, 3)],
    }
    write_json(folder / "expected.json", answers)


def hexes(words: tuple[int, ...]) -> list[str]:
    return [f"{word:08x}" for word in words]


def _draw(draw: Draw) -> dict[str, Any]:
    place = {"matrix": draw.matrix, "side": draw.side, "pair": draw.pair, "slot": draw.slot}
    codes, values = draw.bytes(BYTES), draw.factor(BYTES, 1)[:, 0]
    return {"seed": f"{draw.seed:016x}", **place, "bytes": codes.tolist(), "values": values.tolist()}


def _population(population: Population) -> dict[str, Any]:
    shape, matrix, epoch = (5, 19), 4, 7
    inputs = [round(0.25 * (column - 9), 2) for column in range(shape[1])]
    fitness = [0.5, -1.25, 2.0, 0.75, -0.25, 1.0]
    effects = [population.perturbation(shape, matrix, m, epoch) @ np.array(inputs) for m in range(len(fitness))]
    return {
        "seed": f"{population.seed:016x}",
        "sigma": population.sigma,
        "rank": population.rank,
        "noise_reuse": population.reuse,
        "epoch": epoch,
        "matrix": matrix,
        "shape": list(shape),
        "input": inputs,
        "effects": [effect.tolist() for effect in effects],
        "fitness": fitness,
        "rate": 0.3,
        "update": population.update(shape, matrix, fitness, 0.3, epoch).tolist(),
    }
