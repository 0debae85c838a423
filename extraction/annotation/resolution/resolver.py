"""The resolver: every mention of an article gets the entities it refers to.

Groups whose members only a claim can tell (双方, 两地) are left to the reading of frames.
"""

from __future__ import annotations

import re

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.aliases import Alias
from extraction.annotation.resolution.merging import merge_branches, merge_short_names
from extraction.annotation.resolution.organisations import OrganisationResolver
from extraction.annotation.resolution.places import PlaceResolver
from extraction.annotation.resolution.recent import Recent
from extraction.annotation.resolution.setting import Setting
from extraction.gazetteer import Gazetteer, Place
from extraction.lexicon import Lexicon

_LEVELS = {
    "province": "province",
    "sar": "sar",
    "city": "city",
    "district": "district",
    "town": "town",
}
_TELLING = 6  # characters of common words before a head that together may be a name
# bare nouns for a body whose name need not end so
_BY_KIND = {"公司": "公司", "学校": "校"}
_BARE = 3  # characters of a level with the shortest noun: 县医院
_ORGAN = re.compile("委$|委会$|政府$|人大$|政协$|纪委$")
_TOWNS = ("街道", "镇", "乡")  # the office of a town goes by its name
_THAT = re.compile(r"^(?:该|这家|这所|这座|此|本|我)")
_SCHOOL = re.compile(r"[我该本]校|学校")
_DEICTIC = ("Anaphor", "Organisation")
_COLLEGE = re.compile(
    r"(?:学院|资产公司|附属医院|附中|附小|学系|系|研究院|研究所|研究中心|实验室|书院|部)$"
)
_FULL_PREFIX = re.compile(r"^[\u4e00-\u9fff]{2,8}?(?:省|市|县|州)(?=.{4,})")
_NUMBERED = re.compile(r"(?:第[一二三四五六七八九十百\d]+|首)[届次期][^，]{2,}$")
_TRIAL = re.compile("（(?:试行|暂行|草案|征求意见稿|修订版?|[^（）]{0,6}稿)）$")
_EVENT_KEY = re.compile(r"[“”《》—\-－·\s]|(?:系列)?(?:活动|会)$")


