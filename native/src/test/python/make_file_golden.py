"""Makes the folders under src/test/resources/files and what is to be read from them, by the reference libraries.

Needs torch, transformers 5, safetensors and peft:  python make_file_golden.py
It gives the same files every time, but for the versions that the libraries write into them.
With a folder as its argument it loads that one as an adapter of the small Llama and prints the scale of each module.
"""

import hashlib
import json
import math
import os
import re
import shutil
import struct
import sys
import warnings

os.environ["HF_HUB_OFFLINE"] = "1"
warnings.filterwarnings("ignore")

import torch
import transformers
from peft import LoraConfig, PeftModel, get_peft_model
from peft.tuners.tuners_utils import check_target_module_exists
from peft.utils.other import get_pattern_key
from safetensors.torch import save_file
from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "resources", "files")


def place(*names):
    path = os.path.join(OUT, *names)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    return path


def write(value, *names):
    with open(place(*names), "w", encoding="utf-8") as out:
        json.dump(value, out, indent=1, sort_keys=True)
        out.write("\n")


def header(path):
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        return 8 + length, json.loads(file.read(length))


def digest(path, begin, end):
    with open(path, "rb") as file:
        file.seek(begin)
        return hashlib.sha256(file.read(end - begin)).hexdigest()


def described(path):
    begin, said = header(path)
    said.pop("__metadata__", None)
    return {
        name: {
            "type": entry["dtype"],
            "shape": entry["shape"],
            "offset": begin + entry["data_offsets"][0],
            "bytes": entry["data_offsets"][1] - entry["data_offsets"][0],
            "sha256": digest(path, begin + entry["data_offsets"][0], begin + entry["data_offsets"][1]),
        }
        for name, entry in said.items()
    }


# Numbers of every kind in one file.


def all_types():
    kinds = {
        "f64": torch.float64,
        "f32": torch.float32,
        "f16": torch.float16,
        "bf16": torch.bfloat16,
        "i64": torch.int64,
        "i32": torch.int32,
        "i16": torch.int16,
        "i8": torch.int8,
        "u8": torch.uint8,
        "bool": torch.bool,
        "f8_e4m3": torch.float8_e4m3fn,
        "f8_e5m2": torch.float8_e5m2,
        "f8_e4m3fnuz": torch.float8_e4m3fnuz,
        "f8_e5m2fnuz": torch.float8_e5m2fnuz,
        "f8_e8m0": torch.float8_e8m0fnu,
    }
    tensors = {name: torch.arange(1, 7).reshape(2, 3).to(kind) for name, kind in kinds.items()}
    tensors["scalar"] = torch.tensor(2.5)
    tensors["empty"] = torch.zeros(0, 4)
    tensors["with ünïcode \"name\""] = torch.ones(1)
    save_file(tensors, place("types.safetensors"), {"made-by": "the reference library", "ü": "ö"})
    write(described(place("types.safetensors")), "types.json")


# Configurations. Each expectation is taken from the configuration object or from the modules that it makes.

SMALL = dict(
    vocab_size=96,
    hidden_size=48,
    intermediate_size=80,
    num_hidden_layers=3,
    num_attention_heads=6,
    max_position_embeddings=640,
)


def common(config, family):
    heads = config.num_attention_heads
    head_size = getattr(config, "head_dim", None) or config.hidden_size // heads
    return {
        "family": family,
        "vocabulary": config.vocab_size,
        "width": config.hidden_size,
        "layers": config.num_hidden_layers,
        "context": config.max_position_embeddings,
        "inner": config.intermediate_size,
        "heads": heads,
        "key_heads": getattr(config, "num_key_value_heads", heads),
        "head_size": head_size,
        "scale": head_size**-0.5,
        "causal": True,
        "window": None,
        "gated": True,
        "norm": "RMS",
        "unit_offset": False,
        "residual": "SEQUENTIAL",
        "head": "TIED" if config.tie_word_embeddings else "OWN",
        "embedding_scale": 1.0,
        "stored": str(config.dtype).split(".")[-1].replace("float", "f") if config.dtype else None,
    }


