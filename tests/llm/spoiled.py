"""Answers of which a share is invented, in the ways in which models go wrong."""

from __future__ import annotations

import copy
import random
from typing import Any

Item = dict[str, Any]
WAYS = ("quote", "altered", "name", "ends", "direction", "type", "elsewhere")


def spoiled(answer: Item, window: str, share: float, chance: random.Random) -> Item:
    """The answer with that share of its statements replaced by invented ones.

    quote: words that stand nowhere; altered: the right words with one character changed; name: an
    end that the text does not name; ends: two others of the same labels, with the right words;
    direction: the other way round; type: a type that does not go with these ends; elsewhere: two
    that the article names and any of its sentences.
    """
    made = copy.deepcopy(answer)
    statements = made["statements"]
    labels = {entity["id"]: entity["label"] for entity in made["entities"]}
    sentences = [line for line in window.replace("。", "。\n").split("\n") if len(line) > 8]
    for number in chance.sample(range(len(statements)), round(share * len(statements))):
        way = chance.choice(WAYS)
        statement = statements[number]
        if way == "quote":
            statement["evidence"] = ["双方于当日在北京人民大会堂正式签署了全面战略合作协议"]
        elif way == "altered":
            words = statement["evidence"][0]
            at = chance.randrange(len(words))
            statement["evidence"] = [f"{words[:at]}龘{words[at + 1 :]}"]
        elif way == "name":
            id_ = f"x{number}"
            name = {"id": id_, "label": "Organisation", "kind": "company", "mentions": []}
            made["entities"].append({**name, "name": f"龘{number}控股集团"})
            statement["subject"] = id_
        elif way == "direction":
            ends = statement["object"], statement["subject"]
            statement["subject"], statement["object"] = ends
        elif way == "type":
            statement["predicate"] = chance.choice(("ISSUED", "ATTENDED", "WORKS_FOR", "MENTIONS"))
        else:
            for end in ("subject", "object"):
                same = [id_ for id_ in labels if labels[id_] == labels[statement[end]]]
                statement[end] = chance.choice(same)
            if way == "elsewhere":
                statement["evidence"] = [chance.choice(sentences)]
    return made
