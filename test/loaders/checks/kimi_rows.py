"""Kimi: its chat template is in no package, so a renderer that writes the same tokens (of the package `renderers`) reads
the `kimi` rows. The tokenizer is that of Qwen3 with the special tokens of Kimi added: texts count here, not token ids.
"""

import json
import re

from renderers import create_renderer
from renderers.base import build_training_sample
from renderers.configs import KimiK2RendererConfig
from support import REASONINGS, check, demand, demand_refusal, golden, qwen3_tokenizer, rows_of

ROLES = ("user", "assistant", "system", "middle", "end")
CALLS = ("calls_section_begin", "calls_section_end", "call_begin", "call_argument_begin", "call_end")

tokenizer = qwen3_tokenizer()
special = [*(f"<|im_{name}|>" for name in ROLES), *(f"<|tool_{name}|>" for name in CALLS), "[EOS]"]
tokenizer.add_special_tokens({"additional_special_tokens": special})
renderer = create_renderer(tokenizer, KimiK2RendererConfig())

call = re.compile(
    r"<\|tool_call_begin\|>(.*?)<\|tool_call_argument_begin\|>(.*?)<\|tool_call_end\|>", re.DOTALL
)


def text_of(row: dict) -> str:
    sample = build_training_sample(renderer, row["messages"], tools=row["tools"])
    return tokenizer.decode(list(sample.token_ids))


def demand_text(text: str, row: dict) -> int:
    """Calls stand under ids that tell name and number, and each result under that of its call."""
    wanted = [
        (made["id"], json.loads(made["function"]["arguments"]))
        for message in row["messages"]
        for made in message.get("tool_calls") or []
    ]
    found = [(identifier.strip(), json.loads(given)) for identifier, given in call.findall(text)]
    demand(found == wanted, f"calls {found} instead of {wanted}"[:600])
    names = [
        made["function"]["name"] for message in row["messages"] for made in message.get("tool_calls") or []
    ]
    demand(
        [identifier for identifier, _ in wanted] == [f"functions.{name}:{n}" for n, name in enumerate(names)],
        "ids are not counted over the dialogue",
    )
    results = [message for message in row["messages"] if message["role"] == "tool"]
    returned = re.findall(r"## Return of (\S+)\n", text)
    demand(returned == [result["tool_call_id"] for result in results], f"results of {returned}")
    for message in row["messages"]:
        demand(message["content"].strip() in text, f"{message['content'][:80]!r} is lost")
    return len(wanted)


for reasoning in REASONINGS:
    with check(
        "renderers, kimi-k2", "kimi", f"finds calls by id, and results under the ids of calls ({reasoning})"
    ) as note:
        rows = rows_of("kimi", reasoning)
        note(f"{len(rows)} rows, {sum(demand_text(text_of(row), row) for row in rows)} calls")

with check("renderers, kimi-k2", "kimi", "a result under another id is seen") as note:
    row = golden("kimi")[-1]
    text = text_of(row)
    demand_text(text, row)
    other = text.replace("## Return of functions.", "## Return of other.")
    note(demand_refusal(lambda: demand_text(other, row), "the other id passes"))
