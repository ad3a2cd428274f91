"""The reference parser's weights: gold, invented works, the styles they are written in, training, cross-validation."""
