"""Mistral: mistral-common reads every `mistral` row as a request for fine-tuning, checks it as its validators for
training do, and encodes it with the tokenizers that come with it, from v3 (Mistral 7B v0.3) to v7.
"""

import copy
import json
from pathlib import Path

import mistral_common
from mistral_common.protocol.instruct.messages import FinetuningAssistantMessage
from mistral_common.protocol.instruct.request import ChatCompletionRequest
from mistral_common.protocol.instruct.validator import ValidationMode
from mistral_common.tokens.tokenizers.mistral import MistralTokenizer
from support import arguments_of, check, demand, demand_refusal, golden, rows_of


def request(row: dict) -> ChatCompletionRequest:
    return ChatCompletionRequest.from_openai(messages=copy.deepcopy(row["messages"]), tools=row["tools"])


def demand_request(row: dict) -> None:
    """What Mistral read is what the row says: calls, arguments, ids, results, and weights."""
    read = request(row).messages
    for message, got in zip(row["messages"], read, strict=True):
        demand(got.role == message["role"], f"role {got.role}")
        demand((got.content or "") == message["content"], f"content {str(got.content)[:80]!r}")
        calls = [
            (call.id, call.function.name, json.loads(call.function.arguments))
            for call in getattr(got, "tool_calls", None) or []
        ]
        wanted = [
            (call["id"], call["function"]["name"], arguments_of(call))
            for call in message.get("tool_calls") or []
        ]
        demand(calls == wanted, f"calls {calls} instead of {wanted}")
        demand(getattr(got, "tool_call_id", None) == message.get("tool_call_id"), "another result")


VOCABULARIES = {"v3": "tekken_240911.json", "v7": "mistral_instruct_tokenizer_241114.model.v7"}


def encoder(version: str):
    file = Path(mistral_common.__file__).parent / "data" / VOCABULARIES[version]
    return MistralTokenizer.from_file(file, mode=ValidationMode.finetuning)


rows = rows_of("mistral", "all")
with check(
    "mistral-common", "mistral", "reads each row as a request, with its calls, arguments and ids"
) as note:
    for row in rows:
        demand_request(row)
    note(f"{len(rows)} rows")

with check("mistral-common", "mistral", "reads the weight of a masked turn") as note:
    turns = [message for message in golden("mistral")[0]["messages"] if message["role"] == "assistant"]
    weights = [FinetuningAssistantMessage.model_validate(copy.deepcopy(turn)).weight for turn in turns]
    demand(weights == [turn.get("weight") for turn in turns] and 0 in weights, f"weights {weights}")
    note(f"weights {weights}")

for version in ("v3", "v7"):
    with check(
        f"mistral-common {version}", "mistral", "validates and encodes each row for fine-tuning"
    ) as note:
        tokenizer = encoder(version)
        for row in rows:
            text = tokenizer.encode_chat_completion(request(row)).text
            for call in (call for message in row["messages"] for call in message.get("tool_calls") or []):
                demand(call["function"]["name"] in text, f"{call['function']['name']} is not in the text")
            opening = row["messages"][0]["content"].split("\n")[0]
            demand(opening in text.replace("▁", " "), f"the system prompt is not in {text[:300]!r}")
        note(f"{len(rows)} rows")

with check(
    "mistral-common", "mistral", "a call with an id of another form, and a row without an answer, are refused"
) as note:
    tokenizer = encoder("v3")
    with_calls = next(row for row in rows if any(message.get("tool_calls") for message in row["messages"]))
    other = json.loads(json.dumps(with_calls).replace("call0000", "call_0000"))
    note(demand_refusal(lambda: tokenizer.encode_chat_completion(request(other)), "the other id passes"))
    cut = {**with_calls, "messages": with_calls["messages"][:2]}
    note(
        demand_refusal(
            lambda: tokenizer.encode_chat_completion(request(cut)), "the row without an answer passes"
        )
    )
