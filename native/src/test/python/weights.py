"""Random weights under which every part of a model matters: norms and biases too, and logits that spread."""

import math

import numpy as np
import torch
from specs import Gains, Spec
from torch import nn

SPREAD = 0.2  # of norms and biases
ATTENTION_OUT = ("o_proj", "dense")
MLP_OUT = ("down_proj", "fc2")
EMBEDDINGS = ("embed_tokens.weight", "word_embeddings.weight", "position_embeddings.weight")


def fill(model: nn.Module, spec: Spec) -> None:
    """Draws each parameter in turn from one NumPy stream, which is the same on every machine."""
    draws = np.random.default_rng(spec.seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            noise = torch.from_numpy(draws.standard_normal(parameter.shape)).float()
            parameter.copy_(_scaled(name, noise, spec).to(spec.rounding))


def _scaled(name: str, noise: torch.Tensor, spec: Spec) -> torch.Tensor:
    if noise.dim() == 1:
        return _vector(name, noise, spec.family)
    if name.endswith(EMBEDDINGS):
        tied = getattr(spec.config, "tie_word_embeddings", False) and spec.family != "bert"
        return noise * (spec.gains.logits / math.sqrt(noise.shape[1]) if tied else 1.0)
    return noise * _gain(name, spec.gains) / math.sqrt(noise.shape[1])


def _vector(name: str, noise: torch.Tensor, family: str) -> torch.Tensor:
    if name.endswith("weight"):
        return noise * SPREAD + (0.0 if family == "gemma" else 1.0)
    return noise * SPREAD


def _gain(name: str, gains: Gains) -> float:
    module = name.split(".")[-2]
    if "lm_head" in name:
        return gains.logits
    if module in ("q_proj", "k_proj", "query", "key"):
        return gains.query
    if module in ATTENTION_OUT:
        return gains.attention
    return gains.mlp if module in MLP_OUT else 1.0
