from pipeline.references.parse.model.labels import Label, segments


def test_segments_of_a_label():
    assert list(segments("TTOTC", Label.TITLE)) == [(0, 2), (3, 4)]
    assert list(segments("", Label.TITLE)) == []
