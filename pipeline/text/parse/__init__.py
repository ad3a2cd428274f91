"""The only door to spaCy. No token of spaCy leaves this folder, only values of ours with spans of our text.

phrases.py   lists of phrases in a text
syntax.py    parse(texts): sentences with tags, lemmas, relations; named(text): what a user's model names
nouns.py     noun_phrases(sentence)
models.py    using(name): our own model, or an installed one that the user names; ready() without loading
scheme.py    the two label schemes in one, by lexicon/relations.toml
pieces.py    a text cut for spaCy, every word knowing its place
fast.py      named(text): the small entity model
transitions.py  the names that its word vectors say
threads.py   one thread a process for matrices
values.py    Sentence, Token, Phrase

>>> text = "The ministers of both states signed the agreement in Astana."
>>> for sentence in next(parse([text])):
...     for i, token in enumerate(sentence.tokens):
...         if token.relation == "subject":
...             verb = sentence.tokens[token.head]
...             print(sentence.under(i).of(text), "·", verb.lemma)
The ministers of both states · sign

`import pipeline.text.parse` loads nothing heavy; the first call of `parse` loads the model.
"""

from pipeline.text.parse.models import naming, ready, using
from pipeline.text.parse.nouns import noun_phrases
from pipeline.text.parse.phrases import Hit, chunks, phrases, plain
from pipeline.text.parse.syntax import Named, named, parse
from pipeline.text.parse.values import Phrase, Sentence, Token

__all__ = [
    "Hit",
    "Named",
    "Phrase",
    "Sentence",
    "Token",
    "chunks",
    "named",
    "naming",
    "noun_phrases",
    "parse",
    "phrases",
    "plain",
    "ready",
    "using",
]
