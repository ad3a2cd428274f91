"""A quotation found in its source word for word, altered, or not at all."""
