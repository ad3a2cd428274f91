"""Each revision alone, and all in order."""

from pipeline.evidence import AnnotatedText
from pipeline.evidence.revise import (
    Comparison,
    apply_title_dates,
    doubt_matches,
    downgrade_distant,
    mark_absent,
    reconcile_passages,
    revise,
)
from pipeline.model import Check
from tests.evidence.notation import annotated


def check(kind, outcome, about="f-1", claimed="42", **fields):
    return Check(kind, claimed, "", outcome, "because", about, **fields)


def comparison(*scores, claim="", title="", absent=()):
    return Comparison(annotated(claim), scores, annotated(title), absent)


def test_another_passage_takes_a_contradiction_back():
    rows = [(check("figure", "differs"),), (check("figure", "matches"),)]
    first, second = reconcile_passages(rows, comparison(0.9, 0.9))
    assert first[0].outcome == "may_differ"
    assert first[0].detail.endswith("another passage has it as the article does")
    assert second[0].outcome == "matches"


def test_the_same_number_in_doubt_takes_a_contradiction_back_too():
    doubtful = Check("figure", "4,200", "more than 4,200", "may_differ", "", "f-1")
    rows = [(check("figure", "differs", claimed="4,200"),), (doubtful,)]
    assert reconcile_passages(rows, comparison(0.9, 0.9))[0][0].outcome == "may_differ"


def test_a_distant_passage_contradicts_nothing():
    rows = [(check("figure", "differs"),), (check("figure", "differs"),)]
    near, distant = downgrade_distant(rows, comparison(0.9, 0.1))
    assert (near[0].outcome, distant[0].outcome) == ("differs", "may_differ")
    assert distant[0].detail == "because"


def test_a_faint_passage_bears_nothing_out():
    ((match, absent),) = doubt_matches([(check("figure", "matches"), check("date", "absent"))])
    assert (match.outcome, match.by, absent.outcome) == ("may_differ", "faint-passage", "absent")


def test_the_title_dates_what_no_passage_does():
    context = comparison(
        0.9, claim="In {2014|2014-01-01|2014-12-31|2014}", title="The fund {2014–2020|2014-01-01|2020-12-31|P7Y}"
    )
    [[dated]] = apply_title_dates([(check("date", "absent", "d0", "2014"),)], context)
    assert (dated.outcome, dated.found) == ("matches", "2014–2020")


def test_what_stands_nowhere_is_marked_unless_a_passage_has_it_all_the_same():
    nowhere = check("figure", "absent", absent_from_source=True)
    name = check("name", "absent", "e-1", "Marchetti", absent_from_source=True)
    context = comparison(0.9, absent=(nowhere, name))
    assert mark_absent([(check("figure", "absent"),)], context) == [(nowhere, name)]
    assert mark_absent([(check("figure", "matches"),)], context) == [(check("figure", "matches"), name)]
    assert mark_absent([(check("figure", "may_differ"),)], context)[0][0].absent_from_source


def test_all_in_order():
    rows = [(check("figure", "differs"), check("date", "absent", "d-1")), (check("figure", "matches"),)]
    assert [[c.outcome for c in row] for row in revise(rows, comparison(0.9, 0.9))] == [
        ["may_differ", "absent"],
        ["matches"],
    ]
    assert revise([], Comparison(AnnotatedText(""), (), AnnotatedText(""), ())) == []
