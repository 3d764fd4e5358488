#!/usr/bin/env python3
"""Searches for the nearest of many vectors with PyTorch, once for each line that comes in.

Usage: lamarck model bench-nearest --peer 'python scripts/peers/nearest.py [--threads N] [--numpy]'

Makes the same vectors as the bench and answers every line with {"millis": ..., "rows": [[...], ...]}. With --numpy the
search is numpy's: a product, argpartition, and a sort of what is left. Needs `pip install torch numpy`.
"""

import argparse
import json
import sys
import time

import numpy
import torch

TOGETHER = 8192


def made(first, count, width):
    """Numbers from -1 to 1 by their place alone, and each row brought to length one."""
    place = (numpy.arange(first * width, (first + count) * width, dtype=numpy.uint64) & 0xFFFFFFFF).astype(numpy.uint32)
    mixed = place * numpy.uint32(0x9E3779B1)
    mixed = (mixed ^ (mixed >> numpy.uint32(15))) * numpy.uint32(0x85EBCA77)
    mixed = (mixed ^ (mixed >> numpy.uint32(13))) * numpy.uint32(0xC2B2AE3D)
    rows = ((mixed.view(numpy.int32) >> 8).astype(numpy.float32) * numpy.float32(2**-23)).reshape(count, width)
    return (rows / numpy.linalg.norm(rows.astype(numpy.float64), axis=1, keepdims=True)).astype(numpy.float32)


def by_torch(queries, vectors, nearest):
    return torch.topk(queries @ vectors.T, nearest).indices.tolist()


def by_numpy(queries, vectors, nearest):
    products = queries.numpy() @ vectors.numpy().T
    some = numpy.argpartition(-products, nearest - 1, axis=1)[:, :nearest]
    order = numpy.argsort(-numpy.take_along_axis(products, some, axis=1), axis=1)
    return numpy.take_along_axis(some, order, axis=1).tolist()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--numpy", action="store_true")
    for name in ("rows", "width", "queries", "nearest"):
        parser.add_argument(name, type=int)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    vectors = torch.empty(asked.rows, asked.width)
    for row in range(0, asked.rows, TOGETHER):
        count = min(TOGETHER, asked.rows - row)
        vectors[row : row + count] = torch.from_numpy(made(asked.queries + row, count, asked.width))
    queries = torch.from_numpy(made(0, asked.queries, asked.width))
    search = by_numpy if asked.numpy else by_torch
    for _ in sys.stdin:
        begun = time.perf_counter()
        with torch.inference_mode():
            rows = search(queries, vectors, asked.nearest)
        millis = (time.perf_counter() - begun) * 1e3
        print(json.dumps({"millis": millis, "rows": rows}), flush=True)


if __name__ == "__main__":
    main()
