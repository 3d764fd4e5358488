"""A peer of `lamarck model bench --part prefill`: only the matrix products of a Llama's layers, by a library for them.

Usage: products.py FOLDER --library numpy|torch [--prompt-tokens N]
numpy multiplies with OpenBLAS, torch with oneDNN or MKL: `python -c 'import torch; print(torch.__config__.show())'` says which.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from turns import take_turns


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--library", dest="kind", choices=["numpy", "torch"], required=True)
    parser.add_argument("--prompt-tokens", type=int, default=512)
    parser.add_argument("--dtype", default="float32")
    arguments = parser.parse_args()
    shapes = shapes_of(json.loads((arguments.folder / "config.json").read_text()))
    draw = np.random.default_rng(1)
    x = {inputs: draw.standard_normal((arguments.prompt_tokens, inputs), np.float32) for _, inputs in shapes}
    w = [draw.standard_normal(shape, np.float32) for shape in shapes]
    if arguments.kind == "numpy":
        take_turns(lambda: [x[weight.shape[1]] @ weight.T for weight in w])
        return
    dtype = getattr(torch, arguments.dtype)
    rows = {inputs: torch.from_numpy(some).to(dtype) for inputs, some in x.items()}
    weights = [torch.from_numpy(weight).to(dtype) for weight in w]
    with torch.inference_mode():
        take_turns(lambda: [rows[weight.shape[1]] @ weight.T for weight in weights])


def shapes_of(config: dict) -> list[tuple[int, int]]:
    width, inner = config["hidden_size"], config["intermediate_size"]
    head = config.get("head_dim") or width // config["num_attention_heads"]
    queries, keys = config["num_attention_heads"] * head, config["num_key_value_heads"] * head
    layer = [(queries, width), (keys, width), (keys, width), (width, queries), (inner, width), (inner, width), (width, inner)]
    return layer * config["num_hidden_layers"]


if __name__ == "__main__":
    main()
