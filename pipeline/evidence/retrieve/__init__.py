"""Retrieval: the passages of a source ranked for a claim.

index.py            the passages of a source, indexed once
features.py         what a claim and a passage share: BM25, numbers, names, phrases, the passages beside it
rank.py             the features weighed; the score 0…1
coverage_rerank.py  places four and five go to what the first three lack
idf.py              how much a shared word tells
"""
