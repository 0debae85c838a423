from graph.display import display
from graph.labels import clean, lines, width
from graph.ontology import ontology


def test_display_has_a_look_for_everything_in_the_ontology() -> None:
    shown = display()
    assert set(shown.labels) == set(ontology().labels)
    assert set(shown.relationships) == set(ontology().relationships)
    assert set(shown.statuses) == set(ontology().statuses)
    kinds = {(name, kind) for name, label in ontology().labels.items() for kind in label.kinds}
    assert set(shown.kinds) == kinds


def _contrast(one: str, other: str) -> float:
    """Contrast of two colours, by WCAG 2.2."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    a, b = sorted((light(one), light(other)))
    return (b + 0.05) / (a + 0.05)


def test_names_of_ties_can_be_read_on_light_and_dark() -> None:
    for name in ontology().statement_types("assertive"):
        light, dark = display().relationships[name].colour
        assert _contrast(light, "#ffffff") >= 4.5
        assert _contrast(dark, "#1a2229") >= 4.5


def test_marks_stand_out_from_light_and_dark() -> None:
    for look in (*display().labels.values(), *display().kinds.values()):
        assert _contrast(look.colour[0], "#fbfaf7") >= 3
        assert _contrast(look.colour[1], "#12181d") >= 3


def test_long_names_are_broken_and_cut() -> None:
    assert lines("香港中文大学") == ("香港中文大学",)
    broken = lines("中山市建设广东省珠江口东西两岸融合发展改革创新实验区实施方案")
    assert len(broken) == 2
    assert broken[1].endswith("…")
    assert all(width(line) <= 9 for line in broken)


def test_clean_takes_out_what_hides_or_steers() -> None:
    assert clean("甲\x00乙\u202e丙\n丁\ufffe\ud800") == "甲乙丙 丁"
