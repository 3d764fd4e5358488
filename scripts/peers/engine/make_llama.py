"""Makes the folder of a Llama of about 110 million random weights, and PEFT adapters for it. Needs transformers and peft.

Usage: make_llama.py FOLDER [--dtype float32|bfloat16] [--adapters N] [--rank R] [--layers N]
"""

import argparse
from pathlib import Path

import torch
from peft import LoraConfig, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dtype", default="float32")
    parser.add_argument("--adapters", type=int, default=0)
    parser.add_argument("--rank", type=int, default=8)
    parser.add_argument("--layers", type=int, default=12)
    arguments = parser.parse_args()
    torch.manual_seed(1)
    config = LlamaConfig(
        vocab_size=32000,
        hidden_size=768,
        intermediate_size=2048,
        num_hidden_layers=arguments.layers,
        num_attention_heads=12,
        num_key_value_heads=12,
        max_position_embeddings=2048,
        tie_word_embeddings=True,
    )
    model = LlamaForCausalLM(config).to(getattr(torch, arguments.dtype))
    model.save_pretrained(arguments.folder)
    print(f"{sum(weight.numel() for weight in model.parameters()):,} weights in {arguments.folder}")
    if arguments.adapters:
        make_adapters(model, arguments)


def make_adapters(model: LlamaForCausalLM, arguments: argparse.Namespace) -> None:
    config = LoraConfig(
        r=arguments.rank,
        lora_alpha=2 * arguments.rank,
        target_modules="all-linear",
        init_lora_weights=False,
    )
    adapted = get_peft_model(model, config, adapter_name="m0")
    for index in range(1, arguments.adapters):
        adapted.add_adapter(f"m{index}", config)
    adapted.save_pretrained(arguments.folder / "adapters")
    print(f"{arguments.adapters} adapters in {arguments.folder / 'adapters'}")


if __name__ == "__main__":
    main()
