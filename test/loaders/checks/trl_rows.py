"""TRL: its trainers tokenize the rows with the template of Qwen3; what they learn is exactly the turns of the agent;
and each trainer makes one step with a tiny model whose weights are random.
"""

import copy
import math
from pathlib import Path

import trl
from datasets import load_dataset
from support import (
    REASONINGS,
    check,
    demand,
    demand_refusal,
    demand_turn,
    folder,
    lines,
    qwen3_tokenizer,
    trained_pieces,
    work,
)
from transformers import Qwen3Config, Qwen3ForCausalLM, Qwen3ForSequenceClassification, set_seed
from trl import (
    DPOConfig,
    DPOTrainer,
    KTOConfig,
    KTOTrainer,
    RewardConfig,
    RewardTrainer,
    SFTConfig,
    SFTTrainer,
)

#: Rows that are tokenized.
ROWS = 24

#: Qwen3's own template: TRL puts one of its training templates in place of it, which it knows by the exact text.
template = (Path(trl.__file__).parent / "chat_templates" / "qwen3.jinja").read_text()

settings = {
    "output_dir": str(work / "trl"),
    "max_steps": 1,
    "use_cpu": True,
    "bf16": False,
    "report_to": [],
    "save_strategy": "no",
    "logging_steps": 1,
    "gradient_checkpointing": False,
    "disable_tqdm": True,
}


def tiny_model(tokenizer, model_class=Qwen3ForCausalLM) -> str:
    """The folder of a model: trainers with a reference model load it twice."""
    set_seed(1)
    config = Qwen3Config(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=16,
        tie_word_embeddings=True,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
        bos_token_id=None,
        num_labels=1,
    )
    path = work / f"tiny-{model_class.__name__}"
    if not path.exists():
        model_class(config).save_pretrained(path)
    return str(path)


def rows_for(name: str, reasoning: str):
    rows = load_dataset(str(folder(name, reasoning)), split="train")
    return rows.select(range(min(ROWS, len(rows))))


def demand_step(trainer) -> float:
    """One step on the rows as they are, with a loss that is a number."""
    trainer.train()
    losses = [
        entry[key] for entry in trainer.state.log_history for key in ("loss", "train_loss") if key in entry
    ]
    demand(losses and all(map(math.isfinite, losses)), f"no finite loss in {trainer.state.log_history}")
    return losses[0]


def with_shortest(trainer, length) -> None:
    """The two shortest rows: with the vocabulary of Qwen3, each token of a step takes 0.6 MB several times."""
    rows = trainer.train_dataset
    order = sorted(range(len(rows)), key=lambda index: length(rows[index]))
    trainer.train_dataset = rows.select(order[:2])


def turns_learned(tokenizer, tokens: dict, messages: list[dict]) -> None:
    pieces = trained_pieces(tokenizer, tokens["input_ids"], [label != -100 for label in tokens["labels"]])
    turns = [message for message in messages if message["role"] == "assistant"]
    demand(len(pieces) == len(turns), f"{len(pieces)} pieces are learned of {len(turns)} turns")
    for piece, turn in zip(pieces, turns, strict=True):
        demand_turn(piece, turn)


def sft(reasoning: str) -> None:
    with check(
        "TRL SFTTrainer", "trl", f"learns the turns of the agent alone, and makes a step ({reasoning})"
    ) as note:
        rows, tokenizer = rows_for("trl", reasoning), qwen3_tokenizer(template)
        trainer = SFTTrainer(
            model=tiny_model(tokenizer),
            args=SFTConfig(
                assistant_only_loss=True, max_length=None, per_device_train_batch_size=1, **settings
            ),
            train_dataset=rows,
            processing_class=tokenizer,
        )
        for tokens, row in zip(trainer.train_dataset, rows, strict=True):
            turns_learned(tokenizer, tokens, row["messages"])
        lengths = sorted(len(ids) for ids in trainer.train_dataset["input_ids"])
        note(f"{len(rows)} rows of {lengths[0]} to {lengths[-1]} tokens")
        with_shortest(trainer, lambda row: len(row["input_ids"]))
        note(f"loss {demand_step(trainer):.2f}")
        if reasoning == "all":
            fires(tokenizer, trainer.train_dataset[0], rows)


