"""Folders as older releases wrote them: keys of config.json, and the layouts of Qwen 1 and of Phi's first release.

Each layout is a renaming of a current one, with the fused tensors cut or joined by rows; it is undone by `modern`.
"""

import json
import re
from pathlib import Path
from typing import Any

import torch
from huggingface_hub import split_torch_state_dict_into_shards
from safetensors.torch import save_file
from store import Tensors, read_json, read_tensors, write_json

QWEN1 = [
    (r"model\.embed_tokens\.", "transformer.wte."),
    (r"model\.norm\.", "transformer.ln_f."),
    (r"model\.layers\.(\d+)\.input_layernorm\.", r"transformer.h.\1.ln_1."),
    (r"model\.layers\.(\d+)\.post_attention_layernorm\.", r"transformer.h.\1.ln_2."),
    (r"model\.layers\.(\d+)\.self_attn\.([qkv])_proj\.", r"transformer.h.\1.attn.c_attn.\2."),
    (r"model\.layers\.(\d+)\.self_attn\.o_proj\.", r"transformer.h.\1.attn.c_proj."),
    (r"model\.layers\.(\d+)\.mlp\.up_proj\.", r"transformer.h.\1.mlp.w1."),
    (r"model\.layers\.(\d+)\.mlp\.gate_proj\.", r"transformer.h.\1.mlp.w2."),
    (r"model\.layers\.(\d+)\.mlp\.down_proj\.", r"transformer.h.\1.mlp.c_proj."),
]
PHI_MSFT = [
    (r"model\.embed_tokens\.", "transformer.embd.wte."),
    (r"model\.final_layernorm\.", "lm_head.ln."),
    (r"^lm_head\.(weight|bias)", r"lm_head.linear.\1"),
    (r"model\.layers\.(\d+)\.input_layernorm\.", r"transformer.h.\1.ln."),
    (r"model\.layers\.(\d+)\.self_attn\.([qkv])_proj\.", r"transformer.h.\1.mixer.Wqkv.\2."),
    (r"model\.layers\.(\d+)\.self_attn\.dense\.", r"transformer.h.\1.mixer.out_proj."),
    (r"model\.layers\.(\d+)\.mlp\.", r"transformer.h.\1.mlp."),
]
RULES = {"qwen1": QWEN1, "phi-msft": PHI_MSFT}


def renamed(name: str, layout: str) -> str:
    for pattern, replacement in RULES[layout]:
        name = re.sub(pattern, replacement, name)
    return name


def old_tensors(tensors: Tensors, layout: str) -> Tensors:
    """Renames, and joins queries, keys and values by rows, in that order."""
    result: Tensors = {}
    for name, tensor in tensors.items():
        new = renamed(name, layout)
        fused = re.sub(r"(c_attn|Wqkv)\.[qkv]\.", r"\1.", new)
        result[fused] = torch.cat([result[fused], tensor]) if fused in result else tensor
    return result


def modern(old: Tensors, names: list[str], layout: str) -> Tensors:
    """The inverse of `old_tensors` for a model whose tensors have these names."""
    result: Tensors = {}
    for name in names:
        new = renamed(name, layout)
        part = re.search(r"(?:c_attn|Wqkv)\.([qkv])\.", new)
        fused = old[re.sub(r"(c_attn|Wqkv)\.[qkv]\.", r"\1.", new)]
        result[name] = fused.chunk(3)["qkv".index(part.group(1))] if part else fused
    return result


def write_old(folder: Path, tensors: Tensors, config: dict[str, Any], layout: str, shard: str | None) -> None:
    old = {name: tensor.contiguous().clone() for name, tensor in old_tensors(tensors, layout).items()}
    split = split_torch_state_dict_into_shards(old, max_shard_size=shard or "1GB")
    for file, names in split.filename_to_tensors.items():
        save_file({name: old[name] for name in names}, folder / file, metadata={"format": "pt"})
    if split.is_sharded:
        index = {"metadata": split.metadata, "weight_map": dict(sorted(split.tensor_to_filename.items()))}
        write_json(folder / "model.safetensors.index.json", index)
    write_json(folder / "config.json", qwen1_config(config) if layout == "qwen1" else msft_config(config))


