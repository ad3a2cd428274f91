"""Speed and scale, as ratios of two things measured in turn on the same machine."""
