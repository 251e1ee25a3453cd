"""Axolotl: its `chat_template` strategy parses the texts of every `axolotl` row and learns exactly the turns that are
not masked. The package itself is loaded without most of what it depends on.
"""

import copy
import json
from pathlib import Path

import trl
from axolotl.prompt_strategies.chat_template import ChatTemplatePrompter, ChatTemplateStrategy
from datasets import load_dataset
from support import (
    REASONINGS,
    check,
    demand,
    demand_refusal,
    demand_turn,
    folder,
    golden,
    qwen3_tokenizer,
    trained_pieces,
)

#: A template that keeps the reasoning of every turn, as a config names one with `chat_template_jinja`.
template = (Path(trl.__file__).parent / "chat_templates" / "qwen3_training.jinja").read_text()
tokenizer = qwen3_tokenizer(template)
strategy = ChatTemplateStrategy(
    ChatTemplatePrompter(
        tokenizer,
        chat_template=template,
        max_length=1_000_000,
        message_field_training="train",
        field_messages="messages",
        field_tools="tools",
        message_property_mappings={"role": "role", "content": "content"},
        roles={"user": ["user"], "assistant": ["assistant"], "system": ["system"], "tool": ["tool"]},
    ),
    tokenizer,
    train_on_inputs=False,
    sequence_len=1_000_000,
    roles_to_train=["assistant"],
    train_on_eos="turn",
)


def learned(row: dict) -> list[str]:
    tokens = strategy.tokenize_prompt(copy.deepcopy(row))
    return trained_pieces(tokenizer, tokens["input_ids"], [label != -100 for label in tokens["labels"]])


def demand_learned(pieces: list[str], messages: list[dict]) -> None:
    turns = [
        message
        for message in messages
        if message["role"] == "assistant" and message.get("train") is not False
    ]
    demand(len(pieces) == len(turns), f"{len(pieces)} pieces are learned of {len(turns)} turns")
    for piece, turn in zip(pieces, turns, strict=True):
        demand_turn(piece, turn)


for reasoning in REASONINGS:
    with check(
        "Axolotl", "axolotl", f"parses tools and arguments, learns the right turns ({reasoning})"
    ) as note:
        rows = load_dataset(str(folder("axolotl", reasoning)), split="train")
        for row in rows:
            demand(strategy._get_tools(row) == json.loads(row["tools"]), "the tools differ")
            demand_learned(learned(row), row["messages"])
        note(f"{len(rows)} rows")

with check("Axolotl", "axolotl", "leaves a masked turn out, and a wrong mark is seen") as note:
    row = golden("axolotl")[0]
    demand(any(message.get("train") is False for message in row["messages"]), "no turn is masked")
    demand_learned(learned(row), row["messages"])
    unmasked = [
        {key: value for key, value in message.items() if key != "train"} for message in row["messages"]
    ]
    note(
        demand_refusal(
            lambda: demand_learned(learned(row), unmasked), "a masked turn passes for a learned one"
        )
    )
