"""Makes the golden data of the tests of tokenizers and chat templates: python make_text_golden.py

Needs transformers 5, tokenizers, tiktoken and jinja2. It trains a small tokenizer of each kind, makes strings of many
scripts, and writes what the reference libraries make of them. Everything follows from one seed, but training breaks
ties by chance: a tokenizer that is there already is kept.
"""

import base64
import gzip
import itertools
import json
import pathlib
import random
import struct
import unicodedata
import zlib

import tiktoken
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import PreTrainedTokenizerFast

import text_templates
from text_strings import corpus, strings

SEED = 20
STRINGS = 10_000
WHOLE = 200
VOCABULARY = 1_500
OUT = pathlib.Path(__file__).parent.parent / "resources" / "text"

QWEN2 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
LLAMA3 = QWEN2.replace(r"|\p{N}|", r"|\p{N}{1,3}|")


def split(pattern):
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(pattern), behavior="isolated", invert=False),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )


def byte_level(pre_tokenizer, special, normalizer=None):
    tokenizer = Tokenizer(models.BPE())
    if normalizer:
        tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(corpus(SEED), trainer)
    tokenizer.add_special_tokens(special)
    return tokenizer


def gpt2():
    return byte_level(pre_tokenizers.ByteLevel(add_prefix_space=False), ["<|endoftext|>"])


def llama3():
    tokenizer = byte_level(split(LLAMA3), ["<|begin_of_text|>", "<|end_of_text|>", "<|eot_id|>"])
    begin = tokenizer.token_to_id("<|begin_of_text|>")
    tokenizer.post_processor = processors.Sequence(
        [
            processors.ByteLevel(trim_offsets=False),
            processors.TemplateProcessing(
                single="<|begin_of_text|> $A",
                pair="<|begin_of_text|> $A <|begin_of_text|>:1 $B:1",
                special_tokens=[("<|begin_of_text|>", begin)],
            ),
        ]
    )
    return tokenizer


def qwen2():
    return byte_level(split(QWEN2), ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], normalizers.NFC())


def low_line(prefix):
    """Llama-2 puts a space before a text, Gemma does not; what they do not know they write as bytes."""
    tokenizer = Tokenizer(models.BPE(byte_fallback=True, unk_token="<unk>", fuse_unk=True))
    steps = [normalizers.Prepend("▁")] if prefix else []
    tokenizer.normalizer = normalizers.Sequence(steps + [normalizers.Replace(" ", "▁")])
    steps = [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()]
    tokenizer.decoder = decoders.Sequence(steps + ([decoders.Strip(" ", 1, 0)] if prefix else []))
    first = ["<unk>", "<s>", "</s>"] if prefix else ["<pad>", "<eos>", "<bos>", "<unk>"]
    if not prefix:
        first += ["<start_of_turn>", "<end_of_turn>"]
    bytes_ = [f"<0x{value:02X}>" for value in range(256)]
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY, special_tokens=first + bytes_, limit_alphabet=200, show_progress=False
    )
    words = ("".join(" " + word for word in line.split(" ")) for line in corpus(SEED))
    if not prefix:
        tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    tokenizer.train_from_iterator(words, trainer)
    document = json.loads(tokenizer.to_str())
    document["added_tokens"] = [token for token in document["added_tokens"] if token["content"] not in bytes_]
    tokenizer = Tokenizer.from_str(json.dumps(document))
    begin = "<s>" if prefix else "<bos>"
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A",
        pair=f"{begin} $A {begin}:1 $B:1",
        special_tokens=[(begin, tokenizer.token_to_id(begin))],
    )
    return tokenizer


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    special = ["<unk>", "<s>", "</s>"]
    trainer = trainers.UnigramTrainer(
        vocab_size=VOCABULARY, special_tokens=special, unk_token="<unk>", show_progress=False
    )
    european = ("".join(character for character in line if ord(character) < 0x500) for line in corpus(SEED))
    tokenizer.train_from_iterator(european, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", tokenizer.token_to_id("</s>"))]
    )
    return tokenizer


def word_piece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece(cleanup=False)
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(corpus(SEED), trainer)
    ends = [(token, tokenizer.token_to_id(token)) for token in ("[CLS]", "[SEP]")]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=ends
    )
    return tokenizer