class Resolver:
    """Resolves the mentions of one article, in the order of the text.

    school: the id of the university that the article calls 我校, if it names it.
    """

    def __init__(
        self, gazetteer: Gazetteer, lexicon: Lexicon, setting: Setting, aliases: list[Alias]
    ) -> None:
        self.entities = Entities()
        self.setting = setting
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._aliases = {alias.text: alias for alias in aliases}
        self._named: dict[str, str] = {}
        self.places = PlaceResolver(gazetteer, setting, self.entities)
        self.bodies = OrganisationResolver(gazetteer, lexicon, setting, self.entities, self.places)
        self._recent = Recent(self.entities, gazetteer)
        self.context: dict[str, Place] = {}
        self.school: str | None = None

    def resolve(self, sentences: list[Sentence]) -> Entities:
        """Set `refers` of all mentions; returns the entities."""
        if self.setting.school is not None:
            self.school = self.bodies.school(self.setting.school).id
        self._full_names_first(sentences)
        for sentence in sentences:
            before: Mention | None = None
            school: Mention | None = None
            for mention in sentence.mentions:
                draft = self._college(mention, school) or self._one(sentence, mention, before)
                if draft is not None:
                    self._refer(mention, draft)
                inside = before is not None and mention.nested and mention.end <= before.end
                named = mention.label == "Place" or _ORGAN.search(mention.text)
                if mention.refers and named and not inside:
                    before = mention
                elif _SCHOOL.fullmatch(mention.text) and mention.label in _DEICTIC:
                    school = mention
        merge_short_names(self.entities, self._gazetteer)
        merge_branches(self.entities, self._gazetteer)
        return self.entities

    def _full_names_first(self, sentences: list[Sentence]) -> None:
        """Places and bodies named in full anywhere help to choose among homonyms."""
        for sentence in sentences:
            for mention in sentence.mentions:
                if (
                    mention.kind == "zone"
                    and len(mention.text) > 6
                    and mention.text not in self._gazetteer.by_surface
                ):
                    self.places.zones.append(_FULL_PREFIX.sub("", mention.text))
                if mention.label == "Place":
                    candidates = self._gazetteer.by_surface.get(mention.text, ())
                    if len(candidates) == 1 and candidates[0].kind != "country":
                        self.places.add(candidates[0])
                        if candidates[0].kind == "zone":
                            self.places.zones.append(candidates[0].name)

    def _refer(self, mention: Mention, draft: Draft) -> None:
        mention.refers = (draft.id,)
        draft.mentions.append(mention)
        self._recent.note(draft, nested=mention.nested)

    def _one(self, sentence: Sentence, mention: Mention, before: Mention | None) -> Draft | None:
        alias = self._aliases.get(mention.name) if mention.rule == "alias" else None
        if alias is not None:
            return self._alias(alias, mention)
        adjacent = before if before is not None and before.end == mention.start else None
        place = self._place_of(adjacent)
        if place is None and before is not None and mention.label == "Organisation":
            place = self._organ_of(sentence, before, mention)
        match mention.label:
            case "Place":
                return self._place(mention, place)
            case "Organisation":
                return self._organisation(sentence, mention, place)
            case "Person":
                return self._simple("Person", None, mention.text, mention)
            case "Policy" | "Event" | "Project":
                return self._titled(mention)
            case "Agreement":
                return None
            case "Anaphor":
                return self._anaphor(mention)
            case "Group":
                self._compound(mention)
        return None

    def _alias(self, alias: Alias, mention: Mention) -> Draft | None:
        id_ = self._named.get(alias.text) or (
            alias.mention.refers[0] if alias.mention.refers else None
        )
        if id_ is None and alias.mention.label == "Agreement":
            return None
        if id_ is None:
            draft = self._one_of(alias.mention)
            id_ = draft.id if draft else None
        if id_ is None:
            return None
        self._named[alias.text] = id_
        draft = self.entities.get(id_)
        if draft is not None:
            draft.aliases.add(alias.text)
            self._remember_level(draft)
        return draft

    def _one_of(self, mention: Mention) -> Draft | None:
        """The entity of a mention that the text introduces later than its short name."""
        if mention.label == "Organisation":
            return self.bodies.resolve(mention, None, self.context)
        if mention.label == "Place":
            return self.places.resolve(mention, None)
        if mention.label in ("Policy", "Event", "Project"):
            return self._titled(mention)
        return None

    def of_name(self, mention: Mention) -> Draft | None:
        """The entity of a name that no recogniser found where it stands, once all others are
        resolved; None for what only refers, and for agreements, which their parties name."""
        if mention.label == "Person":
            return self._simple("Person", None, mention.text, mention)
        return self._one_of(mention)

    def _place(self, mention: Mention, before: Place | None) -> Draft | None:
        draft = self.places.resolve(mention, before)
        if draft is not None and before is not None:
            draft.aliases.add(f"{before.name}{mention.text}")
        if draft is not None and not mention.nested:
            self._remember_level(draft)
        return draft

    def _remember_level(self, draft: Draft) -> None:
        place = self._gazetteer.places.get(draft.name)
        if draft.label == "Place" and place is not None and draft.kind in _LEVELS:
            self._remember(place)

    def _remember(self, place: Place) -> None:
        """A place is named that 市政府 or 县政府 may be of."""
        self.context[_LEVELS[place.kind]] = place
        if place.kind == "district":
            self.context[place.name[-1]] = place  # 区 or 县

    def _organ_of(self, sentence: Sentence, before: Mention, mention: Mention) -> Place | None:
        """The place of the organ that is named with another one of it (某市委、市政府)."""
        draft = self.entities.get(before.refers[0])
        between = sentence.text[before.end - sentence.start : mention.start - sentence.start]
        if draft is None or draft.kind != "government" or between not in ("", "、", "和", "及"):
            return None
        return self._gazetteer.places.get(draft.place or "")

    def _place_of(self, mention: Mention | None) -> Place | None:
        if mention is None or not mention.refers:
            return None
        draft = self.entities.get(mention.refers[0])
        return self._gazetteer.places.get(draft.name) if draft else None

    def _organisation(
        self, sentence: Sentence, mention: Mention, before: Place | None
    ) -> Draft | None:
        if mention.weak and mention.rule == "head" and not self._is_own(sentence, mention):
            draft = self._bare(mention)
            if draft is not None or self._says_nothing(mention):
                return draft
        if mention.text.endswith(_TOWNS) and (
            town := self.places.choose(mention.text, before, "town")
        ):
            return self.places.add(town, mention.text)
        draft = self.bodies.resolve(mention, before, self.context)
        if draft is not None and before is not None and before.kind == "country":
            draft.aliases.add(f"{before.name}{mention.text}")
        if (
            draft is not None
            and draft.place in self._gazetteer.places
            and mention.kind == "government"
        ):
            place = self._gazetteer.places[draft.place]
            if place.kind in _LEVELS:
                self._remember(place)
        return draft

    def _is_own(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a body is named by its level only (市图书馆), and is not each of several (两地的
        县医院)."""
        each = sentence.text[: mention.start - sentence.start].endswith("的")
        return self.bodies.is_own(mention.text) and not (each and len(mention.text) == _BARE)

    def _college(self, mention: Mention, before: Mention | None) -> Draft | None:
        """A college named after 我校 or 该校, as one name or right behind it: its name in full has
        the university's. before: the 该校 last read in the sentence."""
        if mention.label != "Organisation" or not _COLLEGE.search(mention.text):
            return None
        if inside := _SCHOOL.match(mention.text):
            university = self._school(inside.group())
            rest = mention.text[inside.end() :]
        elif before is not None and before.refers and before.end == mention.start:
            university, rest = self.entities[before.refers[0]], mention.text
        else:
            return None
        if university is None:
            return None
        draft = self.entities.add("Organisation", mention.kind, university.name + rest)
        draft.aliases.update({mention.text, rest})
        return draft

    def _school(self, text: str) -> Draft | None:
        """The university that 我校, 学校 or 该校 means."""
        if text[0] in "我学" and self.school is not None:
            return self.entities[self.school]
        return self._recent.latest("校") if text[0] != "本" else None

    def _publisher(self, noun: str) -> Draft | None:
        """The body that publishes the article, where it is one that calls itself so (我局)."""
        source = self.setting.source or ""
        head = self._lexicon.ending("organisation", source)
        if head is None or not source.endswith((noun, noun + "员会")):
            return None
        mention = Mention(0, len(source), source, "Organisation", head.kind)
        return self.bodies.resolve(mention, None, self.context)

    def _says_nothing(self, mention: Mention) -> bool:
        """Whether nothing but generic words stands before the head."""
        head = self._lexicon.ending("organisation", mention.text)
        stem = mention.text[: len(mention.text) - len(head.text)] if head else mention.text
        if len(stem) >= _TELLING:
            return False  # 先进制造技术创新中心: many common words together are a name
        while stem:
            size = next(
                (n for n in range(min(5, len(stem)), 0, -1) if stem[:n] in self._lexicon.generic), 0
            )
            if not size:
                return len(stem) < 2
            stem = stem[size:]
        return True

    def _bare(self, mention: Mention) -> Draft | None:
        """研究院, 实验室: the body last named whose name ends so; 学校: the article's own."""
        text = _THAT.sub("", mention.text)
        if text == "学校" and self.school is not None:
            return self.entities[self.school]
        named = self._recent.called(text) or self._own_company(text)
        if named is None and text in _BY_KIND:
            last = self._recent.latest(_BY_KIND[text])
            return last if last is not None and last.kind in ("company", "university") else None
        return named

    def _own_company(self, text: str) -> Draft | None:
        """集团, 公司 on the page of one that names no other so."""
        bare = text in ("集团", "公司", "集团公司")
        return self._publisher(text.removesuffix("公司") or text) if bare else None

    def _simple(self, label: str, kind: str | None, name: str, mention: Mention) -> Draft:
        draft = self.entities.add(label, kind, name)
        draft.aliases.add(mention.text)
        return draft

    def _titled(self, mention: Mention) -> Draft | None:
        name = (mention.name or mention.text).strip("《》")
        key = _EVENT_KEY.sub("", _TRIAL.sub("", name))
        for draft in reversed(self.entities.of(mention.label)):
            other = _EVENT_KEY.sub("", _TRIAL.sub("", draft.name))
            same = key == other or (
                len(key) >= 2
                and other.endswith(key)
                and (mention.rule == "title" or mention.weak or len(key) >= 4)
            )
            if same:
                draft.aliases.update({mention.text, name})
                return draft
        if mention.weak and mention.label == "Event":
            return None
        draft = self.entities.add(mention.label, mention.kind, name)
        draft.aliases.update({mention.text, name})
        if mention.label == "Event" and (numbered := _NUMBERED.search(name)):
            draft.aliases.add(numbered.group())
        return draft

    def _anaphor(self, mention: Mention) -> Draft | None:
        text = mention.text
        if mention.kind == "home":
            purse = text.endswith(("财政", "里"))
            level = re.sub("级?(?:财政|里)$", "", text) if purse else text[1:]
            if level in ("澳", "港"):
                place = self._gazetteer.by_surface.get(
                    "澳门" if level == "澳" else "香港", (None,)
                )[0]
            elif level == "国":
                place = self._gazetteer.places.get("中国")
            else:
                place = self.bodies.own_place(level, self.context)
            return self.places.add(place, text if text[0] == "我" else "") if place else None
        if mention.kind == "party":
            if text[1:] == "方" and text[0] in "校市县院企":
                return self._recent.latest("企业" if text[0] == "企" else text[0])
            rest = text[1:]
            if rest == "校" and text[0] == "来":
                return self.entities[self.school] if self.school else None
            if rest == "校":
                return self._school(text)
            return self._publisher(rest) or self._recent.latest(rest) if text[0] in "我来" else None
        return self._recent.latest(_THAT.sub("", text)) if text != "本部" else None

    def _compound(self, mention: Mention) -> None:
        """深中, 川渝: the members, where the list or the article's own names agree."""
        if mention.kind != "compound":
            return
        listed = self._gazetteer.compounds.get(mention.text)
        members: list[Place] = []
        if listed and not mention.weak:
            members = [
                self._gazetteer.places[name] for name in listed if name in self._gazetteer.places
            ]
        else:
            for char in mention.text:
                place = next(
                    (p for p in self._gazetteer.abbreviation(char) if self._is_present(p)), None
                )
                if place is None:
                    return
                members.append(place)
        if listed and len(mention.text) == len(listed):
            members = [
                next((p for p in self._gazetteer.abbreviation(char) if self._is_named(p)), place)
                for char, place in zip(mention.text, members, strict=True)
            ]
        drafts = [self.places.add(place) for place in members]
        for draft in drafts:
            draft.mentions.append(mention)
        mention.refers = tuple(draft.id for draft in drafts)

    def _is_present(self, place: Place) -> bool:
        """Whether a place is named, or a province in which one lies that is (拉萨 for 藏)."""
        if self._is_named(place):
            return True
        named = (self._gazetteer.places.get(d.name) for d in self.entities.of("Place"))
        return place.kind == "province" and any(
            p is not None and self._gazetteer.within(p, place) for p in named
        )

    def _is_named(self, place: Place) -> bool:
        if self.entities.get(f"place:{place.name}") is not None:
            return True
        home = self.setting.home
        return home is not None and home.name == place.name
