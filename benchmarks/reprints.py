"""How many changed copies of an article are told to be reprints, and how far other articles are.

    python benchmarks/reprints.py

Copies of the page and of the odd-numbered public gold texts, changed in several ways; an agreement
of at least `graph.reprints.LEAST` bytes of the signatures makes a reprint.
"""

from __future__ import annotations

import random
import re
from base64 import b64decode, b64encode
from itertools import combinations
from pathlib import Path
from time import process_time

from opencc import OpenCC

from extraction.annotation.script import simplify
from extraction.minhash import minhash
from graph.reprints import LEAST, SIZE, Printed, Reprints

DATA = Path(__file__).parents[1] / "data"
HEAD = "携手共进 合作再谱新篇\n本报讯 记者 张三 通讯员 李四 报道\n"


def signature(text: str) -> bytes:
    """The signature of a text as extraction makes it."""
    return b64decode(minhash(simplify(text)) or "")


def agreement(one: bytes, other: bytes) -> int:
    """How many bytes of two signatures agree."""
    return sum(a == b for a, b in zip(one, other, strict=True))


def without_sentences(text: str, share: float, dice: random.Random) -> str:
    """The text without a share of its sentences."""
    sentences = re.findall(r"[^。]+。?", text)
    gone = set(dice.sample(range(len(sentences)), max(1, round(len(sentences) * share))))
    return "".join(words for i, words in enumerate(sentences) if i not in gone)


def changed(text: str, share: float, dice: random.Random) -> str:
    """The text with a share of its characters exchanged."""
    chars = list(text)
    for i in dice.sample(range(len(chars)), int(len(chars) * share)):
        chars[i] = "某"
    return "".join(chars)


def cost(texts: list[str]) -> None:
    """Print the processor time of signatures, and of telling new articles among known ones."""
    started = process_time()
    for text in texts:
        minhash(text)
    print(f"a signature: {(process_time() - started) / len(texts) * 1000:.2f} ms")
    dice = random.Random(2)

    def made(name: str, number: int) -> dict[str, Printed]:
        return {
            f"{name}{i}": Printed(b64encode(dice.randbytes(SIZE)).decode(), None)
            for i in range(number)
        }

    for number in (1_000, 10_000, 100_000):
        known = Reprints.known((id_, one, id_) for id_, one in made("known", number).items())
        for new in (1000, 1):
            fresh = made("new", new)
            started = process_time()
            known.exchange([], fresh)
            each = (process_time() - started) / new * 1000
            print(f"{new:5,} more among {number:7,}: {each:6.2f} ms an article")


def main() -> None:
    """Print how far different articles agree, how many changed copies are found, and the cost."""
    paths = [DATA / "article.txt", *sorted((DATA / "gold" / "texts").glob("d*[13579].txt"))]
    texts = [path.read_text("utf-8") for path in paths]
    signatures = [signature(text) for text in texts]
    most = max(agreement(one, other) for one, other in combinations(signatures, 2))
    print(f"{len(texts)} different articles: at most {most} of {SIZE} agree, {LEAST} are wanted")
    dice = random.Random(1)
    converter = OpenCC("s2hk")
    changes = {
        "in Traditional script": converter.convert,
        "another headline and byline": lambda text: HEAD + text,
        "without 10 % of its sentences": lambda text: without_sentences(text, 0.1, dice),
        "without 20 % of its sentences": lambda text: without_sentences(text, 0.2, dice),
        **{
            f"last {share:.0%} cut off": lambda text, share=share: text[
                : int(len(text) * (1 - share))
            ]
            for share in (0.2, 0.3, 0.4, 0.5)
        },
        **{
            f"{share:.0%} of its characters changed": lambda text, share=share: changed(
                text, share, dice
            )
            for share in (0.01, 0.03, 0.05)
        },
    }
    for name, change in changes.items():
        agree = [
            agreement(was, signature(change(text)))
            for was, text in zip(signatures, texts, strict=True)
        ]
        found = sum(number >= LEAST for number in agree)
        print(f"{name:34} least {min(agree):3}  found {found} of {len(texts)}")
    cost(texts)


if __name__ == "__main__":
    main()
