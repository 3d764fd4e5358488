#!/usr/bin/env python3
"""Writes the small random models of the engine's tests, and what the reference libraries compute with them.

Run as: python native/src/test/python/make_models.py [--out DIR] [--only NAME ...]
"""

import argparse
import os
import warnings
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import adapters  # noqa: E402
import folders  # noqa: E402
import noise  # noqa: E402
import peft  # noqa: E402
import sampling  # noqa: E402
import torch  # noqa: E402
import training  # noqa: E402
import transformers  # noqa: E402
from legacy import read_shards  # noqa: E402
from reference import Ragged, encodings, greedy, hidden_of, logits_of, scores_of  # noqa: E402
from specs import LENGTHS, Spec, specs  # noqa: E402
from store import Tensors, write_json, write_tensors  # noqa: E402
from torch import nn  # noqa: E402

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
LEAST_MARGIN = 1e-3  # of a greedy choice: far above the rounding of float32


def settle() -> None:
    """One thread and deterministic algorithms, so that a second run gives the same bytes."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    warnings.simplefilter("ignore", FutureWarning)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=RESOURCES)
    parser.add_argument("--only", nargs="*", default=[spec.name for spec in specs()])
    arguments = parser.parse_args()
    settle()
    for spec in specs():
        if spec.name in arguments.only:
            make_model(spec, arguments.out / "models" / spec.name)
            print(spec.name, flush=True)
    sampling.make(arguments.out / "sampling")
    noise.make(arguments.out / "noise")


def make_model(spec: Spec, folder: Path) -> None:
    folders.make(spec, folder)
    batch = Ragged.random(spec.config.vocab_size, LENGTHS, spec.seed)
    expected = expectations(spec, folder, batch)
    require_clear(expected, spec.name)
    write_tensors(folder / "expected.safetensors", expected)
    write_json(folder / "expected.json", facts(spec, expected))
    for adapter in adapters.OF_MODEL.get(spec.name, ()):
        make_adapter(adapter, spec, folder, batch)
    if spec.name in training.OF_MODEL:
        make_training(spec, folder)


def require_clear(expected: Tensors, name: str) -> None:
    least = expected["greedy_margins"].min().item() if "greedy_margins" in expected else LEAST_MARGIN
    if least < LEAST_MARGIN:
        raise SystemExit(f"Cannot use {name}: a greedy choice has a margin of {least:.6f}. Choose another seed.")


def expectations(spec: Spec, folder: Path, batch: Ragged) -> Tensors:
    exact = folders.load(spec, folder, torch.float32)
    if spec.family == "bert":
        return {**batch.tensors(), **encodings(exact, batch)}
    logits = logits_of(exact, batch)
    found = {"logits": logits, "hidden": hidden_of(exact, batch), **scores_of(logits, batch), **greedy(exact, batch)}
    return {**batch.tensors(), **found, **native(spec, folder, batch)}


def native(spec: Spec, folder: Path, batch: Ragged) -> Tensors:
    """The same in the type of the stored weights, where that is a half one."""
    if spec.dtype == torch.float32:
        return {}
    logits = logits_of(folders.load(spec, folder, spec.dtype), batch)
    return {f"native.{name}": value for name, value in {"logits": logits, **scores_of(logits, batch)}.items()}


def facts(spec: Spec, expected: Tensors) -> dict[str, Any]:
    config = spec.config
    heads = config.num_attention_heads
    kv_heads = getattr(config, "num_key_value_heads", heads)
    sizes = {
        "vocabulary": config.vocab_size,
        "hidden": config.hidden_size,
        "layers": config.num_hidden_layers,
        "heads": heads,
        "group": heads // kv_heads,
        "head_size": getattr(config, "head_dim", None) or config.hidden_size // heads,
        "tied": spec.family != "bert" and config.tie_word_embeddings,
    }
    named = {"name": spec.name, "family": spec.family, "layout": spec.layout, "dtype": str(spec.dtype)[6:]}
    return {**named, **sizes, **closeness(expected)}


def closeness(expected: Tensors) -> dict[str, float]:
    """How near greedy choices are to a tie, and how far the stored type is from exact arithmetic."""
    result = {}
    if "greedy_margins" in expected:
        result["least_greedy_margin"] = round(expected["greedy_margins"].min().item(), 6)
    if "native.logits" in expected:
        exact, stored = expected["logits"], expected["native.logits"].float()
        result["native_greatest_error"] = round(((stored - exact).abs().max() / exact.abs().max()).item(), 6)
        result["native_relative_error"] = round(((stored - exact).norm() / exact.norm()).item(), 6)
    return result


def make_adapter(adapter: adapters.Adapter, spec: Spec, folder: Path, batch: Ragged) -> None:
    place = folder / "adapters" / adapter.name
    base: nn.Module = folders.load(spec, folder, torch.float32)
    wrapped = adapters.Qwen1Shell(read_shards(folder)) if spec.layout == "qwen1" else base
    adapters.make(adapter, wrapped, place, spec.name)
    model = attached(spec, folder, adapter.name)
    expected = {"logits": logits_of(model, batch), **greedy(model, batch)}
    require_clear(expected, f"{spec.name}/{adapter.name}")
    if adapter.merged:
        expected["merged.logits"] = logits_of(model.merge_and_unload(), batch)
    write_tensors(place / "expected.safetensors", expected)


def attached(spec: Spec, folder: Path, adapter: str) -> peft.PeftModel:
    attach = adapters.attach_qwen1 if spec.layout == "qwen1" else adapters.attach
    return attach(folders.load(spec, folder, torch.float32), folder / "adapters" / adapter)


def make_training(spec: Spec, folder: Path) -> None:
    write_tensors(folder / "training.safetensors", trained(spec, folder))
    optimisers = {"steps": training.STEPS, "adam": training.ADAM, "sgd": training.SGD}
    write_json(folder / "training.json", {"adapters": training.OF_MODEL[spec.name], **optimisers})


def trained(spec: Spec, folder: Path) -> Tensors:
    def base() -> nn.Module:
        return folders.load(spec, folder, torch.float32)

    return training.expectations(base, folder / "adapters", spec.name, spec.config.vocab_size, spec.seed)


if __name__ == "__main__":
    main()
