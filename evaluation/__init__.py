"""Quality: the public functions scored on gold data, held against floors that are only ever raised."""