KINDS = {
    "gpt2": (gpt2, {"bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>"}),
    "llama3": (llama3, {"bos_token": "<|begin_of_text|>", "eos_token": "<|eot_id|>"}),
    "qwen2": (qwen2, {"bos_token": None, "eos_token": "<|im_end|>", "pad_token": "<|endoftext|>", "add_bos_token": False}),
    "llama2": (
        lambda: low_line(True),
        {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "add_bos_token": True, "add_eos_token": False},
    ),
    "gemma": (lambda: low_line(False), {"bos_token": "<bos>", "eos_token": "<eos>", "pad_token": "<pad>"}),
    "unigram": (unigram, {"eos_token": "</s>", "unk_token": "<unk>"}),
    "wordpiece": (word_piece, {"cls_token": "[CLS]", "sep_token": "[SEP]", "pad_token": "[PAD]", "unk_token": "[UNK]"}),
}


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def write_json(path, value):
    write(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_packed(path, content):
    write(path, gzip.compress(content if isinstance(content, bytes) else content.encode("utf-8"), mtime=0))


def checksum(ids):
    return zlib.crc32(struct.pack(f"<{len(ids)}i", *ids))


def write_expected(folder, texts, encode, prompt, decode):
    """A checksum of the ids and of the decoded text for each string; for some strings both as they are."""
    sums = bytearray()
    whole = []
    for index, text in enumerate(texts):
        ids = encode(text)
        decoded = decode(ids)
        sums += struct.pack("<II", checksum(ids), zlib.crc32(decoded.encode("utf-8")))
        if index < WHOLE:
            whole.append({"text": text, "ids": ids, "prompt": prompt(text), "decoded": decoded})
    write_packed(folder / "sums.bin.gz", bytes(sums))
    write_packed(folder / "whole.json.gz", json.dumps(whole, ensure_ascii=False))


def write_kinds(texts):
    for name, (make, settings) in KINDS.items():
        folder = OUT / name
        if not (folder / "tokenizer.json").exists():
            write_json(folder / "tokenizer.json", json.loads(make().to_str()))
        write_json(folder / "tokenizer_config.json", {"clean_up_tokenization_spaces": False, **settings})
        reference = PreTrainedTokenizerFast.from_pretrained(folder)
        write_expected(
            folder,
            texts,
            lambda text: reference.encode(text, add_special_tokens=False),
            reference.encode,
            lambda ids: reference.decode(ids, skip_special_tokens=True),
        )
        print(name, reference.vocab_size)


def write_legacy(kind, tokenizer_class):
    """The same tokenizer in the older form of two files."""
    document = json.loads((OUT / kind / "tokenizer.json").read_text("utf-8"))
    folder = OUT / f"{kind}-legacy"
    write_json(folder / "vocab.json", document["model"]["vocab"])
    merges = "".join(" ".join(pair) + "\n" for pair in document["model"]["merges"])
    write(folder / "merges.txt", "#version: 0.2\n" + merges)
    decoder = {str(token["id"]): {k: v for k, v in token.items() if k != "id"} for token in document["added_tokens"]}
    settings = json.loads((OUT / kind / "tokenizer_config.json").read_text("utf-8"))
    settings |= {"tokenizer_class": tokenizer_class, "added_tokens_decoder": decoder}
    write_json(folder / "tokenizer_config.json", settings)


def write_tiktoken(texts):
    """A vocabulary in the form of the first Qwen: single bytes first, then what merges make of them."""
    document = json.loads((OUT / "qwen2" / "tokenizer.json").read_text("utf-8"))
    alphabet = {character: bytes([value]) for value, character in byte_alphabet().items()}
    tokens = [bytes([value]) for value in range(256)]
    for left, right in document["model"]["merges"]:
        tokens.append(b"".join(alphabet[character] for character in left + right))
    lines = "".join(f"{base64.b64encode(token).decode()} {rank}\n" for rank, token in enumerate(tokens))
    folder = OUT / "qwen1"
    write(folder / "qwen.tiktoken", lines)
    write_json(folder / "tokenizer_config.json", {"tokenizer_class": "QWenTokenizer"})
    write_json(
        folder / "generation_config.json", {"chat_format": "chatml", "eos_token_id": len(tokens), "pad_token_id": len(tokens)}
    )
    names = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"] + [f"<|extra_{index}|>" for index in range(205)]
    special = {name: len(tokens) + index for index, name in enumerate(names)}
    encoding = tiktoken.Encoding(
        "qwen", pat_str=QWEN2, mergeable_ranks={token: rank for rank, token in enumerate(tokens)}, special_tokens=special
    )

    def encode(text):
        return encoding.encode(unicodedata.normalize("NFC", text), allowed_special="all")

    def decode(ids):
        ordinary = [token for token in ids if token < len(tokens)]
        return encoding.decode_bytes(ordinary).decode("utf-8", errors="replace")

    write_expected(folder, texts, encode, encode, decode)


def byte_alphabet():
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = itertools.count(0x100)
    return {value: chr(value if value in printable else next(others)) for value in range(256)}


def main():
    texts = strings(random.Random(SEED), STRINGS)
    write_packed(OUT / "strings.json.gz", json.dumps(texts, ensure_ascii=False))
    write_kinds(texts)
    write_legacy("gpt2", "GPT2Tokenizer")
    write_legacy("qwen2", "Qwen2Tokenizer")
    write_tiktoken(texts)
    reference = PreTrainedTokenizerFast.from_pretrained(OUT / "llama2")
    write_json(OUT / "templates.json", text_templates.TEMPLATES)
    cases = text_templates.cases(random.Random(SEED))
    write_packed(OUT / "cases.json.gz", json.dumps(cases, ensure_ascii=False))
    rendered = text_templates.rendered(reference, cases)
    write_packed(OUT / "rendered.json.gz", json.dumps(rendered, ensure_ascii=False))
    snippets = text_templates.snippets(reference)
    write_json(OUT / "snippets.json", snippets)
    print(len(rendered), "templates,", len(cases), "conversations,", len(snippets["cases"]), "snippets")


if __name__ == "__main__":
    main()
