"""The best pairing of two sets: the assignment problem.

Hungarian method in the form of successive shortest paths with potentials, O(n² m) (Kuhn 1955; Jonker and Volgenant 1987).
"""

import numpy as np
from numpy.typing import NDArray


def assign(scores: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the pairs (row, column), each row and column once at most, whose scores have the greatest sum; zeros are no pairs.

    >>> assign(np.array([[0.9, 0.8], [0.85, 0.0]]))
    [(0, 1), (1, 0)]
    """
    rows, columns = scores.shape
    if rows > columns:
        return sorted((row, column) for column, row in assign(scores.T))
    cost = scores.max(initial=0.0) - scores
    row_potential, column_potential = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)  # column → its row, from 1; 0: free
    for row in range(1, rows + 1):
        owner[0] = row
        column, nearest = 0, np.full(columns + 1, np.inf)
        previous, done = np.zeros(columns + 1, dtype=int), np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            done[column] = True
            reduced = cost[owner[column] - 1] - row_potential[owner[column]] - column_potential[1:]
            better = ~done[1:] & (reduced < nearest[1:])
            nearest[1:][better], previous[1:][better] = reduced[better], column
            following = 1 + int(np.argmin(np.where(done[1:], np.inf, nearest[1:])))
            step = nearest[following]
            row_potential[owner[done]] += step
            column_potential[done] -= step
            nearest[~done] -= step
            column = following
        while column:
            owner[column], column = owner[previous[column]], previous[column]
    return sorted(
        (int(owner[column]) - 1, column - 1)
        for column in range(1, columns + 1)
        if owner[column] and scores[owner[column] - 1, column - 1] > 0
    )
