"""What the reference library computes: every sequence alone, unpadded, with eager attention, on one thread."""

from dataclasses import dataclass

import numpy as np
import torch
from store import Tensors
from torch import nn

GREEDY_TOKENS = 64
FIRST_ORDINARY_ID = 3


@dataclass(frozen=True)
class Ragged:
    """Sequences of several lengths; as tensors, one after another without padding."""

    sequences: tuple[tuple[int, ...], ...]

    @staticmethod
    def random(vocabulary: int, lengths: tuple[int, ...], seed: int) -> "Ragged":
        draws = np.random.default_rng([seed, 7])
        return Ragged(tuple(tuple(draws.integers(FIRST_ORDINARY_ID, vocabulary, n).tolist()) for n in lengths))

    @staticmethod
    def of(tensors: Tensors) -> "Ragged":
        parts = tensors["tokens"].split(tensors["lengths"].tolist())
        return Ragged(tuple(tuple(part.tolist()) for part in parts))

    def tensors(self) -> Tensors:
        flat = [token for sequence in self.sequences for token in sequence]
        return {"tokens": ints(flat), "lengths": ints([len(sequence) for sequence in self.sequences])}


def ints(values: list) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.int32)


def fresh(model: nn.Module) -> None:
    """Forgets the longest sequence that rotary embeddings with dynamic scaling have seen."""
    for module in model.modules():
        if hasattr(module, "original_inv_freq"):
            module.inv_freq = module.original_inv_freq
            module.max_seq_len_cached = module.original_max_seq_len


@torch.no_grad()
def logits_of(model: nn.Module, batch: Ragged) -> torch.Tensor:
    """The logits of every position, in the type the model computes in."""
    return torch.cat([_alone(model, sequence) for sequence in batch.sequences])


def _alone(model: nn.Module, sequence: tuple[int, ...]) -> torch.Tensor:
    fresh(model)
    return model(input_ids=torch.tensor([sequence]), use_cache=False).logits[0]


@torch.no_grad()
def hidden_of(model: nn.Module, batch: Ragged) -> torch.Tensor:
    """Hidden states after the last norm."""
    rows = []
    for sequence in batch.sequences:
        fresh(model)
        rows.append(model.model(input_ids=torch.tensor([sequence]), use_cache=False).last_hidden_state[0])
    return torch.cat(rows)


def scores_of(logits: torch.Tensor, batch: Ragged) -> Tensors:
    """Per token its log-likelihood given those before it (0 for a first one); per position top-1 and its margin."""
    logits = logits.float()
    parts = zip(batch.sequences, logits.split([len(sequence) for sequence in batch.sequences]), strict=True)
    logprobs = torch.cat([_logprobs(sequence, rows) for sequence, rows in parts])
    best = logits.topk(2, dim=-1)
    return {"logprobs": logprobs, "top1": best.indices[:, 0].int(), "margins": best.values[:, 0] - best.values[:, 1]}


def _logprobs(sequence: tuple[int, ...], logits: torch.Tensor) -> torch.Tensor:
    targets = torch.tensor(sequence[1:], dtype=torch.long)
    given = logits[:-1].log_softmax(-1).gather(1, targets[:, None])[:, 0]
    return torch.cat([torch.zeros(1), given])


@torch.no_grad()
def greedy(model: nn.Module, batch: Ragged) -> Tensors:
    """64 tokens after each sequence, one at a time with the cache, past any end token; and the margins."""
    runs = [_continued(model, sequence) for sequence in batch.sequences]
    return {"greedy": ints([tokens for tokens, _ in runs]), "greedy_margins": torch.tensor([gaps for _, gaps in runs])}


def _continued(model: nn.Module, prompt: tuple[int, ...]) -> tuple[list[int], list[float]]:
    fresh(model)
    tokens: list[int] = []
    gaps: list[float] = []
    cache, given = None, list(prompt)
    while len(tokens) < GREEDY_TOKENS:
        step = model(input_ids=torch.tensor([given]), cache=cache, use_cache=True)
        best = step.logits[0, -1].float().topk(2)
        tokens.append(best.indices[0].item())
        gaps.append((best.values[0] - best.values[1]).item())
        cache, given = step.cache, tokens[-1:]
    return tokens, gaps


@torch.no_grad()
def encodings(model: nn.Module, batch: Ragged) -> Tensors:
    """A padded batch through an encoder: states of the real positions, and three ways to pool them."""
    lengths = [len(sequence) for sequence in batch.sequences]
    ids = torch.zeros(len(lengths), max(lengths), dtype=torch.long)
    for row, sequence in enumerate(batch.sequences):
        ids[row, : len(sequence)] = torch.tensor(sequence)
    mask = (torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]).long()
    out = model(input_ids=ids, attention_mask=mask)
    weights = mask[:, :, None].float()
    return {
        "hidden": out.last_hidden_state[mask.bool()],
        "cls": out.last_hidden_state[:, 0],
        "mean": (out.last_hidden_state * weights).sum(1) / weights.sum(1),
        "pooler": out.pooler_output,
    }
