"""The statistical parser: a linear-chain CRF over tokens, a reranker of its best paths, and the merger of labels and rules."""
