from evaluation.policy import articles, parse_brackets


def test_marks_become_places_in_the_text():
    text, found = parse_brackets("In [Baku|GPE], [Aliyev|PERSON|Ilham Aliyev] spoke.")
    assert text == "In Baku, Aliyev spoke."
    assert [(text[m.start : m.end], m.kind, m.name) for m in found] == [
        ("Baku", "GPE", "Baku"),
        ("Aliyev", "PERSON", "Ilham Aliyev"),
    ]


def test_the_gold_is_whole():
    found = list(articles())
    assert len(found) >= 2
    for text, gold in found:
        assert "[" not in text
        assert "|" not in text
        assert len(gold) > 40
        assert all(0 <= g.start < g.end <= len(text) and g.name == g.name.strip() for g in gold)
