"""The only door to spaCy. No token of spaCy leaves this folder, only values of ours with spans of our text.

syntax.py         parse(texts): sentences with tags, lemmas, dependency relations; named(text): what a user's model names
nouns.py          noun_phrases(sentence)
models.py         using(name): our own model, or an installed one that the user names; ready() without loading
english.py        spaCy brought up for our own models
label_schemes.py  two schemes of dependency labels in one, by lexicon/relations.toml
shipped.py        our own model, its parts called one by one
classifiers.py    its tags, features and lemmas
analysis.py       what a model says of the tokens of a chunk, as sentences
chunks.py         a text cut for spaCy, every word keeping its offset
fast.py           named(text): the small entity model
transitions.py    the entities that its word vectors predict
blas.py           one BLAS thread a process
values.py         Sentence, Token, Phrase

>>> text = "The ministers of both states signed the agreement in Astana."
>>> for sentence in next(parse([text])):
...     for i, token in enumerate(sentence.tokens):
...         if token.relation == "subject":
...             verb = sentence.tokens[token.head]
...             print(sentence.under(i).of(text), "·", verb.lemma)
The ministers of both states · sign

`import pipeline.text.parse` loads nothing heavy; the first call of `parse` loads the model.
"""

from pipeline.text.parse.models import naming, parser_name, ready, using
from pipeline.text.parse.nouns import noun_phrases
from pipeline.text.parse.syntax import Named, named, parse
from pipeline.text.parse.values import Phrase, Sentence, Token

__all__ = [
    "Named",
    "Phrase",
    "Sentence",
    "Token",
    "named",
    "naming",
    "noun_phrases",
    "parse",
    "parser_name",
    "ready",
    "using",
]
