import pytest

from pipeline.references.detect.works import reads_like_work


@pytest.mark.parametrize(
    "statement",
    [
        "Fischer, 144 S. Ct. at 2181.",
        "Klaus Lind: Wer will neue Häfen?, in: HafenZeit 10/2012, S. 349 f.",
        "Noscitur a sociis, Quay’s Law Dictionary (12th ed. 2024).",
        "Ada B. Lind, The Quay Is Sinking, HARBOUR NEWS (May 2, 2019), https://news.example.org/quay [https://perma.cc/AB-12].",
        "HARBOUR BOARD, RULES OF THE QUAY § 31 (3d ed. 2003).",
    ],
)
def test_works(statement):
    assert reads_like_work(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Most of the harbours have been filled since the war (Lind and Oates, 1996).",
        "For example, in March 2022, the council released a bill titled the Quay Act of 2021.",
        "Notice that we can drop it from the first rule by Oates et al. (2000).",
        "The court ruled in Lind v. Harbour in June 2024.",
    ],
)
def test_sentences_are_no_works(statement):
    assert not reads_like_work(statement)
