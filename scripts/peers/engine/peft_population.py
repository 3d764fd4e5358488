"""A peer of `lamarck model bench --part population`: scores the sequences of a population of LoRA adapters with PEFT.

Usage: peft_population.py FOLDER --way each|mixed [--sequences N] [--sequence-tokens N] [--together N]
`each` sets one adapter after the other active for its sequences, `mixed` gives PEFT batches whose rows use different
adapters. FOLDER has its adapters in `adapters`, as make_llama.py leaves them.
"""

import argparse
from pathlib import Path

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM
from turns import take_turns


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--way", choices=["each", "mixed"], required=True)
    parser.add_argument("--sequences", type=int, default=8)
    parser.add_argument("--sequence-tokens", type=int, default=128)
    parser.add_argument("--together", type=int, default=16, help="rows of a mixed batch")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(2)
    model, names = load(arguments.folder)
    shape = (len(names) * arguments.sequences, arguments.sequence_tokens)
    tokens = torch.randint(0, model.config.vocab_size, shape)
    owners = [name for name in names for _ in range(arguments.sequences)]
    if arguments.way == "each":
        take_turns(lambda: each(model, names, tokens, arguments.sequences))
    else:
        take_turns(lambda: mixed(model, owners, tokens, arguments.together))


def load(folder: Path) -> tuple[PeftModel, list[str]]:
    base = AutoModelForCausalLM.from_pretrained(folder, dtype="auto")
    folders = sorted((path for path in (folder / "adapters").iterdir() if path.is_dir()), key=lambda path: int(path.name[1:]))
    model = PeftModel.from_pretrained(base, folders[0], adapter_name=folders[0].name)
    for path in folders[1:]:
        model.load_adapter(path, adapter_name=path.name)
    return model.eval(), [path.name for path in folders]


def likelihoods(logits: torch.Tensor, tokens: torch.Tensor) -> torch.Tensor:
    shifted = logits[:, :-1].float()
    return shifted.gather(2, tokens[:, 1:, None])[..., 0] - shifted.logsumexp(2)


def each(model: PeftModel, names: list[str], tokens: torch.Tensor, sequences: int) -> list[torch.Tensor]:
    found = []
    with torch.inference_mode():
        for index, name in enumerate(names):
            model.set_adapter(name)
            some = tokens[index * sequences : (index + 1) * sequences]
            found.append(likelihoods(model(some, use_cache=False).logits, some))
    return found


def mixed(model: PeftModel, owners: list[str], tokens: torch.Tensor, together: int) -> list[torch.Tensor]:
    found = []
    with torch.inference_mode():
        for start in range(0, len(owners), together):
            some = tokens[start : start + together]
            logits = model(some, use_cache=False, adapter_names=owners[start : start + together]).logits
            found.append(likelihoods(logits, some))
    return found


if __name__ == "__main__":
    main()