def rotary(config, head_size, part=1.0):
    rope = config.rope_parameters
    kind = rope["rope_type"]
    size = int(head_size * part)
    said = {"theta": rope["rope_theta"], "size": size, "kind": kind}
    for key in ("factor", "low_freq_factor", "high_freq_factor", "original_max_position_embeddings"):
        if kind != "default" and rope.get(key) is not None:
            said[key] = rope[key]
    if kind == "dynamic":
        said["original_max_position_embeddings"] = config.max_position_embeddings
    if kind == "yarn":
        _, said["magnitude"] = ROPE_INIT_FUNCTIONS["yarn"](config, "cpu")
        said["fast"] = rope.get("beta_fast") or 32
        said["slow"] = rope.get("beta_slow") or 1
        said["truncate"] = rope.get("truncate", True)
        said["factor"] = rope["factor"] or config.max_position_embeddings / rope["original_max_position_embeddings"]
    return said


def llama_like(config, family, biases):
    said = common(config, family)
    said.update(activation="SILU", epsilon=config.rms_norm_eps, biases=biases)
    said["rotary"] = rotary(config, said["head_size"])
    return said


def of_llama(config):
    attention = config.attention_bias
    return llama_like(config, "LlamaForCausalLM", [attention, attention, config.mlp_bias, False])


def of_mistral(config):
    said = llama_like(config, "MistralForCausalLM", [False] * 4)
    if config.sliding_window:
        said["window"] = {"tokens": config.sliding_window, "layers": list(range(config.num_hidden_layers))}
    return said


def of_qwen2(config):
    said = llama_like(config, "Qwen2ForCausalLM", [True, False, False, False])
    layers = [i for i, kind in enumerate(config.layer_types) if kind == "sliding_attention"]
    if config.sliding_window and layers:
        said["window"] = {"tokens": config.sliding_window, "layers": layers}
    return said


def of_gemma(config):
    said = llama_like(config, "GemmaForCausalLM", [config.attention_bias, config.attention_bias, False, False])
    said.update(activation="GELU_TANH", unit_offset=True, embedding_scale=config.hidden_size**0.5)
    return said


def of_phi(config):
    said = common(config, "PhiForCausalLM")
    part = config.rope_parameters["partial_rotary_factor"]
    said.update(
        activation="GELU_TANH",
        gated=False,
        norm="LAYER",
        epsilon=config.layer_norm_eps,
        residual="PARALLEL",
        biases=[True] * 4,
        rotary=rotary(config, said["head_size"], part),
    )
    return said


def of_bert(config):
    said = common(config, "BertModel")
    said.update(
        activation={"gelu": "GELU", "relu": "RELU"}[config.hidden_act],
        gated=False,
        norm="LAYER",
        epsilon=config.layer_norm_eps,
        residual="NORMALISED_AFTER",
        causal=False,
        biases=[True, True, True, False],
        head="NONE",
        absolute={"rows": config.max_position_embeddings, "kinds": config.type_vocab_size},
    )
    return said


def shapes(model_class, config):
    with torch.device("meta"):
        state = model_class(config).state_dict()
    if config.tie_word_embeddings:
        state.pop("lm_head.weight", None)
    return {
        name: list(tensor.shape)
        for name, tensor in state.items()
        if "pooler" not in name and "position_ids" not in name
    }


def saved(name, config, model_class, expected, names=True):
    config.architectures = [model_class.__name__]
    config.save_pretrained(place("configs", name, "config.json")[: -len("/config.json")])
    return {"expected": expected(config), "tensors": shapes(model_class, config) if names else None}


def written(name, text, expected, tensors=None):
    """A configuration as older libraries wrote it."""
    write(text, "configs", name, "config.json")
    return {"expected": expected, "tensors": tensors}


