"""Rows of a small set of tables, made by hand."""

PASSAGE = "In 2023 the port handled 2.6 million tonnes."
TEXTS = ["Cargo reached 2.8 million tonnes (Lee, 2024).", "=1+1 is a formula.", "Prices fell.", "No data were given."]


def claim(number, text, **more):
    return {
        "claim_id": f"c-{number}",
        "article": "ports",
        "claim": text,
        "priority": str(number),
        "review": "open",
        **more,
    }


def made(*own_rows, **first):
    """Tables of four claims, the first of which differs from its source."""
    differs = {
        "outcome": "figures_differ",
        "why": "article 2.8 million tonnes, source 2.6 million tonnes",
        "citations": "Lee, 2024",
        "link": "linked",
        "reference_ids": "r-1",
        **first,
    }
    checks = "figure differs: article 2.8 million tonnes, source 2.6 million tonnes"
    evidence = {"claim_id": "c-1", "article": "ports", "rank": "1", "page": "14", "passage": PASSAGE, "checks": checks}
    return {
        "claims": [claim(1, TEXTS[0], **differs), *(claim(i, text) for i, text in enumerate(TEXTS[1:], 2)), *own_rows],
        "evidence": [{**evidence, "reference_id": "r-1", "source": "lee.html", "outcome": "figures_differ"}],
        "problems": [
            {"severity": "error", "message": "no such reference", "code": "missing-reference", "article": "ports"}
        ],
        "sources": [
            {"source": "lee.html", "status": "read", "reference_id": "r-1", "article": "ports", "sha256": "9f"}
        ],
        "references": [{"reference_id": "r-1", "article": "ports", "raw": "Lee, D. (2024). Ports."}],
    }
