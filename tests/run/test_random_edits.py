import os

import pytest

from tests.run.random_edits import play

# make edits: EDITS=2000 stories; make test: enough to see that the test works
STORIES = int(os.environ.get("EDITS", "25"))


@pytest.mark.parametrize("seed", range(STORIES))
def test_random_edits_of_tables_article_and_sources_lose_move_and_invent_nothing(tmp_path, seed):
    wrong, _ = play(tmp_path, seed)
    assert wrong == []
