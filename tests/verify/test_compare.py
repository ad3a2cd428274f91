import random

import pytest

from pipeline.model import Organisation, Person
from pipeline.verify.containers import container_similarity
from pipeline.verify.names import named, same_name
from pipeline.verify.normalise import normalise, numbers, plain
from pipeline.verify.similarity import best_part, edit_distance, ratio


def distance_by_table(left, right):
    row = list(range(len(right) + 1))
    for i, x in enumerate(left, 1):
        before, row = row, [i]
        for j, y in enumerate(right, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y)))
    return row[-1]


def test_distances_on_bits_are_those_of_the_table():
    chance = random.Random(7)
    for _ in range(400):
        left, right = ("".join(chance.choices("abc", k=chance.randint(1, 9))) for _ in "lr")
        assert edit_distance(left, right) == distance_by_table(left, right)
        parts = {right[i:j] for i in range(len(right) + 1) for j in range(i, len(right) + 1)}
        nearest = min(distance_by_table(left, part) for part in parts)
        assert best_part(left, right) == pytest.approx(max(0, 1 - nearest / len(left)))


def test_a_ratio_is_symmetric_and_one_for_equals():
    assert ratio("harbour", "harbor") == ratio("harbor", "harbour")
    assert ratio("pier", "pier") == 1


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (Person("van der Berg", "A."), Person("Berg", "Anna"), True),
        (Person("García Márquez", "G."), Person("García", "Gabriel"), True),
        (Person("Kolstø", "P."), Person("Kolsto", "Pål"), True),
        (Person("Mei", "Shuai"), Person("Shuai", "Mei"), True),
        (Person("Korhonnen", "T."), Person("Korhonen", "T."), True),
        (Person("0001", "Chaoyang He"), Person("He", "C."), True),
        (Person("Wong", "A."), Person("Wang", "A."), False),
        (Organisation("World Health Organization (WHO)"), Organisation("World Health Organization"), True),
    ],
)
def test_names(left, right, same):
    assert same_name(left, right) is same
    assert same_name(right, left) is same


def test_et_al_ends_a_list():
    assert named([Person("Lee"), Organisation("et al."), Person("Kim")]) == [Person("Lee")]


@pytest.mark.parametrize(
    ("cited", "container", "agrees"),
    [
        ("Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences", True),
        ("Rev. Bras. Epidemiol.", "Revista Brasileira de Epidemiologia", True),
        ("JCM", "Journal of Coastal Mechanics", True),
        ("International Journal of Tourism Research", "International Journal of Computer Applications", False),
        ("Neuroscience", "Journal of Computational Physics", False),
    ],
)
def test_containers(cited, container, agrees):
    assert (container_similarity(cited, container, "") >= 0.85) is agrees


def test_records_lose_their_markup():
    assert plain("WITHDRAWN: <sup>137</sup>Cs &amp;amp; soil") == "137Cs & soil"
    assert normalise("Straße &amp; Ufer") == "strasse and ufer"


def test_digits_of_addresses_are_no_numbers():
    assert numbers("Lee (2017). Ports, 3, e12. doi:10.5555/2019.44 https://a.example/88") == ("2017", "3", "e12")
