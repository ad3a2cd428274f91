"""The weights of seeds to one int8 ONNX file.

Seeds are averaged (model soup, Wortsman et al. 2022): they start from one point and differ only in order and dropout.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from pipeline.text.windows import LABELS, SHAPES
from training.entities.network import Tagger


def average(files: list[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights."""
    states = [torch.load(file, weights_only=True) for file in files]
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def export(model: Tagger, path: Path) -> None:
    """Write int8 ONNX with one scale a channel; embeddings are quantised too."""
    example = (torch.ones(2, 8, dtype=torch.long), torch.ones(2, 8, dtype=torch.long))
    axes = {name: {0: "windows", 1: "pieces"} for name in ("ids", "shapes", "scores")}
    with TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        names: dict[str, Any] = {"input_names": ["ids", "shapes"], "output_names": ["scores"], "dynamic_axes": axes}
        torch.onnx.export(model.eval(), example, full, dynamo=False, **names)
        quantize_dynamic(
            full,
            path,
            per_channel=True,
            weight_type=QuantType.QInt8,
            reduce_range=True,  # seven bits: without VNNI, sums of eight by eight overflow
            op_types_to_quantize=["MatMul", "Gather"],
        )


def ship(weights: list[Path], tokenizer: Tokenizer, out: Path) -> Tagger:
    """Write the mean of the weights and the vocabulary to out; return the model."""
    model = Tagger(tokenizer.get_vocab_size(), SHAPES, len(LABELS))
    model.load_state_dict(average(weights))
    export(model, out / "entities.onnx")
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    (out / "entities.vocab.txt").write_text("\n".join(word for word, _ in vocabulary) + "\n", encoding="utf-8")
    return model
