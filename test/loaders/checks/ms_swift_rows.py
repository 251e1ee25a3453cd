"""ms-swift: its preprocessor takes every row of `ms-swift`, `ms-swift-dpo` and `qwen3`, changes no message, and keeps
which messages are not to be learned.
"""

import json

from datasets import Dataset, load_dataset
from support import check, demand, demand_refusal, folder, golden
from swift.dataset.preprocessor.core import AutoPreprocessor, MessagesPreprocessor


def as_swift(message: dict) -> dict:
    """A message in one form: ms-swift turns calls as OpenAI has them into messages of its own roles."""
    content = message["content"]
    if message["role"] == "tool_call":
        content = json.loads(content) if isinstance(content, str) else content
    role = "tool_response" if message["role"] == "tool" else message["role"]
    return {"role": role, "content": content, "loss": message.get("loss")}


def demand_messages(got: list[dict], wanted: list[dict]) -> None:
    demand(
        [as_swift(one) for one in got] == [as_swift(one) for one in wanted],
        f"{got} instead of {wanted}"[:600],
    )


def demand_kept(rows, column: str = "messages") -> int:
    wanted = [row[column] for row in rows]
    made = AutoPreprocessor()(rows, strict=True, load_from_cache_file=False)
    demand(len(made) == len(wanted), f"{len(made)} of {len(wanted)} rows")
    for got, expected in zip(made[column], wanted, strict=True):
        demand_messages(got, expected)
    return len(made)


with check("ms-swift", "ms-swift", "its preprocessor takes each row and changes no message") as note:
    rows = load_dataset(str(folder("ms-swift", "all")), split="train")
    note(f"{demand_kept(rows)} rows")

with check("ms-swift", "ms-swift", "keeps the mask of a message") as note:
    kept = MessagesPreprocessor().preprocess(golden("ms-swift")[0])
    RowPreprocessor = MessagesPreprocessor.__mro__[1]
    RowPreprocessor._check_messages(kept)
    demand_messages(kept["messages"], golden("ms-swift")[0]["messages"])
    masked = sum(message.get("loss") is False for message in kept["messages"])
    demand(masked > 0, "no message is masked")
    note(f"{masked} masked messages")

with check("ms-swift", "ms-swift-dpo", "takes both sides of each pair") as note:
    rows = load_dataset(str(folder("ms-swift-dpo", "all")), split="train")
    demand_kept(rows)
    note(f"{demand_kept(rows, 'rejected_messages')} rows")
    for row in rows:
        demand(row["messages"][:-1] != row["rejected_messages"], "one side is the other")

with check("ms-swift", "qwen3", "reads calls and results in the form of OpenAI") as note:
    rows = load_dataset(str(folder("qwen3", "all")), split="train")
    made = AutoPreprocessor()(rows, strict=True, load_from_cache_file=False)
    demand(len(made) == len(rows), f"{len(made)} of {len(rows)} rows")
    for got, row in zip(made["messages"], rows, strict=True):
        wanted = [call["function"] for message in row["messages"] for call in message.get("tool_calls") or []]
        calls = [as_swift(message)["content"] for message in got if message["role"] == "tool_call"]
        demand(calls == wanted, f"calls {calls} instead of {wanted}"[:400])
    thoughts = [
        message["reasoning_content"]
        for row in rows
        for message in row["messages"]
        if "reasoning_content" in message
    ]
    text = json.dumps(made["messages"][:])
    demand(
        thoughts and not any(json.dumps(thought)[1:-1] in text for thought in thoughts),
        "it keeps reasoning_content now",
    )
    note(f"{len(made)} rows; all {len(thoughts)} thoughts are lost, as the usage text says")

with check("ms-swift", "ms-swift", "a message of an unknown role is refused") as note:
    broken = {"messages": [{"role": "function", "content": "{}"}, {"role": "user", "content": "x"}]}
    note(demand_refusal(lambda: demand_kept(Dataset.from_list([broken])), "the unknown role passes"))
