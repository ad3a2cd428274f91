"""The figures and dates of a claim held against sentences of its source: claims.py asks, figures.py and dates.py answer."""
