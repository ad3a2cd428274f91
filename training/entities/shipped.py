"""An exported model back to weights: training goes on from the file that ships, though its checkpoint is gone."""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper


def weights(path: Path) -> dict[str, torch.Tensor]:
    """Return the weights of an int8 ONNX file by their names in network.Tagger, rounded as they are there."""
    graph = onnx.load(str(path)).graph
    held = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    state = {name: value for name, value in held.items() if value.dtype == torch.float32 and "scale" not in name}
    for name in held:
        if name.endswith(".weight_quantized"):  # an embedding
            state[name.removesuffix("_quantized")] = _real(held, name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger":  # "/layers.0/query/MatMul_quant"
            state[node.name[1:].split("/MatMul")[0].replace("/", ".") + ".weight"] = _real(
                held, node.input[1].removesuffix("_quantized")
            ).T.contiguous()
    return state


def _real(held: dict[str, torch.Tensor], name: str) -> torch.Tensor:
    return (held[f"{name}_quantized"].float() - held[f"{name}_zero_point"].float()) * held[f"{name}_scale"]
