"""The network: the one room that may open a socket. So far the guard alone; no command uses it yet."""