def configs():
    t = transformers
    llama, mistral, qwen2 = t.LlamaForCausalLM, t.MistralForCausalLM, t.Qwen2ForCausalLM
    yarn = dict(rope_type="yarn", rope_theta=5e4, factor=4.0, original_max_position_embeddings=160)
    llama3 = dict(
        rope_type="llama3",
        rope_theta=5e5,
        factor=8.0,
        low_freq_factor=1.0,
        high_freq_factor=4.0,
        original_max_position_embeddings=80,
    )
    made = {
        "llama": saved(
            "llama",
            t.LlamaConfig(**SMALL, num_key_value_heads=2, rms_norm_eps=3e-5, rope_parameters=llama3, dtype="bfloat16"),
            llama,
            of_llama,
        ),
        "llama-biases": saved(
            "llama-biases",
            t.LlamaConfig(**SMALL, attention_bias=True, mlp_bias=True, head_dim=10, tie_word_embeddings=True),
            llama,
            of_llama,
        ),
        "llama-linear": saved(
            "llama-linear",
            t.LlamaConfig(**SMALL, rope_parameters=dict(rope_type="linear", factor=2.5, rope_theta=123.0)),
            llama,
            of_llama,
        ),
        "llama-dynamic": saved(
            "llama-dynamic",
            t.LlamaConfig(**SMALL, rope_parameters=dict(rope_type="dynamic", factor=2.0, rope_theta=1e4)),
            llama,
            of_llama,
        ),
        "llama-yarn": saved("llama-yarn", t.LlamaConfig(**SMALL, rope_parameters=yarn), llama, of_llama),
        "llama-yarn-told": saved(
            "llama-yarn-told",
            t.LlamaConfig(
                **SMALL,
                rope_parameters=dict(
                    yarn, mscale=0.7, mscale_all_dim=1.2, beta_fast=20.0, beta_slow=2.0, truncate=False
                ),
            ),
            llama,
            of_llama,
        ),
        "mistral": saved(
            "mistral",
            t.MistralConfig(**SMALL, num_key_value_heads=3, sliding_window=128, dtype="float16"),
            mistral,
            of_mistral,
        ),
        "mistral-unlimited": saved(
            "mistral-unlimited",
            t.MistralConfig(**SMALL, num_key_value_heads=3, sliding_window=None, head_dim=16),
            mistral,
            of_mistral,
        ),
        "qwen2": saved(
            "qwen2",
            t.Qwen2Config(
                **SMALL, num_key_value_heads=1, use_sliding_window=True, sliding_window=64, max_window_layers=2
            ),
            qwen2,
            of_qwen2,
        ),
        "qwen2-typed": saved(
            "qwen2-typed",
            t.Qwen2Config(
                **SMALL,
                num_key_value_heads=2,
                use_sliding_window=True,
                sliding_window=32,
                layer_types=["sliding_attention", "full_attention", "sliding_attention"],
                tie_word_embeddings=True,
                dtype="float32",
            ),
            qwen2,
            of_qwen2,
        ),
        "gemma": saved(
            "gemma",
            t.GemmaConfig(**SMALL, num_key_value_heads=1, head_dim=24, hidden_act="gelu", rms_norm_eps=2e-6),
            t.GemmaForCausalLM,
            of_gemma,
        ),
        "phi": saved(
            "phi",
            t.PhiConfig(
                **SMALL,
                num_key_value_heads=3,
                layer_norm_eps=2e-5,
                rope_parameters=dict(rope_type="default", rope_theta=2e4, partial_rotary_factor=0.75),
            ),
            t.PhiForCausalLM,
            of_phi,
        ),
        "bert": saved(
            "bert",
            t.BertConfig(**SMALL, hidden_act="relu", type_vocab_size=3, layer_norm_eps=1e-7),
            t.BertModel,
            of_bert,
        ),
    }
    bare = {
        "llama": (t.LlamaConfig, of_llama, "LlamaForCausalLM"),
        "mistral": (t.MistralConfig, of_mistral, "MistralForCausalLM"),
        "qwen2": (t.Qwen2Config, of_qwen2, "Qwen2ForCausalLM"),
        "gemma": (t.GemmaConfig, of_gemma, "GemmaForCausalLM"),
        "phi": (t.PhiConfig, of_phi, "PhiForCausalLM"),
        "bert": (t.BertConfig, of_bert, "BertModel"),
    }
    for kind, (config_class, expected, name) in bare.items():
        made[kind + "-bare"] = written(
            kind + "-bare", {"architectures": [name], "model_type": kind}, expected(config_class())
        )
    made.update(older())
    write(made, "configs.json")