def read_shards(folder: Path) -> Tensors:
    result: Tensors = {}
    for file in sorted(folder.glob("model*.safetensors")):
        result.update(read_tensors(file))
    return result


def qwen1_config(config: dict[str, Any]) -> dict[str, Any]:
    """`intermediate_size` counts both halves of the MLP; `no_bias` does not speak of `c_attn`."""
    same = ("vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "initializer_range", "use_cache")
    return {
        "architectures": ["QWenLMHeadModel"],
        "auto_map": {
            "AutoConfig": "configuration_qwen.QWenConfig",
            "AutoModelForCausalLM": "modeling_qwen.QWenLMHeadModel",
        },
        "attn_dropout_prob": 0.0,
        "bf16": False,
        "emb_dropout_prob": 0.0,
        "fp16": False,
        "fp32": True,
        **{key: config[key] for key in same},
        "intermediate_size": 2 * config["intermediate_size"],
        "kv_channels": config["hidden_size"] // config["num_attention_heads"],
        "layer_norm_epsilon": config["rms_norm_eps"],
        "max_position_embeddings": 8192,
        "model_type": "qwen",
        "no_bias": True,
        "onnx_safe": None,
        "rotary_emb_base": 10000,
        "rotary_pct": 1.0,
        "scale_attn_weights": True,
        "seq_length": 8192,
        "tie_word_embeddings": False,
        "tokenizer_class": "QWenTokenizer",
        "transformers_version": "4.32.0",
        "use_dynamic_ntk": True,
        "use_flash_attn": "auto",
        "use_logn_attn": True,
    }


def msft_config(config: dict[str, Any]) -> dict[str, Any]:
    head = config["hidden_size"] // config["num_attention_heads"]
    return {
        "activation_function": "gelu_new",
        "architectures": ["PhiForCausalLM"],
        "attn_pdrop": 0.0,
        "auto_map": {
            "AutoConfig": "configuration_phi.PhiConfig",
            "AutoModelForCausalLM": "modeling_phi.PhiForCausalLM",
        },
        "embd_pdrop": 0.0,
        "flash_attn": False,
        "flash_rotary": False,
        "fused_dense": False,
        "initializer_range": 0.02,
        "layer_norm_epsilon": config["layer_norm_eps"],
        "model_type": "phi-msft",
        "n_embd": config["hidden_size"],
        "n_head": config["num_attention_heads"],
        "n_head_kv": None,
        "n_inner": config["intermediate_size"],
        "n_layer": config["num_hidden_layers"],
        "n_positions": config["max_position_embeddings"],
        "resid_pdrop": 0.0,
        "rotary_dim": int(head * 0.4),
        "tie_word_embeddings": False,
        "torch_dtype": "float16",
        "transformers_version": "4.35.2",
        "vocab_size": config["vocab_size"],
    }


def v4_config(config: dict[str, Any]) -> dict[str, Any]:
    """As downloaded folders have it: `rope_theta` and `rope_scaling` apart, `torch_dtype`, no derived head size."""
    old = {key: value for key, value in config.items() if key not in ("rope_parameters", "dtype", "layer_types")}
    rope = dict(config["rope_parameters"])
    old["rope_theta"] = rope.pop("rope_theta")
    if "partial_rotary_factor" in rope:
        old["partial_rotary_factor"] = rope.pop("partial_rotary_factor")
    old["rope_scaling"] = None if rope["rope_type"] == "default" else rope
    old["torch_dtype"] = config["dtype"]
    old["transformers_version"] = "4.44.0"
    if old.get("head_dim") == old["hidden_size"] // old["num_attention_heads"]:
        del old["head_dim"]
    return dict(sorted(old.items()))


def rewrite_config(path: Path, layout: str, overrides: dict[str, Any]) -> None:
    config = read_json(path)
    config = v4_config(config) if layout == "v4" else config
    path.write_text(json.dumps({**config, **overrides}, indent=2) + "\n", encoding="utf-8")
