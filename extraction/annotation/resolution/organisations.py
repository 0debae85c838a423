"""Which body a mention means, and its canonical name."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.annotation import names
from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.annotation.resolution.places import PlaceResolver
from extraction.annotation.resolution.setting import Setting
from extraction.gazetteer import Gazetteer, Organisation, Place
from extraction.lexicon import Lexicon

# a body named by its level only: 市科技局, 我市人民医院, but 市场监管局 is none
_OWN_PREFIX = re.compile(
    r"^(?:我|本|全|该)?(自治区|省|市|区|县|州|镇|特区)(?![场级域内外直属])"
    r"(?=(?:人民)?政府|府$|委|政协|人大|(?:医院|中学|小学|学校)$|[\u4e00-\u9fff]{2,}"
    r"(?:局|厅|委|办|室|中心|小组|联|协|会|院|部|馆|公司|集团|署|中学|小学|学校|公园))"
)
_COLLEGE = re.compile(r"[\u4e00-\u9fff]+(?:学院|研究院|研究所|实验室|中心|学系|医院|校区|分院)$")
_LONGEST_SHORT_NAME = 6
_SHORTEST_OFFICE = 3  # characters of 教育厅
_COMPANY = re.compile("(?:集团)?公司$")
_WHOLE_BRAND = 4  # characters of a company's short name that nobody else has
_LEVEL_AGAIN = re.compile("^[市县区](?=(?:人民)?政府)")
_SCHOOL = re.compile(r"(?<=[\u4e00-\u9fff][\u4e00-\u9fff])([一二三四五六七八九十]+)中$")  # 第一中学
_HOSPITAL = re.compile(
    r"([\u4e00-\u9fff]{2,4}?)([一二三四五六七八九十]+)院$"
)  # 第二医院 of a place


class OrganisationResolver:
    """Resolves the bodies of one article."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        lexicon: Lexicon,
        setting: Setting,
        entities: Entities,
        places: PlaceResolver,
    ) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._setting = setting
        self._entities = entities
        self._places = places

    def resolve(
        self, mention: Mention, before: Place | None, context: dict[str, Place]
    ) -> Draft | None:
        """The entity of a mention. before: the place named just before it, or of which an organ is
        (某市委、市政府); context: the places of each level last named, for 区政府 and its like."""
        if mention.rule == "seated":  # 第二医院 behind 某市第一医院
            whole_name = replace(mention, text=mention.name, rule="head")
            return self.resolve(whole_name, before, context)
        shorter = (
            mention.text.removeprefix("国家"),
            self._abroad(mention.text),
            self._company(mention.text),
        )
        if mention.rule == "academy":
            institute = self._known(f"中科院{mention.text}") or self._known(mention.name)
            if institute is not None:
                return self._add_known(institute, mention.text)
            draft = self._entities.add("Organisation", mention.kind, mention.name)
            draft.aliases.add(mention.text)
            return draft
        if (long := names.institute_kind(mention.text)) and (named := self._called(long)):
            named.aliases.add(mention.text)
            return named
        for text in (mention.text, *shorter, self._unplaced(mention)):
            if body := self._known(text):
                return self._add_known(body, mention.text)
        text = mention.text.strip("“”")
        if own := _OWN_PREFIX.match(text):
            return self._own(text, own, mention, before, context)
        if text.startswith("附属") and (whole := self._called(text)):
            whole.aliases.add(text)
            return whole
        if text.endswith(("管委会", "管理委员会")):
            zone = text.removesuffix("管委会").removesuffix("管理委员会")
            if full_zone := self._places._full_zone(zone):
                text = full_zone + "管委会"
        text = names.institute(text)
        full = self._written_out(_SCHOOL.sub(r"第\1中学", text), mention.kind)
        if mention.kind != "government" and (numbered := _HOSPITAL.fullmatch(full)):
            town = self._place_prefix(full)
            if town is not None and town[0] == numbered[1]:
                full = f"{town[1].name}第{numbered[2]}医院"
        place = self._place_prefix(full)
        if place is not None and full != text and _SCHOOL.search(text):
            full = place[1].name + full[len(place[0]) :]
        if place is not None and mention.kind == "government":
            surface, known = place
            if known.kind != "sar" and not full.startswith(known.name):
                # a county that has become a city keeps one level: 监利 县政府
                full = known.name + _LEVEL_AGAIN.sub("", full[len(surface) :])
            elif known.kind == "sar" and re.search("特区政府|特别行政区政府|^.{2}政府", full):
                full = known.name + re.sub(r"^(?:香港|澳门)(?:特区|特别行政区)?", "", full)
            full = names.office(full)
        if place is None and before is None and (whole := self._placed(full, mention.kind)):
            whole.aliases.add(text)
            return whole
        draft = self._entities.add("Organisation", mention.kind, full)
        draft.aliases.update({text, mention.text})
        seat = place or self._place_prefix(text)  # a committee's name in full begins with 中共
        if seat is not None and mention.kind == "government":
            draft.place = draft.place or seat[1].name
        return draft

    def _called(self, text: str) -> Draft | None:
        """The body last named whose name ends so: 附属某医院, 农科院."""
        named = reversed(self._entities.of("Organisation"))
        return next((d for d in named if d.name != text and d.name.endswith(text)), None)

    def _placed(self, full: str, kind: str | None) -> Draft | None:
        """教育厅: the one that was named with its place, if there is but one."""
        if kind != "government" or len(full) < _SHORTEST_OFFICE:
            return None
        named = self._entities.of("Organisation")
        fitting = [d for d in named if d.place and d.name == d.place + full]
        return fitting[0] if len(fitting) == 1 else None

    def is_own(self, text: str) -> bool:
        """Whether a text names a body by its level only (市图书馆)."""
        return _OWN_PREFIX.match(text) is not None

    def school(self, name: str) -> Draft:
        """The entity of a university by its name."""
        if listed := self._gazetteer.universities.get(name):
            return self._add_known(listed[0], name)
        return self._entities.add("Organisation", "university", name)

    def _unplaced(self, mention: Mention) -> str:
        """A listed university's name without the place before it (深圳 清华大学…)."""
        if mention.kind != "university":
            return mention.text
        for size in (2, 3, 4):
            rest = mention.text[size:]
            placed = mention.text[:size] in self._gazetteer.by_surface
            if placed and rest in self._gazetteer.universities:
                return rest
        return mention.text

    def _company(self, text: str) -> str:
        """A listed company's short name without the word for what it is (中国电建公司)."""
        stem = _COMPANY.sub("", text)
        listed = self._gazetteer.organisations.get(stem, ())
        return (
            stem if len(stem) >= _WHOLE_BRAND and any(b.kind == "company" for b in listed) else text
        )

    def _abroad(self, text: str) -> str:
        """A name without the country before it: 日本 九州大学."""
        for size in range(2, min(_LONGEST_SHORT_NAME, len(text) - 3)):
            places = self._gazetteer.by_surface.get(text[:size], ())
            if places and places[0].kind == "country" and places[0].name != "中国":
                return text[size:]
        return text

    def _written_out(self, text: str, kind: str | None) -> str:
        """A name with what it shortens written out: 市科技局, 澳大 健康科学学院."""
        if kind == "government" or names.is_department(text):
            return names.office(text)
        if kind in ("university", "institute", "hospital"):
            for size in range(min(_LONGEST_SHORT_NAME, len(text) - 3), 1, -1):
                parent = self._known(text[:size])
                whole = parent is not None and parent.kind != "company"
                if parent is not None and whole and _COLLEGE.fullmatch(text[size:]):
                    return parent.name + text[size:]
        return text

    def _known(self, text: str) -> Organisation | None:
        for table in (self._gazetteer.universities, self._gazetteer.organisations):
            if bodies := table.get(text):
                return bodies[0]
        if long := names.school_kind(text):
            return self._called_in_short(long)
        if candidates := self._gazetteer.shortnames.get(text):
            return self._likeliest(candidates)
        return None

    def _called_in_short(self, long: str) -> Organisation | None:
        """师大, 农大: the article's own school, else the one last named, of those of the kind; none
        where the article names none."""
        school = self._setting.school or ""
        named = [d.name for d in reversed(self._entities.of("Organisation"))]
        for name in (school, *named):
            if name.endswith(long) and name in self._gazetteer.universities:
                return self._gazetteer.universities[name][0]
        return None

    def _likeliest(self, candidates: tuple[str, ...]) -> Organisation | None:
        """Of universities with one short name the one named in full, or of the home place."""
        bodies = [
            self._gazetteer.universities[name][0]
            for name in candidates
            if name in self._gazetteer.universities
        ]
        for body in bodies:
            if self._entities.get(f"organisation:{body.name}"):
                return body
        home, province = self._setting.home, self._setting.province
        for body in bodies:
            place = self._gazetteer.places.get(body.place)
            if place and home and (place.name == home.name or self._gazetteer.within(place, home)):
                return body
        for body in bodies:
            place = self._gazetteer.places.get(body.place)
            if place and province and self._gazetteer.within(place, province):
                return body
        return bodies[0] if bodies else None

    def _add_known(self, body: Organisation, surface: str) -> Draft:
        draft = self._entities.add("Organisation", body.kind, body.name)
        draft.aliases.update({*body.aliases, surface})
        draft.place = body.place or None
        return draft

    def _own(
        self,
        text: str,
        own: re.Match[str],
        mention: Mention,
        before: Place | None,
        context: dict[str, Place],
    ) -> Draft | None:
        """A body named by its level only (市科技局): of the place before it, else the home place's,
        or the last named one's."""
        level = own.group(1)
        place = self.own_place(level, context)
        if before is not None and before.name.endswith(level):
            place = before
        rest = text[own.end(1) :]
        if place is None:
            draft = self._entities.add("Organisation", mention.kind, names.office(text))
            draft.aliases.add(text)
            return draft
        if rest.startswith(("委", "政协", "人大")) and not rest.startswith("委员会"):
            short = f"{place.name}{rest}"
            name = f"中共{short}" if rest.startswith("委") else short
            if rest == "委":
                name = f"中共{short}员会"
        elif mention.kind == "government":
            name = names.office(place.name + rest)
        else:
            name = names.institute(place.name + rest)
        self._places.add(place)
        draft = self._entities.add("Organisation", mention.kind, name)
        draft.aliases.update({text, place.name + rest})
        draft.place = place.name
        return draft

    def own_place(self, level: str, context: dict[str, Place]) -> Place | None:
        """The place that a bare level word means: 市 is the home city, 省 its province."""
        home, province = self._setting.home, self._setting.province
        if level == "特区":
            return home if home and home.kind == "sar" else context.get("sar")
        if level in ("省", "自治区"):
            candidates = (province, context.get("province"))
            return next((p for p in candidates if p is not None and _has_level(p, level)), None)
        if level == "市":
            if home is not None and home.kind == "city":
                return home
            return context.get("city") or (home if home and home.kind == "sar" else None)
        if level in ("区", "县"):
            near = (home, context.get(level), self._setting.district)
            kinds = ("district", "zone") if level == "区" else ("district",)
            fitting = [p for p in near if p is not None and p.kind in kinds]
            return next((p for p in fitting if p.name.endswith(level)), None)
        if level in ("镇", "州"):
            return context.get("town" if level == "镇" else "city")
        return None

    def _place_prefix(self, text: str) -> tuple[str, Place] | None:
        """The place whose name a body's name begins with: the last of a chain (成都市青白江区…)."""
        if any(text[:size] in self._gazetteer.universities for size in range(4, 13)):
            return None
        start, found, before = 0, None, None
        while True:
            for size in range(min(12, len(text) - start - 1), 1, -1):
                surface = text[start : start + size]
                if (
                    surface in self._gazetteer.by_surface
                    and surface not in self._gazetteer.everyday
                ):
                    place = self._places.choose(surface, before)
                    if place is not None and (
                        before is None or self._gazetteer.within(place, before)
                    ):
                        found, before = (text[: start + size], place), place
                        start += size
                        break
            else:
                return found


def _has_level(province: Place, level: str) -> bool:
    """Whether 省 or 自治区 can mean a province."""
    return province.name.endswith("自治区") == (level == "自治区")
