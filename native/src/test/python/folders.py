"""Model folders: written through the reference library, and read back by it in the type asked for."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
import transformers
from legacy import RULES, modern, read_shards, rewrite_config, write_old
from safetensors.torch import save_file
from specs import Spec
from store import empty
from torch import nn
from weights import fill

CLASSES = {
    "llama": transformers.LlamaForCausalLM,
    "mistral": transformers.MistralForCausalLM,
    "qwen2": transformers.Qwen2ForCausalLM,
    "phi": transformers.PhiForCausalLM,
    "gemma": transformers.GemmaForCausalLM,
    "bert": transformers.BertModel,
}
QWEN1_GENERATION = {"chat_format": "chatml", "do_sample": True, "top_k": 0, "top_p": 0.8, "repetition_penalty": 1.1}


def make(spec: Spec, folder: Path) -> None:
    model = CLASSES[spec.family](spec.config)
    fill(model, spec)
    model.to(spec.dtype)
    empty(folder)
    if spec.layout in RULES:
        write_old(folder, model.state_dict(), spec.config.to_dict(), spec.layout, spec.shard)
        _generation(spec).save_pretrained(folder)
        return
    model.save_pretrained(folder, max_shard_size=spec.shard or "1GB")
    rewrite_config(folder / "config.json", spec.layout, spec.overrides)


def _generation(spec: Spec) -> transformers.GenerationConfig:
    ids = {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 2}
    return transformers.GenerationConfig(**ids, **(QWEN1_GENERATION if spec.layout == "qwen1" else {}))


def load(spec: Spec, folder: Path, dtype: torch.dtype) -> nn.Module:
    """As a user loads it; the layouts that the library has lost are first written as their present equal."""
    if spec.layout not in RULES:
        return _load(spec, folder, dtype)
    with TemporaryDirectory() as scratch:
        present = Path(scratch)
        shell = CLASSES[spec.family](spec.config)
        tensors = modern(read_shards(folder), list(shell.state_dict()), spec.layout)
        kept = {name: tensor.contiguous().clone() for name, tensor in tensors.items()}
        save_file(kept, present / "model.safetensors", metadata={"format": "pt"})
        spec.config.save_pretrained(present)
        return _load(spec, present, dtype)


def _load(spec: Spec, folder: Path, dtype: torch.dtype) -> Any:
    options = dict(dtype=dtype, attn_implementation="eager", local_files_only=True)
    return CLASSES[spec.family].from_pretrained(folder, **options).eval()
