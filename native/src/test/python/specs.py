"""The models: one per family and trait, as small as the trait allows."""

from dataclasses import dataclass, field
from typing import Any

import torch
from transformers import BertConfig, GemmaConfig, LlamaConfig, MistralConfig, PhiConfig, Qwen2Config

LENGTHS = (1, 7, 33, 70)  # the last is longer than a page of 64 tokens
WINDOW = 16


@dataclass(frozen=True)
class Gains:
    """Standard deviations, in units that keep activations near one."""

    query: float = 1.3  # queries and keys: attention scores spread by the square of it
    attention: float = 2.5  # what attention and the MLP add to the residual stream
    mlp: float = 1.0
    logits: float = 3.0


@dataclass(frozen=True)
class Spec:
    """A model: its configuration, the type it is stored in, the layout of its folder.

    Seeds are such that greedy tokens vary and no greedy choice is close to a tie.
    """

    name: str
    family: str
    config: Any
    dtype: torch.dtype = torch.float32
    seed: int = 1
    layout: str = "v5"  # v4: keys of config.json as downloaded folders have them; or qwen1, phi-msft
    shard: str | None = None
    gains: Gains = field(default_factory=Gains)
    overrides: dict[str, Any] = field(default_factory=dict)  # put into config.json as they are
    rounding: torch.dtype = torch.float32  # weights are exact in this type too


