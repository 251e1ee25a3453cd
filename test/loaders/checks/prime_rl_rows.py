"""prime-rl: its SFT dataset reads every `prime-rl` row, and the renderer of Qwen3 learns the turns of the agent. It is
in no registry: PRIME_RL names a git checkout, whose file is loaded as it is.
"""

import json
import logging
import os
import sys
import types
from pathlib import Path

from support import (
    Skipped,
    check,
    demand,
    demand_refusal,
    demand_turn,
    golden,
    qwen3_tokenizer,
    rows_of,
    trained_pieces,
)

checkout = os.environ.get("PRIME_RL")


def dataset_class_of_checkout():
    """The class that reads rows. Its neighbors in the checkout that start training are not loaded."""
    if not checkout:
        raise Skipped("PRIME_RL names no checkout of PrimeIntellect-ai/prime-rl")
    root = Path(checkout)
    sys.path[:0] = [str(root / "src")]
    configs = types.ModuleType("prime_rl.configs.sft")
    configs.__dict__.update(DataConfig=object, LossMaskConfig=types.SimpleNamespace, SFTDataConfig=object)
    logger = types.ModuleType("prime_rl.utils.logger")
    logger.get_logger = lambda: logging.getLogger("prime_rl")
    for module in (types.ModuleType("prime_rl.configs"), configs, logger):
        sys.modules[module.__name__] = module
    if not (root / "src" / "prime_rl" / "trainer" / "sft" / "data.py").exists():
        raise Skipped(f"{checkout} is no checkout of prime-rl")
    from prime_rl.trainer.sft.data import SFTDataset

    return SFTDataset


def reader():
    dataset_class = dataset_class_of_checkout()
    from renderers import create_renderer
    from renderers.configs import Qwen3RendererConfig

    tokenizer = qwen3_tokenizer()
    made = dataset_class.__new__(dataset_class)
    made.renderer = create_renderer(tokenizer, Qwen3RendererConfig())
    made.logger = logging.getLogger("prime_rl")
    made.seq_len, made.multimodal = 1_000_000, False
    made.loss_mask_config = types.SimpleNamespace(assistant=True, user=False, system=False, tool=False)
    return made, tokenizer


def demand_learned(made, tokenizer, row: dict) -> int:
    """Returns how many turns lose their reasoning: the renderer does as the template of Qwen3 does."""
    sample = made._process(row)
    pieces = trained_pieces(tokenizer, sample["target_ids"], sample["loss_mask"])
    turns = [message for message in row["messages"] if message["role"] == "assistant"]
    demand(len(pieces) == len(turns), f"{len(pieces)} pieces are learned of {len(turns)} turns")
    lost = 0
    for piece, turn in zip(pieces, turns, strict=True):
        is_kept = (turn.get("reasoning_content") or "") in piece
        lost += not is_kept
        demand_turn(piece, turn if is_kept else {**turn, "reasoning_content": ""})
    text = tokenizer.decode(sample["input_ids"])
    demand(all(tool["function"]["name"] in text for tool in json.loads(row["tools"])), "a tool is lost")
    return lost


with check(
    "prime-rl", "prime-rl", "reads messages and tools of each row, and learns the turns of the agent"
) as note:
    made, tokenizer = reader()
    rows = rows_of("prime-rl", "all")
    lost = [demand_learned(made, tokenizer, row) for row in rows]
    note(f"{len(rows)} rows; {sum(map(bool, lost))} lose reasoning of earlier turns")

with check("prime-rl", "prime-rl", "arguments that are not JSON are refused") as note:
    made, tokenizer = reader()
    broken = json.loads(json.dumps(golden("prime-rl")[0]))
    next(message for message in broken["messages"] if message.get("tool_calls"))["tool_calls"][0]["function"][
        "arguments"
    ] = "{"
    note(demand_refusal(lambda: made._process(broken), "broken arguments pass"))
