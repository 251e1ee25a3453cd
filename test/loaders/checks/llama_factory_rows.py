"""LLaMA-Factory: its loader takes the folder with its dataset_info.json, its converter skips no row, and what its
templates encode learns the turns of gpt and function_call and no others.
"""

import json
import re

from llamafactory.data import get_dataset, get_template_and_fix_tokenizer
from llamafactory.data.converter import SharegptDatasetConverter
from llamafactory.data.parser import get_dataset_list
from llamafactory.hparams import DataArguments, ModelArguments
from support import (
    REASONINGS,
    check,
    demand,
    demand_refusal,
    folder,
    lines,
    qwen3_tokenizer,
    trained_pieces,
    work,
)
from transformers import Seq2SeqTrainingArguments

#: The templates of LLaMA-Factory that the rows are encoded with: one with reasoning, one without.
TEMPLATES = ("qwen3", "qwen3_nothink")


def arguments(reasoning: str, template: str) -> DataArguments:
    return DataArguments(
        template=template,
        dataset=["toolloom_train"],
        eval_dataset=["toolloom_test"],
        dataset_dir=str(folder("llama-factory", reasoning)),
        cutoff_len=1_000_000,
        preprocessing_num_workers=1,
    )


def encoded(reasoning: str, template: str):
    tokenizer = qwen3_tokenizer()
    data = arguments(reasoning, template)
    training = Seq2SeqTrainingArguments(
        output_dir=str(work / "llama-factory"), do_train=True, report_to=[], use_cpu=True
    )
    made = get_dataset(
        get_template_and_fix_tokenizer(tokenizer, data),
        ModelArguments(model_name_or_path="local", cache_dir=str(work / "hf-llama-factory")),
        data,
        training,
        "sft",
        tokenizer=tokenizer,
    )
    return made["train_dataset"], tokenizer


def calls_of(entry: dict) -> list[dict]:
    """The calls of a function_call, whose words and reasoning stand before them."""
    value = re.sub(r"^<think>\n.*?\n</think>\n\n", "", entry["value"], flags=re.DOTALL)
    tagged = re.search(r"<tool_call>\n(.*)\n</tool_call>$", value, flags=re.DOTALL)
    return json.loads(tagged[1] if tagged else value)


def demand_learned(pieces: list[str], conversations: list[dict]) -> None:
    """One piece for each entry on an even place, with its words or its calls, and an end."""
    turns = conversations[1::2]
    demand(len(pieces) == len(turns), f"{len(pieces)} pieces are learned of {len(turns)} turns")
    for piece, turn in zip(pieces, turns, strict=True):
        demand(
            piece.count("<|im_end|>") == 1 + turn["value"].count("<|im_end|>"),
            f"ends otherwise: {piece[-80:]!r}",
        )
        if turn["from"] == "function_call":
            got = [
                json.loads(text)
                for text in re.findall(r"<tool_call>\n(.*?)\n</tool_call>", piece, flags=re.DOTALL)
            ]
            demand(got == calls_of(turn), f"calls {got} instead of {calls_of(turn)}")
        else:
            words = re.sub(r"^<think>\n.*?\n</think>\n\n", "", turn["value"], flags=re.DOTALL)
            demand(words.strip() in piece, f"{words[:80]!r} is not in {piece[:200]!r}")
        thought = re.match(r"<think>\n(.*?)\n</think>", turn["value"], flags=re.DOTALL)
        demand(not thought or thought[1] in piece, f"the reasoning is not in {piece[:200]!r}")


for reasoning in REASONINGS:
    for template in TEMPLATES:
        with check(
            f"LLaMA-Factory {template}",
            "llama-factory",
            f"skips no row, learns the right turns ({reasoning})",
        ) as note:
            rows = lines(folder("llama-factory", reasoning) / "train.jsonl")
            dataset, tokenizer = encoded(reasoning, template)
            demand(len(dataset) == len(rows), f"{len(dataset)} of {len(rows)} rows")
            turns = 0
            for tokens, row in zip(dataset, rows, strict=True):
                pieces = trained_pieces(
                    tokenizer, tokens["input_ids"], [label != -100 for label in tokens["labels"]]
                )
                demand_learned(pieces, row["conversations"])
                turns += len(pieces)
                text = tokenizer.decode(tokens["input_ids"])
                demand(row["system"] in text, "the system prompt is lost")
                demand(
                    all(tool["function"]["name"] in text for tool in json.loads(row["tools"])),
                    "a tool is lost",
                )
            note(f"{len(rows)} rows, {turns} turns")

with check(
    "LLaMA-Factory",
    "llama-factory",
    "a row whose speakers do not alternate is skipped, and a wrong turn is seen",
) as note:
    row = lines(folder("llama-factory", "all") / "train.jsonl")[0]
    data = arguments("all", "qwen3")
    convert = SharegptDatasetConverter(get_dataset_list(["toolloom_train"], data.dataset_dir)[0], data)
    demand(len(convert(row)["_response"]) == 1, "the row itself is skipped")
    demand(
        convert({**row, "conversations": row["conversations"][1:]})["_response"] == [],
        "the broken row passes",
    )
    note(
        demand_refusal(
            lambda: demand_learned(["another<|im_end|>"], row["conversations"][:2]), "another turn passes"
        )
    )
