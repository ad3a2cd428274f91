"""The network for `citetrail verify` and `citetrail fetch`: what is asked of whom about an entry, and what of it is told first."""
