"""Speed and scale, as ratios of two measurements taken in turn on the same machine."""
