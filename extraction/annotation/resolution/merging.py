"""Bodies named once in full and then in short are one."""

from __future__ import annotations

import re
from collections import defaultdict

from extraction.annotation import names
from extraction.annotation.entities import Draft, Entities
from extraction.gazetteer import Gazetteer

_NUMBER = re.compile("第[一二三四五六七八九十]+")
_HOLDING = re.compile("(?:控股|集团|投资|股份)+$")  # 某地港务 控股集团
_BESIDE = 4  # characters between two names of which the first is no short name of the second
_SHORTEST = 4  # characters of a short name that is not given in brackets
# what the names of a group's companies do not need: 中国移动通信集团浙江有限公司, 浙江移动公司
_LEGAL = re.compile("股份|有限|责任|公司|集团|分")
_SEATS = ("province", "sar", "city")


def merge_short_names(entities: Entities, gazetteer: Gazetteer) -> None:
    """Merge each short name into the one full name that it can be short for."""
    for listed in entities.of("Organisation"):
        if listed.name in gazetteer.organisations and listed.id in entities.drafts:
            _merge_listed(listed, entities, gazetteer)
    by_end: dict[str, list[Draft]] = defaultdict(list)
    for draft in entities.of("Organisation"):
        stem = names.without_legal_form(draft.name)
        for end in sorted({stem[-1:], _HOLDING.sub("", stem)[-1:]}):
            by_end[end].append(draft)
    for short in entities.of("Organisation"):
        if short.name in gazetteer.universities or short.name in gazetteer.organisations:
            continue
        full = [
            other
            for other in by_end[short.name[-1]]
            if other is not short
            and other.id in entities.drafts
            and _shortens(short, other)
            and not _leads_to(short, other)
        ]
        full = [body for body in full if not _of_others(short.name, body.name, gazetteer)]
        whole = [body for body in full if not _has_prefix(body, full)]
        if len(whole) == 1:
            entities.merge(short, whole[0])


def _merge_listed(listed: Draft, entities: Entities, gazetteer: Gazetteer) -> None:
    """Merge into a listed body, of which only a short name is told (盐田港集团), the body that is
    told by that name with its place before it (深圳市盐田港集团有限公司)."""
    spelled = {mention.text for mention in listed.mentions}
    if listed.name in spelled:
        return
    stems = {names.without_legal_form(text) for text in (*spelled, listed.name)}
    fuller = [
        other
        for other in entities.of("Organisation")
        if other is not listed
        and other.kind == listed.kind
        and other.name not in gazetteer.organisations
        and _unplaced(names.without_legal_form(other.name), gazetteer) & stems
    ]
    if len(fuller) == 1:
        entities.merge(fuller[0], listed)


def _unplaced(stem: str, gazetteer: Gazetteer) -> set[str]:
    """A name without the place before it, and with that place without its level (山东省 港口)."""
    found: set[str] = set()
    for size in range(2, min(8, len(stem) - 2)):
        place, rest = stem[:size], stem[size:]
        if place in gazetteer.by_surface:
            found.add(rest)
            if place[-1] in "省市" and place[:-1] in gazetteer.by_surface:
                found.add(place[:-1] + rest)
    return found


def merge_branches(entities: Entities, gazetteer: Gazetteer) -> None:
    """Merge the short names of a group's company in one place (浙江移动公司) into the one in full,
    in which the place stands inside (中国移动通信集团浙江有限公司)."""
    branches: dict[str, list[tuple[str, Draft]]] = defaultdict(list)
    for draft in entities.of("Organisation"):
        if draft.kind == "company" and (found := _branch(draft.name, gazetteer)) is not None:
            branches[found[0]].append((found[1], draft))
    for place, known in branches.items():
        full = [(brand, body) for brand, body in known if not body.name.startswith(place)]
        for brand, draft in known:
            whole = [
                body
                for longer, body in full
                if len(body.name) > len(draft.name) and longer.startswith(brand)
            ]
            if whole:
                entities.merge(draft, max(whole, key=lambda body: (len(body.name), body.name)))


def _branch(name: str, gazetteer: Gazetteer) -> tuple[str, str] | None:
    """(place, brand) of a company whose name has a place inside or before it: (浙江, 移动)."""
    for start in range(len(name) - 3):
        for size in (3, 2):
            surface = name[start : start + size]
            places = gazetteer.by_surface.get(surface, ())
            if places and places[0].kind in _SEATS:
                rest = name[start + size :].removeprefix("省").removeprefix("市")
                brand = _LEGAL.sub("", name[:start] + rest).removeprefix("中国")
                return (surface, brand) if len(brand) > 1 else None
    return None


def _leads_to(short: Draft, full: Draft) -> bool:
    """Whether the shorter name stands right before the longer one, as no short name of it does
    (南城发展集团 下属 南城城乡建设发展集团)."""
    starts = [mention.start for mention in full.mentions]
    return any(0 <= start - m.end <= _BESIDE for m in short.mentions for start in starts)


def _of_others(short: str, full: str, gazetteer: Gazetteer) -> bool:
    """Whether two names begin with different listed bodies (中国银行, 中国农业银行某分行)."""
    wholes = [_listed(name, gazetteer) for name in (short, full)]
    return all(wholes) and wholes[0] != wholes[1]


def _listed(name: str, gazetteer: Gazetteer) -> str | None:
    """The listed body that a longer name begins with."""
    for size in range(len(name) - 1, 3, -1):
        if bodies := gazetteer.organisations.get(name[:size]):
            return bodies[0].name
    return None


def _has_prefix(body: Draft, others: list[Draft]) -> bool:
    """Whether a body's name begins with another's, so that it is a branch of it."""
    return any(body is not other and body.name.startswith(other.name) for other in others)


def _shortens(short: Draft, full: Draft) -> bool:
    stem = names.without_legal_form(full.name)
    held = full.kind == "company" and len(short.name) >= _SHORTEST
    if stem == short.name or (held and _HOLDING.sub("", stem) == short.name):
        return True
    if short.kind and full.kind and short.kind != full.kind:
        return False
    if short.kind == "government" and len(short.name) == 3 and stem.endswith(short.name):
        return short.name[-1] in "局厅委"  # 教育厅
    if len(short.name) < _SHORTEST or len(stem) <= len(short.name):
        return False
    if stem.endswith(short.name):
        return True
    if stem.startswith(short.name):
        return False  # 某研究院某地分院 is a part of it
    if _NUMBER.findall(stem) != _NUMBER.findall(short.name):
        return False  # 某市人民医院 is not 某市第七人民医院
    return short.kind not in ("government", "university") and names.is_short_for(short.name, stem)
