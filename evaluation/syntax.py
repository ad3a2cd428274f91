"""python -m evaluation.syntax [--shared DIR] [--data FILE.spacy]: parser and sentences on gold texts not trained on.

One line of figures. "parsed" is what pipeline.text.parse gives (our sentence rules, then the parser); "alone" is the trained
pipeline without our rules, by spaCy's own scorer; "edited" are the gold sentences of eight and more words from a capital to a
full stop, each parsed by itself, as news and reports have them; "ended" are all that end with a stop.
"""

import argparse
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.training import Example

from pipeline.model import Span
from pipeline.text.parse import Sentence, parse
from pipeline.text.parse.label_schemes import label_table
from pipeline.text.parse.models import load
from pipeline.text.sentences import sentences

_STOPS = (".", "!", "?", "…", '."', ".”", ".)", "?”", "!”", '?"', '!"')


def main() -> None:
    """Print the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--data", default="ner/syn_dev.spacy")
    args = parser.parse_args()
    print(f"syntax {Path(args.data).stem}:", " | ".join(figures(args.shared / "data" / args.data)))


def figures(file: Path) -> Iterable[str]:
    """Yield the figures of one file."""
    nlp = load("")
    gold = list(DocBin().from_disk(file).get_docs(nlp.vocab))
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    for name in ("dep_las", "dep_uas", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "sents_f"):
        yield f"alone {name} {100 * scores[name]:.1f}"
    edited = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in _edited(gold)])
    yield f"edited dep_las {100 * edited['dep_las']:.1f}"
    texts = [doc.text for doc in gold]
    start = time.process_time()
    parsed = list(parse(texts))
    seconds = time.process_time() - start
    yield f"parsed relations {_relations(gold, parsed):.1f}"
    yield f"parsed sentences {_f1([_spans(doc) for doc in gold], [[s.span for s in text] for text in parsed]):.1f}"
    by_rules = [list(sentences(text)) for text in texts]
    yield f"rules sentences {_f1([_spans(doc) for doc in gold], by_rules):.1f}"
    yield f"rules ended: found {_ended(gold, by_rules):.1f}"
    yield f"words/s {sum(len(doc) for doc in gold) / seconds:.0f}"


def _edited(gold: Sequence[Doc]) -> list[Doc]:
    """Return the sentences of eight and more words from a capital to a full stop, as news and reports have them."""
    sents = [sent for doc in gold for sent in doc.sents]
    return [s.as_doc() for s in sents if len(s) >= 8 and s[0].is_title and s[-1].text == "."]


def _spans(doc: Doc) -> list[Span]:
    """Return the gold sentences without outer white space."""
    out = []
    for sent in doc.sents:
        stripped = sent.text.strip()
        start = sent.start_char + len(sent.text) - len(sent.text.lstrip())
        out.append(Span(start, start + len(stripped)))
    return [span for span in out if len(span)]


def _f1(gold: Sequence[Sequence[Span]], found: Sequence[Sequence[Span]]) -> float:
    """Return the F1 of whole sentences, start and end."""
    right = sum(len(set(g) & set(f)) for g, f in zip(gold, found, strict=True))
    return 200 * right / (sum(map(len, gold)) + sum(map(len, found)))


def _ended(gold: Sequence[Doc], found: Sequence[Sequence[Span]]) -> float:
    """Return how many of the gold sentences that end with a stop, and are followed by a capital, end there in ours."""
    ends = right = 0
    for doc, of in zip(gold, found, strict=True):
        ours = {span.end for span in of}
        for sentence, following in pairwise(_spans(doc)):
            if sentence.of(doc.text).endswith(_STOPS) and doc.text[following.start].isupper():
                ends += 1
                right += sentence.end in ours
    return 100 * right / ends


def _relations(gold: Sequence[Doc], parsed: Sequence[Sequence[Sentence]]) -> float:
    """Return how many gold tokens have our relation and head right, over all that our tokens share with gold, in per cent."""
    words = label_table("ud")
    right = shared = 0
    for doc, of in zip(gold, parsed, strict=True):
        ours = {t.span.start: (t.span.end, t.relation, s.tokens[t.head].span.start) for s in of for t in s.tokens}
        for token in doc:
            end, relation, head = ours.get(token.idx, (-1, "", -1))
            if end == token.idx + len(token) and token.pos_ != "PUNCT":
                shared += 1
                right += relation == words.get(token.dep_, "other") and head == token.head.idx
    return 100 * right / shared


if __name__ == "__main__":
    main()
