"""Distributions to sample from, as the reference library's processors leave them, in the order of its generate()."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from reference import ints
from store import Tensors, write_json, write_tensors
from transformers import GenerationConfig, LlamaConfig, LlamaForCausalLM

SEED = 71
NEUTRAL: dict[str, Any] = dict(temperature=1.0, top_k=0, top_p=1.0, min_p=None, repetition_penalty=1.0)
SETTINGS: list[dict[str, Any]] = [
    {},
    dict(temperature=0.7),
    dict(temperature=1.9),
    dict(top_k=1),
    dict(top_k=7),
    dict(top_k=5000),
    dict(top_p=0.9),
    dict(top_p=0.05),
    dict(min_p=0.1),
    dict(repetition_penalty=1.3),
    dict(repetition_penalty=0.8),
    dict(temperature=0.8, top_k=40, top_p=0.95),
    dict(temperature=1.5, min_p=0.05, repetition_penalty=1.1),
    dict(temperature=0.6, top_k=20, top_p=0.8, min_p=0.02, repetition_penalty=1.2),
]
TIES: list[dict[str, Any]] = [dict(top_k=4), dict(min_p=0.5), dict(temperature=0.5, top_k=2)]


def make(folder: Path) -> None:
    draws = np.random.default_rng(SEED)
    rows = {
        "broad": torch.from_numpy(draws.normal(0.0, 2.0, 131)).float(),
        "peaked": torch.from_numpy(draws.normal(0.0, 4.0, 1021)).float(),
        "tied": torch.from_numpy(np.round(draws.normal(0.0, 2.0, 131))).float().clamp(max=4.0),
    }
    tensors: Tensors = {f"logits.{name}": row for name, row in rows.items()}
    tensors.update({f"history.{name}": ints(_history(draws, row)) for name, row in rows.items()})
    cases = [(name, case) for name in ("broad", "peaked") for case in SETTINGS] + [("tied", case) for case in TIES]
    for index, (name, case) in enumerate(cases):
        history = tensors[f"history.{name}"].long()
        tensors[f"probabilities.{index}"] = probabilities(rows[name], history, {**NEUTRAL, **case})
    write_tensors(folder / "expected.safetensors", tensors)
    listed = [{"case": index, "logits": name, **NEUTRAL, **case} for index, (name, case) in enumerate(cases)]
    write_json(folder / "cases.json", listed)


def _history(draws: np.random.Generator, row: torch.Tensor) -> list[int]:
    """Random tokens, one of them twice, with the two most likely and the least likely among them."""
    some = draws.integers(0, len(row), 9).tolist()
    order = row.argsort(descending=True).tolist()
    return [*some, some[0], order[0], order[1], order[-1]]


def probabilities(logits: torch.Tensor, history: torch.Tensor, settings: dict[str, Any]) -> torch.Tensor:
    config = GenerationConfig(do_sample=True, num_beams=1, **settings)
    processors = _shell()._get_logits_processor(config, input_ids_seq_length=len(history))
    return processors(history[None], logits[None].clone())[0].softmax(-1)


def _shell() -> LlamaForCausalLM:
    tiny = dict(hidden_size=4, intermediate_size=4, num_hidden_layers=1, num_attention_heads=1)
    return LlamaForCausalLM(LlamaConfig(vocab_size=8, **tiny))
