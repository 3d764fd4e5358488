"""Gradients of LoRA weights, and where a few steps of two optimisers lead, by autograd."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from adapters import attach
from peft import PeftModel
from reference import Ragged, fresh, ints
from store import Tensors
from torch import nn

OF_MODEL = {
    "llama3": ("qv", "patterns"),
    "gemma": ("qo", "every"),
    "phi": ("mlp", "every"),
    "qwen2-window": ("every", "ends"),
    "mistral": ("ends", "every"),
}
LENGTHS = (5, 19, 40, 66)
OWNERS = (0, 1, 0, 1)  # the adapter of each sequence
STEPS = 3
ADAM = dict(lr=0.01, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0)
SGD = dict(lr=0.05, momentum=0.9, dampening=0.0, nesterov=False, weight_decay=0.0)


@dataclass(frozen=True)
class Task:
    """Sequences of one adapter, and for each token whether it counts as a target."""

    sequences: tuple[tuple[int, ...], ...]
    masks: tuple[tuple[int, ...], ...]

    def loss(self, model: nn.Module) -> torch.Tensor:
        """The mean cross entropy over all counted targets of all sequences."""
        rows = zip(self.sequences, self.masks, strict=True)
        return sum(_entropy(model, tokens, mask) for tokens, mask in rows) / sum(map(sum, self.masks))


def _entropy(model: nn.Module, tokens: tuple[int, ...], mask: tuple[int, ...]) -> torch.Tensor:
    fresh(model)
    logits = model(input_ids=torch.tensor([tokens]), use_cache=False).logits[0, :-1].float()
    each = nn.functional.cross_entropy(logits, torch.tensor(tokens[1:]), reduction="none")
    return (each * torch.tensor(mask[1:])).sum()


def batch(vocabulary: int, seed: int) -> tuple[Ragged, tuple[tuple[int, ...], ...]]:
    """Targets: never the first token, none in a prompt of a third, and a few left out at random."""
    draws = np.random.default_rng([seed, 8])
    masks = [[int(at > n // 3 and draws.random() < 0.8) for at in range(n - 1)] + [1] for n in LENGTHS]
    return Ragged.random(vocabulary, LENGTHS, seed + 1), tuple(map(tuple, masks))


def expectations(base: Callable[[], nn.Module], adapters: Path, model: str, vocabulary: int, seed: int) -> Tensors:
    sequences, masks = batch(vocabulary, seed)
    flat = [bit for mask in masks for bit in mask]
    given = {**sequences.tensors(), "mask": ints(flat), "owners": ints(list(OWNERS))}
    result = dict(given)
    for index, name in enumerate(OF_MODEL[model]):
        found = _of_adapter(lambda name=name: attach(base(), adapters / name, trainable=True), task(given, index))
        result.update({f"{name}.{key}": value for key, value in found.items()})
    return result


def task(given: Tensors, adapter: int) -> Task:
    """The rows of the batch that belong to an adapter."""
    masks = [tuple(part.tolist()) for part in given["mask"].split(given["lengths"].tolist())]
    own = [row for row, owner in enumerate(given["owners"].tolist()) if owner == adapter]
    sequences = Ragged.of(given).sequences
    return Task(tuple(sequences[row] for row in own), tuple(masks[row] for row in own))


def _of_adapter(model: Callable[[], PeftModel], task: Task) -> Tensors:
    first = model()
    task.loss(first).backward()
    result = {f"grad.{key}": weight.grad for key, weight in lora_weights(first).items()}
    for title, optimiser, options in (("adam", torch.optim.Adam, ADAM), ("sgd", torch.optim.SGD, SGD)):
        trained = model()
        losses = _train(trained, task, optimiser(lora_weights(trained).values(), **options))
        result[f"{title}.losses"] = torch.tensor(losses)
        result.update({f"{title}.{key}": weight.detach() for key, weight in lora_weights(trained).items()})
    return result


def _train(model: PeftModel, task: Task, optimiser: torch.optim.Optimizer) -> list[float]:
    """The loss before each step, and after the last."""
    losses = []
    for _ in range(STEPS):
        optimiser.zero_grad()
        loss = task.loss(model)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    with torch.no_grad():
        return [*losses, task.loss(model).item()]


def lora_weights(model: PeftModel) -> dict[str, nn.Parameter]:
    """A and B by their names in adapter_model.safetensors; nothing else is trained."""
    named = {name.replace(".default", ""): parameter for name, parameter in model.named_parameters()}
    return {name: named[name] for name in sorted(named) if re.search(r"lora_[AB]\.weight$", name)}
