"""Strings of many scripts, and texts to train small tokenizers on. All follow from a generator that is passed in."""

import random
import unicodedata

# Letters of these blocks have been in Unicode for long, so that all libraries agree on them.
SCRIPTS = {
    "latin": (0x61, 0x7A),
    "latin more": (0xC0, 0x17F),
    "greek": (0x391, 0x3C9),
    "cyrillic": (0x410, 0x44F),
    "hebrew": (0x5D0, 0x5EA),
    "arabic": (0x621, 0x64A),
    "devanagari": (0x904, 0x94D),
    "bengali": (0x985, 0x9CD),
    "thai": (0xE01, 0xE5B),
    "georgian": (0x10D0, 0x10F0),
    "hiragana": (0x3041, 0x3094),
    "katakana": (0x30A1, 0x30FA),
    "han": (0x4E00, 0x4FFF),
    "hangul": (0xAC00, 0xADFF),
    "jamo": (0x1100, 0x1112),
    "full width": (0xFF21, 0xFF5A),
}
WORDS = (
    "the a of and to in is that for it was on with as his they be at one have this from or had by hot but some what "
    "there we can out other were all your when up use word how said an each she which do their time if will way about "
    "many then them would write like so these her long make thing see him two has look more day could go come did my "
    "evolution adapter generation population fitness token tokens model prompt answer function return value list"
).split()
MARKS = [0x300, 0x301, 0x302, 0x303, 0x308, 0x327, 0x20D7]
EMOJI = [
    "\U0001F600", "\U0001F44D\U0001F3FD", "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466",
    "\U0001F3F3\uFE0F\u200D\U0001F308", "\u2764\uFE0F", "\U0001F1E9\U0001F1EA", "1\uFE0F\u20E3", "\U0001F9D1\u200D\U0001F680",
]  # fmt: skip
CODE = [
    "def f(x, *args):\n    return x ** 2 + 1\n", "for (int i = 0; i < n; i++) {\n\tsum += a[i];\n}\n", "x = {'a': [1, 2], \"b\": None}",
    "#include <stdio.h>\r\n", "SELECT * FROM t WHERE a >= 10;", "<div class=\"c\">&nbsp;</div>", "if not (a and b): pass  # why\n",
    "std::vector<double> v{1.5e-3, -2.0};", "print(f\"{x!r:>10}\")", "λ = lambda s: s[::-1]", "a->b.c()?.d ?? e", "\\begin{align} x &= y^2 \\\\ \\end{align}",
]  # fmt: skip
CONTRACTIONS = ["don't", "I'll", "WE'RE", "it's", "he'd", "I'M", "they've", "'tis", "rock 'n' roll", "that'\u017F", "O'Brien's"]
SPACES = [" ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", " \n ", "\u00a0", "\u2003", "\u3000", "\u200b", "\ufeff", "\x0b", "\x0c", "\u2028", "\x85"]
MARKED = [
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<s>", "</s>", "<unk>", "<bos>", "<0x0A>", "<|extra_1|>", "<|extra_10|>",
    "<|im_start<|im_end|>|>", "[MASK]", "<|eot_id|>", "<|", "|>", "<start_of_turn>", "\u2581", "Ġ", "##ing",
]  # fmt: skip
PUNCTUATION = list(".,;:!?-_()[]{}\"'`/\\@#$%^&*+=~|<>") + ["...", "—", "«", "»", "“", "”", "。", "、", "¿", "…", "€", "№", "½", "²", "Ⅷ", "１２"]


def letters(random_, low, high):
    points = [random_.randint(low, high) for _ in range(random_.randint(1, 9))]
    return "".join(chr(point) for point in points if unicodedata.ucd_3_2_0.category(chr(point)) != "Cn")


def segment(random_):
    kind = random_.randrange(14)
    if kind < 3:
        return " ".join(random_.choice(WORDS) for _ in range(random_.randint(1, 6)))
    if kind < 6:
        return letters(random_, *random_.choice(list(SCRIPTS.values())))
    if kind == 6:
        word = letters(random_, *random_.choice(list(SCRIPTS.values())))
        return "".join(character + chr(random_.choice(MARKS)) for character in word)
    if kind == 7:
        return random_.choice([str(random_.randint(0, 10 ** random_.randint(1, 15))), f"{random_.random() * 1000:.3f}", "1,000,000", "٣٤٥", "१२"])
    if kind == 8:
        return random_.choice(EMOJI) * random_.randint(1, 2)
    if kind == 9:
        return random_.choice(CODE)
    if kind == 10:
        return random_.choice(CONTRACTIONS)
    if kind == 11:
        return random_.choice(SPACES) * random_.randint(1, 3) if random_.random() < 0.9 else chr(random_.randint(0, 31))
    if kind == 12:
        return random_.choice(MARKED)
    return random_.choice(PUNCTUATION) * random_.randint(1, 3)


def joined(random_, segments):
    return "".join(segment(random_) + (" " if random_.random() < 0.5 else "") for _ in range(segments))


def strings(random_, count):
    fixed = ["", " ", "  ", "\n", "a", "é", "e\u0301", "\u1100\u1161", " a", "a ", "\0", "\uffff", "\U0010ffff", "ſ'ſ 'ſa"]
    return fixed + [joined(random_, random_.choice([1, 1, 2, 3, 5, 8])) for _ in range(count - len(fixed))]


def corpus(seed):
    random_ = random.Random(seed + 1)
    return [joined(random_, 12) for _ in range(3_000)]