def older():
    t = transformers
    plain = t.LlamaConfig(
        **SMALL,
        num_key_value_heads=2,
        rope_parameters=dict(rope_type="linear", factor=4.0, rope_theta=7e5),
        dtype="float16",
    )
    before = dict(
        SMALL, architectures=["LlamaForCausalLM"], model_type="llama", num_key_value_heads=2, torch_dtype="float16"
    )
    before.update(rope_theta=700000.0, rope_scaling={"type": "linear", "factor": 4.0}, pretraining_tp=1)
    phi = t.PhiConfig(**SMALL, rope_parameters=dict(rope_type="default", rope_theta=1e4, partial_rotary_factor=0.5))
    before_phi = dict(SMALL, architectures=["PhiForCausalLM"], model_type="phi", partial_rotary_factor=0.5)
    return {
        "llama-before": written("llama-before", before, of_llama(plain)),
        "phi-before": written("phi-before", dict(before_phi, rope_theta=10000.0, rope_scaling=None), of_phi(phi)),
        "yi-first": yi_first(),
        "qwen": qwen(),
        "phi-first": phi_first(),
        "bert-first": bert_first(),
    }


def llama_names(shape_of, attention_norm, feed_norm):
    said = {"model.embed_tokens.weight": [96, 48], "model.norm.weight": [48], "lm_head.weight": [96, 48]}
    for i in range(3):
        layer = f"model.layers.{i}."
        said[layer + attention_norm + ".weight"] = said[layer + feed_norm + ".weight"] = [48]
        said.update({layer + name + ".weight": shape for name, shape in shape_of.items()})
    return said


def yi_first():
    text = dict(SMALL, architectures=["YiForCausalLM"], model_type="Yi", torch_dtype="bfloat16", rope_theta=5000000.0)
    text.update(num_key_value_heads=2, rms_norm_eps=1e-5)
    said = common(
        transformers.LlamaConfig(**SMALL, num_key_value_heads=2, dtype="bfloat16"), "YiForCausalLM"
    )
    said.update(activation="SILU", epsilon=1e-5, biases=[False] * 4)
    said["rotary"] = {"theta": 5000000.0, "size": 8, "kind": "default"}
    attention = {"self_attn.q_proj": [48, 48], "self_attn.k_proj": [16, 48], "self_attn.v_proj": [16, 48]}
    feed = {"mlp.gate_proj": [80, 48], "mlp.up_proj": [80, 48], "mlp.down_proj": [48, 80]}
    names = llama_names({**attention, **feed, "self_attn.o_proj": [48, 48]}, "ln1", "ln2")
    return written("yi-first", text, said, names)


def qwen():
    text = dict(SMALL, architectures=["QWenLMHeadModel"], model_type="qwen", intermediate_size=160, kv_channels=8)
    text.update(layer_norm_epsilon=1e-6, rotary_emb_base=10000, rotary_pct=1.0, seq_length=512, no_bias=True)
    text.update(use_dynamic_ntk=True, use_logn_attn=True, scale_attn_weights=True, tie_word_embeddings=False, bf16=True)
    said = common(transformers.LlamaConfig(**SMALL), "QWenLMHeadModel")
    said.update(activation="SILU", epsilon=1e-6, biases=[True, False, False, False], context=512)
    said["rotary"] = {"theta": 10000.0, "size": 8, "kind": "default"}
    names = {"transformer.wte.weight": [96, 48], "transformer.ln_f.weight": [48], "lm_head.weight": [96, 48]}
    for i in range(3):
        layer = f"transformer.h.{i}."
        names.update({layer + "ln_1.weight": [48], layer + "ln_2.weight": [48]})
        names.update({layer + "attn.c_attn.weight": [144, 48], layer + "attn.c_attn.bias": [144]})
        names.update({layer + "attn.c_proj.weight": [48, 48], layer + "mlp.c_proj.weight": [48, 80]})
        names.update({layer + "mlp.w1.weight": [80, 48], layer + "mlp.w2.weight": [80, 48]})
    return written("qwen", text, said, names)


