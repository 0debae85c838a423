"""Which place a mention means: homonyms by neighbours, home and what else the article names."""

from __future__ import annotations

import re

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.annotation.names import is_short_for
from extraction.annotation.resolution.setting import Setting
from extraction.gazetteer import Gazetteer, Place

_FULL_PREFIX = re.compile(r"^.{2,10}?(?:省|市|区|县|州)(?=.{3,})")
# heads of zones and regions that name nothing alone
_BARE_ZONES = frozenset(
    [
        *(
            "开发区",
            "高新区",
            "经开区",
            "新区",
            "合作区",
            "示范区",
            "试验区",
            "实验区",
            "园区",
            "片区",
        ),
        *(
            "新城",
            "工业园区",
            "自贸区",
            "特区",
            "度假区",
            "功能区",
            "经济区",
            "湾区",
            "半岛",
            "走廊",
        ),
        *("流域", "经济带", "城市群", "都市圈"),
    ]
)

_SPECIAL_ZONE = re.compile("市?(?:经济)?特区$")


class PlaceResolver:
    """Resolves places of one article against the gazetteer."""

    def __init__(self, gazetteer: Gazetteer, setting: Setting, entities: Entities) -> None:
        self._gazetteer = gazetteer
        self._setting = setting
        self._entities = entities
        self.zones: list[str] = []

    def resolve(self, mention: Mention, before: Place | None) -> Draft | None:
        """The entity of a mention; before: the place named directly before it (广西 防城港市)."""
        city = _SPECIAL_ZONE.sub("", mention.text)  # a special zone is its city
        text = city if city in self._gazetteer.by_surface else mention.text
        place = self.choose(mention.name or text, before, mention.kind)
        place = place or self._behind(mention.text)
        if place is not None:
            return self.add(place, mention.text)
        if mention.rule == "abbreviation":
            return None
        text = mention.text
        kind = mention.kind or "region"
        if kind == "zone" and (full := self._full_zone(text)):
            draft = self._entities.add("Place", "zone", full)
            draft.aliases.add(text)
            return draft
        if mention.weak and text in _BARE_ZONES:
            return None
        if (
            kind == "zone"
            and (found := _FULL_PREFIX.match(text))
            and found.group() in self._gazetteer.by_surface
        ):
            text = text[found.end() :]
        draft = self._entities.add("Place", kind, text)
        draft.aliases.add(mention.text)
        return draft

    def _behind(self, text: str) -> Place | None:
        """The known place at the end of a chain that is one mention: 珠海 横琴新区."""
        surfaces = self._gazetteer.by_surface
        for size in range(2, len(text) - 2):
            if text[:size] in surfaces and text[size:] in surfaces:
                return self.choose(text[size:], self.choose(text[:size]))
        return None

    def _full_zone(self, text: str) -> str | None:
        """The zone that a short name means (经开区, 农高区), if only one of the article can be."""
        fitting = [zone for zone in self.zones if is_short_for(text, zone)]
        return fitting[0] if len(set(fitting)) == 1 else None

    def add(self, place: Place, surface: str = "") -> Draft:
        """The entity of a place of the gazetteer."""
        draft = self._entities.add("Place", place.kind, place.name)
        draft.code = place.code or None
        draft.aliases.update(alias for alias in place.aliases if len(alias) > 1)
        if surface:
            draft.aliases.add(surface)
        return draft

    def choose(
        self, surface: str, before: Place | None = None, kind: str | None = None
    ) -> Place | None:
        """The place that a surface means here, if the gazetteer knows it."""
        if len(surface) == 1:
            candidates = self._gazetteer.abbreviation(surface)
        else:
            candidates = self._gazetteer.by_surface.get(surface, ())
            if not candidates and kind == "town":
                candidates = self._gazetteer.towns(surface)
        if not candidates:
            return None
        return max(
            enumerate(candidates),
            key=lambda item: (self._fitness(item[1], before, surface), -item[0]),
        )[1]

    def _fitness(self, place: Place, before: Place | None, surface: str) -> tuple[int, int, int]:
        """How well a candidate fits: under the place before it, named in the article, near home."""
        chain = self._gazetteer.ancestors(place)
        names = {ancestor.name for ancestor in chain}
        under = int(before is not None and before.name in names)
        named = int(self._entities.get(f"place:{place.name}") is not None)
        above = any(
            self._entities.get(f"place:{name}") is not None for name in names if name != "中国"
        )
        home = self._setting.home
        near = int(home is not None and (home.name in names or place.name == home.name))
        province = self._setting.province
        inside = int(province is not None and (province.name in names))
        return (under, named * 2 + near * 2 + int(above) + inside, 0)
