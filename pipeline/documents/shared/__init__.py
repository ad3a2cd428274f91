"""What several readers need, and no more than they need: bytes, archives, markup, reference data. Knows no reader."""
