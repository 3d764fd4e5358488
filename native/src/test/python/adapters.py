"""LoRA adapters, made and saved by PEFT, with random weights that change the logits clearly."""

import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from peft import LoraConfig, PeftModel, get_peft_model
from peft.tuners.lora import LoraLayer
from store import Tensors, empty, read_json, read_tensors, write_json
from torch import nn

EFFECT = 0.4  # of an adapted linear, relative to what it gives without
SPREAD = 0.2  # of biases, and of modules saved in full

SCALING_KEYS = ("r", "lora_alpha", "use_rslora", "rank_pattern", "alpha_pattern")
QWEN1_PARTS = {
    "attn.c_attn": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
    "attn.c_proj": ("self_attn.o_proj",),
    "mlp.w1": ("mlp.up_proj",),
    "mlp.w2": ("mlp.gate_proj",),
    "mlp.c_proj": ("mlp.down_proj",),
}


@dataclass(frozen=True)
class Adapter:
    name: str
    config: dict[str, Any]
    seed: int = 1
    merged: bool = False  # the logits of the merged model are kept as well
    dtype: torch.dtype = torch.float32  # that it is saved in


LLAMA = (
    Adapter("qv", dict(r=8, lora_alpha=16, target_modules=["q_proj", "v_proj"])),
    Adapter(
        "patterns",
        dict(
            r=4,
            lora_alpha=8,
            use_rslora=True,
            target_modules="all-linear",
            rank_pattern={"down_proj": 2, r"layers\.1\.self_attn\.q_proj": 6},
            alpha_pattern={"gate_proj": 3, "o_proj": 12},
        ),
        seed=3,
        merged=True,
    ),
    Adapter(
        "head",
        dict(
            r=3,
            lora_alpha=5,
            target_modules=["k_proj", "o_proj", "up_proj"],
            lora_bias=True,
            modules_to_save=["lm_head"],
        ),
        seed=3,
    ),
    Adapter("f16", dict(r=4, lora_alpha=8, target_modules=["q_proj", "down_proj"]), seed=6, dtype=torch.float16),
    Adapter("bf16", dict(r=3, lora_alpha=8, target_modules=["k_proj", "up_proj"]), seed=6, dtype=torch.bfloat16),
)
QWEN1 = (
    Adapter("fused", dict(r=8, lora_alpha=16, target_modules=["c_attn"], bias="lora_only"), seed=2),
    Adapter(
        "every",
        dict(
            r=4,
            lora_alpha=4,
            use_rslora=True,
            target_modules=["c_attn", "c_proj", "w1", "w2"],
            rank_pattern={"mlp.c_proj": 2, "h.1.attn.c_attn": 12},
            alpha_pattern={"w1": 10},
        ),
        seed=4,
        merged=True,
    ),
    Adapter("head", dict(r=1, lora_alpha=2, target_modules=["w1", "w2"], modules_to_save=["lm_head"]), seed=2),
)
PHI = (
    Adapter(
        "attention",
        dict(
            r=4,
            lora_alpha=8,
            target_modules=["q_proj", "k_proj", "v_proj", "dense"],
            layers_to_transform=[1],
            bias="lora_only",
        ),
        seed=2,
    ),
    Adapter(
        "mlp",
        dict(r=8, lora_alpha=16, use_rslora=True, target_modules=r".*\.mlp\.fc[12]", rank_pattern={"fc2": 3}),
        seed=2,
        merged=True,
    ),
    Adapter("head", dict(r=2, lora_alpha=4, target_modules=["lm_head", "q_proj"], lora_bias=True, bias="all"), seed=4),
    Adapter("every", dict(r=1, lora_alpha=2, target_modules="all-linear"), seed=3),
)
GEMMA = (
    Adapter("qo", dict(r=2, lora_alpha=8, target_modules=["q_proj", "o_proj"]), seed=4),
    Adapter("every", dict(r=1, lora_alpha=2, target_modules="all-linear"), seed=2, merged=True),
)
SMALL = (
    Adapter("every", dict(r=1, lora_alpha=2, target_modules="all-linear"), seed=2),
    Adapter("ends", dict(r=3, lora_alpha=6, target_modules=["v_proj", "down_proj"]), seed=2),
)
OF_MODEL = {"llama3": LLAMA, "qwen1": QWEN1, "phi": PHI, "gemma": GEMMA, "qwen2-window": SMALL, "mistral": SMALL}