def phi_first():
    text = dict(architectures=["PhiForCausalLM"], model_type="phi-msft", vocab_size=96, n_embd=48, n_layer=3)
    text.update(n_head=6, n_head_kv=None, n_inner=None, n_positions=640, rotary_dim=4, layer_norm_epsilon=1e-5)
    text.update(activation_function="gelu_new", tie_word_embeddings=False, torch_dtype="float16")
    said = common(transformers.LlamaConfig(**dict(SMALL, intermediate_size=192), dtype="float16"), "PhiForCausalLM")
    said.update(activation="GELU_TANH", gated=False, norm="LAYER", epsilon=1e-5, residual="PARALLEL")
    said.update(biases=[True] * 4, rotary={"theta": 10000.0, "size": 4, "kind": "default"})
    names = {"transformer.embd.wte.weight": [96, 48], "lm_head.linear.weight": [96, 48], "lm_head.linear.bias": [96]}
    norms = ["lm_head.ln"] + [f"transformer.h.{i}.ln" for i in range(3)]
    names.update({norm + end: [48] for norm in norms for end in (".weight", ".bias")})
    for i in range(3):
        layer = f"transformer.h.{i}."
        names.update({layer + "mixer.Wqkv.weight": [144, 48], layer + "mixer.Wqkv.bias": [144]})
        names.update({layer + "mixer.out_proj.weight": [48, 48], layer + "mixer.out_proj.bias": [48]})
        names.update({layer + "mlp.fc1.weight": [192, 48], layer + "mlp.fc1.bias": [192]})
        names.update({layer + "mlp.fc2.weight": [48, 192], layer + "mlp.fc2.bias": [48]})
    return written("phi-first", text, said, names)


def bert_first():
    config = transformers.BertConfig(**SMALL)
    names = {}
    for name, shape in shapes(transformers.BertModel, config).items():
        name = re.sub(r"LayerNorm\.weight$", "LayerNorm.gamma", name)
        names["bert." + re.sub(r"LayerNorm\.bias$", "LayerNorm.beta", name)] = shape
    text = dict(SMALL, architectures=["BertForMaskedLM"], model_type="bert")
    return written("bert-first", text, of_bert(config), names)


# A model in several files.


def small_llama():
    torch.manual_seed(7)
    config = transformers.LlamaConfig(
        vocab_size=40,
        hidden_size=16,
        intermediate_size=24,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=64,
        attention_bias=True,
    )
    return transformers.LlamaForCausalLM(config)


def sharded():
    model = small_llama().to(torch.bfloat16)
    model.generation_config = transformers.GenerationConfig(
        eos_token_id=[2, 5],
        do_sample=True,
        temperature=0.6,
        top_k=20,
        top_p=0.8,
        repetition_penalty=1.05,
        max_new_tokens=77,
    )
    folder = place("sharded", "x")[:-2]
    model.save_pretrained(folder, max_shard_size="4KB")
    told = {}
    for file in sorted(os.listdir(folder)):
        if file.endswith(".safetensors"):
            told.update({name: dict(entry, file=file) for name, entry in described(os.path.join(folder, file)).items()})
    write(told, "sharded.json")


# Adapters.

PATTERNS = dict(
    r=2,
    lora_alpha=6,
    target_modules=["q_proj", "v_proj", "up_proj", "down_proj"],
    rank_pattern={"layers.0.self_attn.q_proj": 3, "^model\\.layers\\.1\\..*": 5, "up_proj": 4, "q_proj": 1},
    alpha_pattern={".*mlp\\.up_proj": 20, "v_proj": 7.5, "model.layers.1.mlp.(?P<kind>up|down)_proj": 9},
)

ADAPTERS = {
    "patterns": PATTERNS,
    "stabilised": dict(
        r=4,
        lora_alpha=10,
        use_rslora=True,
        target_modules=r".*\.[01]\.mlp\.(up|gate)_proj",
        exclude_modules=["model.layers.1.mlp.up_proj"],
        lora_dropout=0.25,
    ),
    "biases": dict(
        r=2,
        target_modules=["q_proj", "k_proj"],
        bias="lora_only",
        modules_to_save=["lm_head"],
        layers_to_transform=[1],
    ),
    "all-biases": dict(
        r=1, target_modules=["o_proj"], bias="all", modules_to_save=["embed_tokens", "input_layernorm"]
    ),
    "all-linear": dict(r=2, lora_alpha=4, target_modules="all-linear"),
    "head": dict(r=2, target_modules=["lm_head", "gate_proj"]),
    "embedding": dict(r=2, target_modules=["embed_tokens"]),
    "dora": dict(r=2, target_modules=["q_proj"], use_dora=True),
}


