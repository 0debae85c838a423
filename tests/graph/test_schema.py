from graph.ontology import ontology
from graph.schema import constraints, indexes


def test_constraints_make_id_the_key_of_every_label() -> None:
    text = "\n".join(constraints())
    assert text.count("IS UNIQUE") == len(ontology().labels)
    assert "CREATE CONSTRAINT place_id IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE" in text


def test_indexes_cover_the_names_of_entities_only() -> None:
    text = "\n".join(indexes())
    assert text.count("ON (n.name)") == len(ontology().entity_labels)
    assert "Sentence" not in text
