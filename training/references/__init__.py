"""The reference parser's weights: gold, made-up works, the styles they are written in, training, cross-validation."""
