"""How each index of works writes a work, and the record that comes of it: in its dumps and in the answers of its service."""
