"""Tinker: the cookbook's renderer of Qwen3 learns exactly the turns of a `tinker` row that are `trainable`. Calls
become `ToolCall` and the tools go in front, as the usage text of the format says.
"""

import json

from datasets import load_dataset
from support import (
    check,
    demand,
    demand_refusal,
    demand_turn,
    folder,
    golden,
    qwen3_tokenizer,
    trained_pieces,
)
from tinker_cookbook.renderers import TrainOnWhat
from tinker_cookbook.renderers.base import ToolCall
from tinker_cookbook.renderers.qwen3 import Qwen3Renderer
from tinker_cookbook.supervised.data import FromConversationFileBuilder, conversation_to_datum
from tinker_cookbook.supervised.types import ChatDatasetBuilderCommonConfig
from tinker_cookbook.tokenizer_utils import register_tokenizer

tokenizer = qwen3_tokenizer()
register_tokenizer("Qwen/Qwen3-8B", lambda: tokenizer)

#: The renderer that `qwen3` names keeps the reasoning of the last message alone; a trainer of ours wants all of it.
renderer = Qwen3Renderer(tokenizer, strip_thinking_from_history=False)


def as_chat(message: dict) -> dict:
    """The same turn with its parts apart, as the comparison reads it."""
    texts = {part["type"]: part.get("thinking") or part.get("text") or "" for part in message["content"]}
    calls = [call.model_dump() for call in message.get("tool_calls") or []]
    return {"content": texts["text"], "tool_calls": calls, "reasoning_content": texts.get("thinking")}


def learned(datum) -> list[str]:
    """The pieces with a weight. Inputs and targets are shifted by one: targets are what is learned."""
    ids = datum.loss_fn_inputs["target_tokens"].to_torch().tolist()
    return trained_pieces(tokenizer, ids, datum.loss_fn_inputs["weights"].to_torch().tolist())


def demand_learned(pieces: list[str], messages: list[dict]) -> None:
    turns = [message for message in messages if message["trainable"]]
    demand(len(pieces) == len(turns), f"{len(pieces)} pieces are learned of {len(turns)} turns")
    for piece, turn in zip(pieces, turns, strict=True):
        demand_turn(piece, as_chat(turn))


def with_calls(message: dict) -> dict:
    calls = message.get("tool_calls")
    return {**message, "tool_calls": [ToolCall.model_validate(call) for call in calls]} if calls else message


def with_tools(row: dict) -> list[dict]:
    """As the usage text says."""
    system, *rest = map(with_calls, row["messages"])
    prompt = "".join(part["text"] for part in system["content"])
    prefix = renderer.create_conversation_prefix_with_tools(json.loads(row["tools"]), prompt)
    return [*({**message, "trainable": False} for message in prefix), *rest]


with check(
    "tinker-cookbook", "tinker", "with the tools in front, the trainable turns are learned and no others"
) as note:
    loaded = load_dataset(str(folder("tinker", "all")))
    rows = [*(row for split in loaded.values() for row in split), *golden("tinker")]
    for row in rows:
        messages = with_tools(row)
        datum = conversation_to_datum(messages, renderer, None, TrainOnWhat.CUSTOMIZED)
        demand_learned(learned(datum), messages)
        text = tokenizer.decode(datum.model_input.to_ints())
        demand(all(tool["name"] in text for tool in json.loads(row["tools"])), "a tool is not declared")
    masked = sum(
        message["role"] == "assistant" and not message["trainable"]
        for row in rows
        for message in row["messages"]
    )
    demand(masked > 0, "no turn is masked")
    note(f"{len(rows)} rows, {masked} masked turn")

with check("tinker-cookbook", "tinker", "a turn with the other mark is seen") as note:
    messages = [with_calls(message) for message in golden("tinker")[0]["messages"]]
    datum = conversation_to_datum(messages, renderer, None, TrainOnWhat.CUSTOMIZED)
    other = [{**message, "trainable": message["role"] == "assistant"} for message in messages]
    note(
        demand_refusal(
            lambda: demand_learned(learned(datum), other), "a masked turn passes for a learned one"
        )
    )

with check(
    "tinker-cookbook", "tinker", "its own file builder reads no calls, as the usage text says"
) as note:
    config = ChatDatasetBuilderCommonConfig(
        model_name_for_tokenizer="Qwen/Qwen3-8B",
        renderer_name="qwen3",
        max_length=None,
        batch_size=1,
        train_on_what=TrainOnWhat.CUSTOMIZED,
    )
    path = str(folder("tinker", "all") / "train.jsonl")
    train, _ = FromConversationFileBuilder(file_path=path, common_config=config, shuffle_seed=None)()
    note(f"{len(train)} rows load")
    note(demand_refusal(lambda: [train.get_batch(index) for index in range(len(train))], "it reads them now"))
