"""The passages of a source ranked for a claim: words, what they are worth, features, weights."""