IDS = {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": None}


def _llama(vocab: int, hidden: int, heads: int, kv: int, head: int, inner: int, layers: int = 2, **more: Any) -> Any:
    sizes = dict(vocab_size=vocab, hidden_size=hidden, intermediate_size=inner, num_hidden_layers=layers)
    heads_of = dict(num_attention_heads=heads, num_key_value_heads=kv, head_dim=head)
    return LlamaConfig(**{**sizes, **heads_of, **IDS, "rms_norm_eps": 1e-5, "max_position_embeddings": 512, **more})


def _llama3_rope(factor: float, theta: float = 500000.0) -> dict[str, Any]:
    scaling = dict(low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=64)
    return dict(rope_type="llama3", rope_theta=theta, factor=factor, **scaling)


def _short(rope: dict[str, Any], longest: int) -> Any:
    """A Llama whose context of 32 positions is stretched by scaling."""
    return _llama(67, 32, 2, 1, 64, 64, rope_parameters=rope, max_position_embeddings=longest)


def _qwen2(vocab: int, hidden: int, heads: int, kv: int, head: int, inner: int, layers: int = 2, **more: Any) -> Any:
    sizes = dict(vocab_size=vocab, hidden_size=hidden, intermediate_size=inner, num_hidden_layers=layers)
    heads_of = dict(num_attention_heads=heads, num_key_value_heads=kv, head_dim=head)
    rope = dict(rope_parameters=dict(rope_type="default", rope_theta=1000000.0))
    return Qwen2Config(**{**sizes, **heads_of, **IDS, **rope, "max_position_embeddings": 512, **more})


def _mistral() -> Any:
    sizes = dict(vocab_size=131, hidden_size=32, intermediate_size=80, num_hidden_layers=2)
    heads = dict(num_attention_heads=4, num_key_value_heads=1, head_dim=128)
    rope = dict(rope_parameters=dict(rope_type="default", rope_theta=10000.0))
    return MistralConfig(**sizes, **heads, **IDS, **rope, sliding_window=WINDOW, max_position_embeddings=512)


def _phi() -> Any:
    sizes = dict(vocab_size=67, hidden_size=160, intermediate_size=48, num_hidden_layers=2, num_attention_heads=2)
    rope = dict(rope_type="default", rope_theta=10000.0, partial_rotary_factor=0.4)
    return PhiConfig(**sizes, **IDS, rope_parameters=rope, max_position_embeddings=512)


def _gemma(vocab: int, hidden: int, heads: int, inner: int) -> Any:
    sizes = dict(vocab_size=vocab, hidden_size=hidden, intermediate_size=inner, num_hidden_layers=2)
    heads_of = dict(num_attention_heads=heads, num_key_value_heads=1, head_dim=256)
    ids = dict(bos_token_id=2, eos_token_id=1, pad_token_id=0)
    return GemmaConfig(**sizes, **heads_of, **ids, max_position_embeddings=512)


def _bert() -> Any:
    sizes = dict(vocab_size=257, hidden_size=64, intermediate_size=112, num_hidden_layers=2, num_attention_heads=2)
    return BertConfig(**sizes, max_position_embeddings=128)


TIED = Gains(query=1.2, attention=4.0, mlp=2.0)  # else the embedding of the last token would always win
GEMMA = Gains(query=2.0, attention=16.0, mlp=4.0)
GEMMA_BF16 = Gains(query=1.2, attention=16.0, mlp=6.0)
SHARP = Gains(query=1.8, attention=6.0, mlp=2.0)
BIASED = Gains(query=1.4, attention=4.0)
ROPE_1E4 = dict(rope_type="default", rope_theta=10000.0)
BF16, F16 = torch.bfloat16, torch.float16


def specs() -> list[Spec]:
    return [*_llamas(), *_qwens(), *_others()]


def _llamas() -> list[Spec]:
    llama2 = _llama(131, 128, 2, 2, 64, 40, rope_parameters=ROPE_1E4)
    llama3 = _llama(67, 32, 8, 2, 64, 72, rope_parameters=_llama3_rope(8.0), eos_token_id=[2, 5])
    tied = dict(rope_parameters=_llama3_rope(32.0), tie_word_embeddings=True)
    llama32 = _llama(257, 48, 4, 1, 64, 96, 3, **tied)
    yi = _llama(257, 32, 8, 1, 128, 72, rope_parameters=dict(rope_type="default", rope_theta=5000000.0))
    linear = _short(dict(rope_type="linear", rope_theta=10000.0, factor=4.0), 128)
    dynamic = _short(dict(rope_type="dynamic", rope_theta=10000.0, factor=2.0), 32)
    yarn = dict(rope_type="yarn", rope_theta=10000.0, factor=4.0, original_max_position_embeddings=32)
    old_type = {"rope_scaling": {"type": "linear", "factor": 4.0}}
    return [
        Spec("llama2", "llama", llama2, F16, 111, "v4"),
        Spec("llama3", "llama", llama3, seed=312, layout="v4"),
        Spec("llama32", "llama", llama32, BF16, 413, gains=TIED),
        Spec("llama-linear", "llama", linear, seed=214, layout="v4", overrides=old_type),
        Spec("llama-dynamic", "llama", dynamic, seed=915, layout="v4"),
        Spec("llama-yarn", "llama", _short(yarn, 128), seed=316),
        Spec("yi", "llama", yi, BF16, 217, "v4", shard="90KB"),
    ]


def _qwens() -> list[Spec]:
    qwen2 = _qwen2(1021, 32, 7, 1, 64, 72, tie_word_embeddings=True)
    group6 = _qwen2(257, 32, 6, 1, 128, 72, tie_word_embeddings=True)
    window = _qwen2(131, 32, 2, 1, 64, 64, 3, use_sliding_window=True, sliding_window=WINDOW, max_window_layers=1)
    qwen1 = _qwen2(67, 128, 2, 2, 64, 40, rope_parameters=ROPE_1E4)
    unused = {"use_sliding_window": False, "sliding_window": WINDOW, "max_window_layers": 1}
    return [
        Spec("qwen2", "qwen2", qwen2, seed=121, layout="v4", shard="200KB", gains=SHARP),
        Spec("qwen2-group6", "qwen2", group6, BF16, 522, "v4", gains=TIED, overrides=unused),
        Spec("qwen2-window", "qwen2", window, seed=623, gains=BIASED),
        Spec("qwen1", "qwen2", qwen1, seed=1124, gains=BIASED, layout="qwen1", shard="400KB"),
    ]


def _others() -> list[Spec]:
    old_name = {"hidden_act": "gelu", "hidden_activation": None}  # means tanh nevertheless
    return [
        Spec("mistral", "mistral", _mistral(), seed=231, layout="v4"),
        Spec("phi", "phi", _phi(), seed=132, layout="v4", gains=BIASED, rounding=F16),
        Spec("phi-msft", "phi", _phi(), F16, 132, "phi-msft", gains=BIASED, rounding=F16),
        Spec("gemma", "gemma", _gemma(67, 32, 4, 64), seed=633, gains=GEMMA),
        Spec("gemma-bf16", "gemma", _gemma(131, 48, 2, 64), BF16, 234, "v4", gains=GEMMA_BF16, overrides=old_name),
        Spec("bert", "bert", _bert(), seed=35, gains=Gains(attention=1.0)),
    ]