def fires(tokenizer, tokens: dict, rows) -> None:
    """A mask that is off by one token, and a turn that says something else, are seen."""
    with check("TRL SFTTrainer", "trl", "a wrong mask and a wrong turn are seen") as note:
        row = next(row for row in rows if is_of(tokenizer, tokens, row))
        first = next(index for index, label in enumerate(tokens["labels"]) if label != -100)
        wider = {**tokens, "labels": [*tokens["labels"]]}
        wider["labels"][first - 2] = tokens["input_ids"][first - 2]
        note(demand_refusal(lambda: turns_learned(tokenizer, wider, row["messages"]), "a wider mask passes"))
        other = copy.deepcopy(row["messages"])
        other[-1]["content"] += " And more."
        note(demand_refusal(lambda: turns_learned(tokenizer, tokens, other), "another answer passes"))


def is_of(tokenizer, tokens: dict, row: dict) -> bool:
    try:
        turns_learned(tokenizer, tokens, row["messages"])
    except AssertionError:
        return False
    return True


def prompt_completion() -> None:
    with check(
        "TRL SFTTrainer", "prompt-completion", "learns the completion alone, and makes a step"
    ) as note:
        rows, tokenizer = rows_for("prompt-completion", "all"), qwen3_tokenizer(template)
        trainer = SFTTrainer(
            model=tiny_model(tokenizer),
            args=SFTConfig(max_length=None, per_device_train_batch_size=1, **settings),
            train_dataset=rows,
            processing_class=tokenizer,
        )
        for tokens, row in zip(trainer.train_dataset, rows, strict=True):
            turns_learned(tokenizer, tokens, row["completion"])
        with_shortest(trainer, lambda row: len(row["input_ids"]))
        note(f"{len(rows)} rows, loss {demand_step(trainer):.2f}")


def preference(trainer_class, config_class, sides: dict[str, str], lengths) -> None:
    """`sides`: the column of tokens in which a trainer keeps each side of a row."""
    name = "kto" if trainer_class is KTOTrainer else "dpo"
    with check(
        f"TRL {trainer_class.__name__}", name, "finds the deciding turn on each side, and makes a step"
    ) as note:
        rows, tokenizer = rows_for(name, "all"), qwen3_tokenizer(template)
        trainer = trainer_class(
            model=tiny_model(
                tokenizer,
                Qwen3ForSequenceClassification if trainer_class is RewardTrainer else Qwen3ForCausalLM,
            ),
            args=config_class(max_length=None, per_device_train_batch_size=2, **settings),
            train_dataset=rows,
            processing_class=tokenizer,
        )
        for tokens, row in zip(trainer.train_dataset, rows, strict=True):
            for side, column in sides.items():
                text = tokenizer.decode(tokens[column])
                demand_turn(text.rsplit("<|im_start|>assistant\n", 1)[-1], row[side][0])
        with_shortest(trainer, lengths)
        note(f"{len(rows)} rows, loss {demand_step(trainer):.2f}")


def default_length() -> None:
    """What the usage text of the card says about `max_length`."""
    with check("TRL", "trl", "the default max_length cuts rows off, as the card says") as note:
        tokenizer = qwen3_tokenizer(template)
        rows = lines(folder("trl", "all") / "train.jsonl")
        prompts = [
            tokenizer.apply_chat_template(row["messages"][:2], tools=row["tools"], tokenize=True)["input_ids"]
            for row in rows
        ]
        long = sum(len(ids) > SFTConfig(**settings).max_length for ids in prompts)
        demand(long > 0, "no row is longer")
        note(f"the tools and the first request alone are longer in {long} of {len(rows)} rows")


for whose in REASONINGS:
    sft(whose)
prompt_completion()
pair = {"chosen": "chosen_ids", "rejected": "rejected_ids"}
preference(DPOTrainer, DPOConfig, pair, lambda row: len(row["prompt_ids"]))
preference(RewardTrainer, RewardConfig, pair, lambda row: len(row["chosen_ids"]))
preference(KTOTrainer, KTOConfig, {"completion": "completion_ids"}, lambda row: len(row["prompt_ids"]))
default_length()
