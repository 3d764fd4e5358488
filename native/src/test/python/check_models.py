#!/usr/bin/env python3
"""Loads the committed models again, by other ways than they were computed, and compares with what is stored.

Sequences go through as one padded batch with an attention mask, greedy tokens come from generate(), the adapters of
Qwen 1 are merged under its own names, gradients meet a finite difference. Prints the greatest difference of each,
relative to the greatest value; fails where one is beyond its bound.
Run as: python native/src/test/python/check_models.py [--root DIR]
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import adapters
import folders
import make_models
import noise
import sampling
import torch
import training
import transformers
from legacy import RULES, modern, read_shards
from reference import GREEDY_TOKENS, Ragged, encodings, fresh, logits_of
from specs import Spec, specs
from store import Tensors, read_json, read_tensors
from torch import nn

EXACT = 2e-5  # float32 throughout, in another order of additions
HALF = 2e-2  # in a half type
SLOPE = 2e-2  # of a finite difference in float32
STEP = 1e-2

Finding = tuple[str, float, float]  # what, difference, bound


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=make_models.RESOURCES)
    root = parser.parse_args().root
    make_models.settle()
    failures = 0
    for what, difference, bound in findings(root):
        failures += difference > bound
        print(f"{'ok  ' if difference <= bound else 'FAIL'} {what:44} {difference:.2e} <= {bound:.0e}", flush=True)
    return min(failures, 1)


def findings(root: Path) -> Iterator[Finding]:
    for spec in specs():
        folder = root / "models" / spec.name
        yield from model_findings(spec, folder)
        for adapter in adapters.OF_MODEL.get(spec.name, ()):
            yield from adapter_findings(spec, folder, adapter)
        if spec.name in training.OF_MODEL:
            yield from training_findings(spec, folder)
    yield from other_findings(root)


def far(found: torch.Tensor, stored: torch.Tensor) -> float:
    return ((found.float() - stored.float()).abs().max() / stored.float().abs().max()).item()


def unlike(found: torch.Tensor, stored: torch.Tensor) -> float:
    """0 for equal integers, else the share that differs."""
    return (found != stored).float().mean().item()


def model_findings(spec: Spec, folder: Path) -> Iterator[Finding]:
    stored = read_tensors(folder / "expected.safetensors")
    batch = Ragged.of(stored)
    model = read(spec, folder, torch.float32)
    if spec.family == "bert":
        single = [encodings(model, Ragged((sequence,))) for sequence in batch.sequences]
        for name in ("hidden", "cls", "mean", "pooler"):
            yield f"{spec.name} {name}", far(torch.cat([one[name] for one in single]), stored[name]), EXACT
        return
    logits = together(model, batch)
    yield f"{spec.name} logits", far(logits, stored["logits"]), EXACT
    yield f"{spec.name} hidden", far(model.lm_head(stored["hidden"]), stored["logits"]), EXACT
    yield f"{spec.name} logprobs", far(likelihoods(logits, batch), stored["logprobs"]), EXACT
    yield f"{spec.name} greedy", unlike(generated(model, batch), stored["greedy"]), 0.0
    if spec.dtype != torch.float32:
        half = logits_of(read(spec, folder, spec.dtype), batch)
        yield f"{spec.name} native", far(half, stored["native.logits"]), EXACT
        yield f"{spec.name} native against float32", far(half, stored["logits"]), HALF


def read(spec: Spec, folder: Path, dtype: torch.dtype) -> nn.Module:
    """By what config.json says, where the library still has a class for it."""
    if spec.layout in RULES:
        return folders.load(spec, folder, dtype)
    kind = transformers.AutoModel if spec.family == "bert" else transformers.AutoModelForCausalLM
    return kind.from_pretrained(folder, dtype=dtype, attn_implementation="eager", local_files_only=True).eval()


@torch.no_grad()
def together(model: nn.Module, batch: Ragged) -> torch.Tensor:
    """As one padded batch; dynamic scaling depends on the longest row, so it takes each alone."""
    if getattr(model.config, "rope_parameters", {}).get("rope_type") == "dynamic":
        return logits_of(model, batch)
    lengths = torch.tensor([len(sequence) for sequence in batch.sequences])
    mask = (torch.arange(int(lengths.max()))[None, :] < lengths[:, None]).long()
    ids = torch.zeros_like(mask)
    ids[mask.bool()] = batch.tensors()["tokens"].long()
    return model(input_ids=ids, attention_mask=mask, use_cache=False).logits[mask.bool()]


def likelihoods(logits: torch.Tensor, batch: Ragged) -> torch.Tensor:
    rows, at = [], 0
    for sequence in batch.sequences:
        probabilities = logits[at : at + len(sequence)].double().softmax(-1)
        rows += [1.0, *(probabilities[index, token].item() for index, token in enumerate(sequence[1:]))]
        at += len(sequence)
    return torch.tensor(rows, dtype=torch.float64).log()


def generated(model: nn.Module, batch: Ragged) -> torch.Tensor:
    config = transformers.GenerationConfig(max_new_tokens=GREEDY_TOKENS, do_sample=False, pad_token_id=0)
    model.generation_config = config
    rows = []
    for sequence in batch.sequences:
        fresh(model)
        ids = torch.tensor([sequence])
        rows.append(model.generate(ids, attention_mask=torch.ones_like(ids))[0, len(sequence) :])
    return torch.stack(rows).int()


def adapter_findings(spec: Spec, folder: Path, adapter: adapters.Adapter) -> Iterator[Finding]:
    title = f"{spec.name}/{adapter.name}"
    place = folder / "adapters" / adapter.name
    batch = Ragged.of(read_tensors(folder / "expected.safetensors"))
    stored = read_tensors(place / "expected.safetensors")
    model = make_models.attached(spec, folder, adapter.name)
    yield f"{title} logits", far(together(model, batch), stored["logits"]), EXACT
    if spec.layout != "qwen1":
        yield f"{title} greedy", unlike(generated(model.get_base_model(), batch), stored["greedy"]), 0.0
    if "merged.logits" in stored:
        yield f"{title} merged", far(stored["merged.logits"], stored["logits"]), EXACT
    if spec.layout == "qwen1":
        merged = logits_of(qwen1_merged(spec, folder, place), batch)
        yield f"{title} merged in its layout", far(merged, stored["logits"]), EXACT


def qwen1_merged(spec: Spec, folder: Path, place: Path) -> nn.Module:
    """PEFT merges the adapter into the linears of Qwen 1; these become the Qwen 2 model."""
    tensors = read_shards(folder)
    merged = adapters.attach(adapters.Qwen1Shell(tensors), place).merge_and_unload().state_dict()
    changed: Tensors = {**tensors, **{name: merged[name] for name in tensors if name in merged}}
    shell = folders.load(spec, folder, torch.float32)
    shell.load_state_dict(modern(changed, list(shell.state_dict()), "qwen1"))
    return shell


def training_findings(spec: Spec, folder: Path) -> Iterator[Finding]:
    stored = read_tensors(folder / "training.safetensors")
    found = make_models.trained(spec, folder)
    for part in ("grad", "adam", "sgd"):
        names = [name for name in stored if f".{part}." in name]
        worst = max(far(found[name], stored[name]) for name in names)
        yield f"{spec.name} {part} of {len(names)} tensors", worst, EXACT
    for name in training.OF_MODEL[spec.name]:
        yield f"{spec.name}/{name} slope", slope(spec, folder, name, stored), SLOPE


def slope(spec: Spec, folder: Path, name: str, stored: Tensors) -> float:
    """Along the gradient the loss rises by the gradient's length: by a central difference."""
    model = make_models.attached(spec, folder, name)
    task = training.task(stored, training.OF_MODEL[spec.name].index(name))
    gradient = {key: stored[f"{name}.grad.{key}"] for key in training.lora_weights(model)}
    length = sum(part.square().sum() for part in gradient.values()).sqrt()
    losses = []
    with torch.no_grad():
        for direction in (STEP, -2 * STEP):
            for key, weight in training.lora_weights(model).items():
                weight += direction / length * gradient[key]
            losses.append(task.loss(model))
    return abs((losses[0] - losses[1]) / (2 * STEP) / length - 1).item()


def other_findings(root: Path) -> Iterator[Finding]:
    with TemporaryDirectory() as scratch:
        again = Path(scratch)
        sampling.make(again / "sampling")
        noise.make(again / "noise")
        stored = read_tensors(root / "sampling" / "expected.safetensors")
        found = read_tensors(again / "sampling" / "expected.safetensors")
        yield "sampling", max(far(found[name], stored[name]) for name in stored), EXACT
        same = read_json(again / "noise" / "expected.json") == read_json(root / "noise" / "expected.json")
        yield "noise", 0.0 if same else 1.0, 0.0


if __name__ == "__main__":
    sys.exit(main())
