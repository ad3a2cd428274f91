from pipeline.evidence.compare.statements import tree
from pipeline.evidence.compare.statements.read import join, read_texts
from pipeline.flow import annotate_passage


def test_what_the_tree_says_of_a_word_is_read_when_a_rule_asks_for_it_and_once(monkeypatch):
    asked = []

    def roles(tokens, children, stems, i):
        asked.append(stems[i])
        return find_roles(tokens, children, stems, i)

    find_roles = tree.roles
    monkeypatch.setattr(tree, "roles", roles)
    texts = [annotate_passage(t) for t in ("The ferry firm sold its oldest boat.", "Nobody had bid for it before.")]
    readings = read_texts(texts)
    assert not asked
    [sold] = [word for word in readings[0].words if word.pos == "VERB"]
    assert "boat" in sold.roles.patient
    [moved] = [word for word in join(tuple(readings)).words if word.stem == sold.stem]
    assert moved.roles == sold.roles
    assert asked == [sold.stem]
