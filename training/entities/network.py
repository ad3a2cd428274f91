"""BERT with case shapes, as a token classifier: MiniLM-L6-H384 (Wang et al. 2020, Apache-2.0)."""

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

HIDDEN, HEADS, INNER, EPS = 384, 12, 1536, 1e-12


class Layer(nn.Module):
    """One encoder layer, norms after the sums as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, EPS), nn.LayerNorm(HIDDEN, EPS)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: [batch, pieces, HIDDEN]; mask: [batch, 1, 1, pieces], 0 or -inf."""
        batch, length, _ = x.shape
        q, k, v = (f(x).view(batch, length, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        seen = scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + self.drop(self.mixed(seen)))
        return self.norm2(x + self.drop(self.down(gelu(self.up(x)))))


class Tagger(nn.Module):
    """Word pieces and shapes to label scores."""

    def __init__(self, vocabulary: int, shapes: int, labels: int, layers: int = 6) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.shapes = nn.Embedding(shapes, HIDDEN)
        self.shapes_again = nn.Embedding(shapes, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, EPS)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(HIDDEN, labels)
        nn.init.zeros_(self.shapes.weight)
        nn.init.normal_(self.shapes_again.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """ids, shapes: [batch, pieces], id 0 is padding. Returns scores [batch, pieces, labels]."""
        mask = (ids == 0)[:, None, None, :].to(self.head.weight.dtype) * -1e4
        at = torch.arange(ids.shape[1])[None]
        x = self.drop(self.norm(self.words(ids) + self.places(at) + self.shapes(shapes)))
        for layer in self.layers:
            x = layer(x, mask)
        return self.head(self.drop(x) + self.shapes_again(shapes))

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Load the pretrained encoder. The type embedding is constant and joins the places; words and places are frozen."""
        sources = {"words.weight": "embeddings.word_embeddings.weight", "norm": "embeddings.LayerNorm"}
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "mixed": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for i in range(len(self.layers)):
            sources |= {f"layers.{i}.{mine}": f"encoder.layer.{i}.{theirs}" for mine, theirs in parts.items()}
        state = {}
        for mine, theirs in sources.items():
            if mine.endswith(".weight"):
                state[mine] = weights[theirs]
            else:
                state |= {f"{mine}.{end}": weights[f"{theirs}.{end}"] for end in ("weight", "bias")}
        kinds = weights["embeddings.token_type_embeddings.weight"][0]
        state["places.weight"] = weights["embeddings.position_embeddings.weight"] + kinds
        self.load_state_dict(state, strict=False)
        self.words.weight.requires_grad_(requires_grad=False)
        self.places.weight.requires_grad_(requires_grad=False)