def make(adapter: Adapter, base: nn.Module, folder: Path, base_name: str) -> None:
    """Wraps the base in the adapter, draws its weights, saves it as PEFT does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a bias beside lora_B is legal, and meant
        model = get_peft_model(base, LoraConfig(**adapter.config))
        _draw(model, np.random.default_rng([adapter.seed, 9]))
        model.to(adapter.dtype).save_pretrained(empty(folder), save_embedding_layers=False)
    (folder / "README.md").unlink(missing_ok=True)
    _settle(folder / "adapter_config.json", base_name)


def _settle(path: Path, base_name: str) -> None:
    """PEFT writes sets in the order of their hashes, and the folder that the base came from."""
    config = read_json(path)
    for key in ("target_modules", "modules_to_save"):
        config[key] = sorted(config[key]) if isinstance(config[key], list) else config[key]
    write_json(path, {**config, "base_model_name_or_path": base_name})


def _draw(model: PeftModel, draws: np.random.Generator) -> None:
    layers = {name: module for name, module in model.named_modules() if isinstance(module, LoraLayer)}
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if not parameter.requires_grad:
                continue
            noise = torch.from_numpy(draws.standard_normal(parameter.shape)).float()
            parameter.copy_(_value(name, parameter, noise, layers))


def _value(name: str, parameter: torch.Tensor, noise: torch.Tensor, layers: dict[str, LoraLayer]) -> torch.Tensor:
    found = re.match(r"(.*)\.lora_([AB])\.default\.(weight|bias)", name)
    if found is None:
        return parameter + SPREAD * noise / (parameter.shape[1] ** 0.5 if parameter.dim() == 2 else 1.0)
    scale = layers[found[1]].scaling["default"]
    if found[3] == "bias":
        return SPREAD * noise / scale
    width = parameter.shape[1]  # of A the inputs, of B the rank
    return noise / width**0.5 * (1.0 if found[2] == "A" else EFFECT / scale)


def attach(base: nn.Module, folder: Path, trainable: bool = False) -> PeftModel:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return PeftModel.from_pretrained(base, str(folder), is_trainable=trainable).eval()


class Qwen1Shell(nn.Module):
    """The linears of Qwen 1 under their names, for PEFT to wrap; it computes nothing."""

    def __init__(self, tensors: Tensors) -> None:
        super().__init__()
        for name, tensor in tensors.items():
            module, kind = name.rsplit(".", 1)
            if kind == "weight" and tensor.dim() == 2 and "wte" not in module:
                self._put(module, _linear(tensor, tensors.get(f"{module}.bias")))

    def _put(self, path: str, linear: nn.Linear) -> None:
        *parents, last = path.split(".")
        place: nn.Module = self
        for name in parents:
            if not hasattr(place, name):
                place.add_module(name, nn.Module())
            place = getattr(place, name)
        place.add_module(last, linear)


def _linear(weight: torch.Tensor, bias: torch.Tensor | None) -> nn.Linear:
    linear = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None)
    linear.weight.data.copy_(weight)
    if bias is not None:
        linear.bias.data.copy_(bias)
    return linear


def attach_qwen1(base: nn.Module, folder: Path) -> PeftModel:
    """A Qwen 1 adapter on the equal Qwen 2 model: the parts of a fused linear share A and each take rows of B."""
    saved = read_json(folder / "adapter_config.json")
    config = LoraConfig(**{key: saved[key] for key in SCALING_KEYS})
    stored = read_tensors(folder / "adapter_model.safetensors")
    tensors = {name.removeprefix("base_model.model."): value for name, value in stored.items()}
    ranks, alphas, values = _spread(config, tensors)
    full = ["lm_head"] if "lm_head.weight" in tensors else None
    present = LoraConfig(target_modules=list(ranks), rank_pattern=ranks, alpha_pattern=alphas, modules_to_save=full)
    model = get_peft_model(base, present)
    names = dict(model.named_parameters())
    with torch.no_grad():
        for name, value in values.items():
            names[f"base_model.model.{name}"].copy_(value)
    return model.eval()


def _spread(config: LoraConfig, tensors: Tensors) -> tuple[dict[str, int], dict[str, float], Tensors]:
    ranks: dict[str, int] = {}
    alphas: dict[str, float] = {}
    values: Tensors = {}
    for name, tensor in tensors.items():
        found = re.match(r"transformer\.h\.(\d+)\.(.*?)\.(lora_[AB]|base_layer)\.(weight|bias)", name)
        if found is None:
            values["lm_head.modules_to_save.default.weight"] = tensor
            continue
        parts = [f"model.layers.{found[1]}.{part}" for part in QWEN1_PARTS[found[2]]]
        rows = [tensor] * len(parts) if found[3] == "lora_A" else tensor.chunk(len(parts))
        inner = f"{found[3]}.default" if found[3].startswith("lora") else found[3]
        values.update({f"{part}.{inner}.{found[4]}": piece for part, piece in zip(parts, rows, strict=True)})
        if found[3] == "lora_A":
            ranks.update({part: tensor.shape[0] for part in parts})
            alphas.update({part: _alpha(config, found[2], found[1], tensor.shape[0]) for part in parts})
    return ranks, alphas, values


def _alpha(config: LoraConfig, linear: str, layer: str, rank: int) -> float:
    """The alpha that gives, without rsLoRA, the same scale."""
    full = f"transformer.h.{layer}.{linear}"
    keys = [key for key in config.alpha_pattern if re.match(rf"(.*\.)?({key})$", full)]
    alpha = config.alpha_pattern[keys[0]] if keys else config.lora_alpha
    return alpha * rank**0.5 if config.use_rslora else alpha
