import json

from pipeline.export import annotations, claim_reviews

TEXT = "It began well. Cargo reached 2.8 million tonnes (Lee, 2024). It ended there."
CLAIM = "Cargo reached 2.8 million tonnes (Lee, 2024)."
ROW = {
    "claim_id": "c-1",
    "article": "ports",
    "claim": CLAIM,
    "start": str(TEXT.index("Cargo")),
    "end": str(TEXT.index(" It ended")),
    "context": "It began well. […] It ended there.",
    "outcome": "figures_differ",
    "why": "article 2.8, source 2.6",
    "evidence": "The port handled 2.6 million tonnes.",
    "sources": "lee.html",
    "review": "kept",
    "verdict": "contradicted",
    "note": "p. 14",
    "reviewer": "AK",
    "reviewed_at": "2026-03-14",
}
OPEN = {**ROW, "claim_id": "c-2", "review": "open", "verdict": "", "note": "", "reviewer": ""}


def items(rows, texts):
    return json.loads(annotations(rows, texts))["items"]


def test_an_annotation_is_anchored_by_the_words_of_the_claim_and_what_is_around_them():
    for texts in ({"ports": TEXT}, {}):
        [made] = items([ROW], texts)
        quote, position = made["target"]["selector"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT
        assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", CLAIM)
        assert quote["prefix"].endswith("began well. ")
        assert quote["suffix"].startswith(" It ended")
        assert TEXT[position["start"] : position["end"]] == CLAIM


def test_the_machines_words_are_told_from_a_persons():
    judged, open_claim = items([ROW, OPEN], {})
    assert judged["motivation"] == "assessing"
    assert judged["creator"] == [{"type": "Person", "name": "AK"}]
    by_person = [body["value"] for body in judged["body"] if "creator" not in body]
    assert by_person == ["contradicted", "p. 14"]
    assert open_claim["motivation"] == "highlighting"
    assert all(body["creator"]["type"] == "Software" for body in open_claim["body"])
    assert judged["body"][-1]["selector"]["exact"] == ROW["evidence"]


def test_ids_are_the_same_in_every_run_and_differ():
    assert annotations([ROW, OPEN], {}) == annotations([ROW, OPEN], {})
    assert len({item["id"] for item in items([ROW, OPEN], {})}) == 2


def test_what_has_no_place_in_the_article_is_no_annotation():
    assert items([{"claim": "own row"}, {**ROW, "review": "orphaned"}], {}) == []


def test_a_claim_review_has_a_persons_verdict_and_nothing_of_the_machine():
    [review] = json.loads(claim_reviews([ROW, OPEN]))["@graph"]
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == CLAIM
    assert review["reviewRating"]["alternateName"] == "contradicted"
    assert review["author"] == [{"@type": "Person", "name": "AK"}]
    assert "figures_differ" not in json.dumps(review)
    assert ROW["why"] not in json.dumps(review)


def test_a_verdict_that_does_not_stand_is_not_published():
    rows = [{**ROW, "review": review} for review in ("recheck", "disagree", "orphaned", "open")]
    assert json.loads(claim_reviews(rows))["@graph"] == []
    assert len(json.loads(claim_reviews([{**ROW, "review": "settled"}]))["@graph"]) == 1