def scales(model):
    return {
        name.removeprefix("base_model.model."): module.scaling["default"]
        for name, module in model.named_modules()
        if hasattr(module, "lora_A") and "default" in module.lora_A
    }


def adapters():
    told = {}
    for name, settings in ADAPTERS.items():
        torch.manual_seed(len(name))
        model = get_peft_model(small_llama(), LoraConfig(task_type="CAUSAL_LM", **settings))
        for parameter in model.parameters():
            if parameter.requires_grad:
                parameter.data.normal_()
        if name == "all-linear":
            model = model.to(torch.bfloat16)
        folder = place("adapters", name, "x")[:-2]
        model.save_pretrained(folder)
        os.remove(os.path.join(folder, "README.md"))
        with open(os.path.join(folder, "adapter_config.json"), encoding="utf-8") as file:
            config = json.load(file)
        if isinstance(config["target_modules"], list):
            config["target_modules"].sort()
        config["base_model_name_or_path"] = "small-llama"
        with open(os.path.join(folder, "adapter_config.json"), "w", encoding="utf-8") as file:
            json.dump(config, file, indent=2)
        tensors = described(os.path.join(folder, "adapter_model.safetensors"))
        told[name] = {"scales": scales(model), "tensors": tensors}
    write(told, "adapters.json")


# Which modules PEFT would change.


def targets():
    modules = [name for name, module in small_llama().named_modules() if isinstance(module, torch.nn.Linear)]
    cases = [
        dict(target_modules=["q_proj", "lm_head"]),
        dict(target_modules=["proj"]),
        dict(target_modules=["model.layers.1.mlp.up_proj", "v_proj"]),
        dict(target_modules=["self_attn.q_proj"]),
        dict(target_modules=r".*_proj"),
        dict(target_modules=r"model\.layers\.\d+\.mlp"),
        dict(target_modules=r"(?P<all>.*)\.(k|v)_proj\Z"),
        dict(target_modules=["q_proj", "up_proj"], layers_to_transform=[0]),
        dict(target_modules=["q_proj", "model.layers.0.mlp.up_proj"], layers_to_transform=1),
        dict(target_modules=["q_proj"], layers_to_transform=[0, 1], layers_pattern="layers"),
        dict(target_modules=["q_proj"], layers_to_transform=[0], layers_pattern=["h", "layers"]),
        dict(target_modules=["q_proj"], layers_to_transform=[0], layers_pattern="block"),
        dict(target_modules=["q_proj", "v_proj"], exclude_modules=["model.layers.0.self_attn.q_proj", "v_proj"]),
        dict(target_modules=["q_proj", "v_proj"], exclude_modules=r".*layers\.1.*"),
        dict(target_modules=["q_proj", "lm_head", "up_proj"], modules_to_save=["lm_head", "mlp"]),
    ]
    told = []
    for case in cases:
        config = LoraConfig(r=2, lora_alpha=6, **case)
        found = [name for name in modules if check_target_module_exists(config, name)]
        told.append({"config": dict(case, peft_type="LORA", r=2, lora_alpha=6), "changed": found})
    ranks, alphas = PATTERNS["rank_pattern"], PATTERNS["alpha_pattern"]
    strengths = {
        name: [
            ranks.get(get_pattern_key(ranks.keys(), name), PATTERNS["r"]),
            alphas.get(get_pattern_key(alphas.keys(), name), PATTERNS["lora_alpha"]),
        ]
        for name in modules
    }
    write({"modules": modules, "cases": told, "strengths": strengths}, "targets.json")


def main():
    if len(sys.argv) > 1:
        model = PeftModel.from_pretrained(small_llama(), sys.argv[1])
        print(json.dumps(scales(model), indent=1, sort_keys=True))
        return
    shutil.rmtree(OUT, ignore_errors=True)
    all_types()
    configs()
    sharded()
    adapters()
    targets()


main()
