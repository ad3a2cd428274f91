"""python -m training.entities.export --weights FILE… --minilm DIR --out DIR: average, prune the vocabulary, int8 ONNX.

Seeds are averaged (model soup, Wortsman et al. 2022): they start from one point and differ only in order and dropout.
"""

import argparse
import json
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from pipeline.text.windows import LABELS, SHAPES
from training.entities.network import Tagger
from training.entities.train import load


def average(files: list[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights."""
    states = [torch.load(file, weights_only=True) for file in files]
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def export(model: Tagger, path: Path) -> None:
    """Write float ONNX, then int8 with one scale a channel; embeddings are quantised too."""
    example = (torch.ones(2, 8, dtype=torch.long), torch.ones(2, 8, dtype=torch.long))
    axes = {name: {0: "windows", 1: "pieces"} for name in ("ids", "shapes", "scores")}
    full = path.with_suffix(".fp32.onnx")
    torch.onnx.export(
        model.eval(),
        example,
        full,
        input_names=["ids", "shapes"],
        output_names=["scores"],
        dynamic_axes=axes,
        dynamo=False,
    )
    quantize_dynamic(
        full,
        path,
        per_channel=True,
        weight_type=QuantType.QInt8,
        reduce_range=True,  # seven bits: without VNNI, sums of eight by eight overflow
        op_types_to_quantize=["MatMul", "Gather"],
    )


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    tokenizer, _ = load(args)
    model = Tagger(tokenizer.get_vocab_size(), SHAPES, len(LABELS))
    model.load_state_dict(average(args.weights))
    args.out.mkdir(parents=True, exist_ok=True)
    export(model, args.out / "entities.onnx")
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    (args.out / "entities.vocab.txt").write_text("\n".join(word for word, _ in vocabulary) + "\n", encoding="utf-8")
    print(json.dumps({"bytes": (args.out / "entities.onnx").stat().st_size}))


if __name__ == "__main__":
    main()
