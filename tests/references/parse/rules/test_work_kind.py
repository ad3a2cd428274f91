import pytest

from pipeline.references import parse_references


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("Lind, A. “Ports Reopen,” The Harbour Times, 2 May 2019.", "news"),
        ("Lind, A. “Ports Reopen,” Houston Chronicle, 2 May 2019.", "news"),
        ("Lind, A. (2019). Ports reopen. Harbour Chronicle 5(2), 1–9.", "article"),
        ("Lind, A. (2019). Ports. Doctoral dissertation, University of Ports.", "thesis"),
    ],
)
def test_kinds(raw, kind):
    assert parse_references([raw])[0].kind == kind
