"""Every format loads with `datasets` through its card, streamed or not, as JSON and as Parquet, and nothing in a row
changes; folders of different exports concatenate; DuckDB, pandas and pyarrow open the Parquet files.
"""

import json
import shutil

import duckdb
import pandas
import pyarrow.parquet
from datasets import Dataset, concatenate_datasets, load_dataset
from support import REASONINGS, Skipped, check, demand, demand_refusal, exports, folder, lines, work

SPLITS = ("train", "test")


def written(path) -> dict[str, list[dict]]:
    found = {split: lines(path / f"{split}.jsonl") for split in SPLITS}
    return {split: rows for split, rows in found.items() if rows}


def demand_equal(loaded, rows: list[dict]) -> None:
    """Row for row, with every key and type: a null that Arrow put into an argument is a difference."""
    for row, (index, wanted) in zip(loaded, enumerate(rows), strict=True):
        demand(is_same(row, wanted), f"row {index} differs: {difference(row, wanted)}")


def is_same(got, wanted) -> bool:
    """The columns of the provenance have types, so that 1 becomes 1.0 there; all else is as it was written."""
    if isinstance(got, dict) and isinstance(wanted, dict) and "provenance" in wanted:
        return got.get("provenance") == wanted["provenance"] and is_same(without(got), without(wanted))
    return json.dumps(got) == json.dumps(wanted)


def without(row: dict) -> dict:
    return {key: value for key, value in row.items() if key != "provenance"}


def difference(got, wanted, path: str = "") -> str:
    if isinstance(got, dict) and isinstance(wanted, dict):
        for key in {**wanted, **got}:
            if key not in got or key not in wanted:
                return f"{path}.{key} was {'missing' if key not in got else 'added'}"
            if not is_same(got[key], wanted[key]):
                return difference(got[key], wanted[key], f"{path}.{key}")
    if isinstance(got, list) and isinstance(wanted, list) and len(got) == len(wanted):
        for index, (one, other) in enumerate(zip(got, wanted)):
            if not is_same(one, other):
                return difference(one, other, f"{path}[{index}]")
    return f"{path}: {str(got)[:80]} instead of {str(wanted)[:80]}"


def as_texts(row: dict) -> dict:
    """A row as its Parquet file holds it."""
    columns = {
        name: json.dumps(value) if isinstance(value, dict | list) else value
        for name, value in row.items()
        if name != "provenance"
    }
    return {**columns, **row.get("provenance", {})}


def demand_texts(row: dict, wanted: dict) -> None:
    expected = as_texts(wanted)
    for name, value in expected.items():
        got = row[name]
        is_text = isinstance(wanted.get(name), dict | list)
        same = json.loads(got) == json.loads(value) if is_text else got == value
        demand(same, f"column {name} holds {str(got)[:80]}")


def load(rows: str, reasoning: str) -> None:
    path = folder(rows, reasoning)
    wanted = written(path)
    with check("datasets", rows, f"loads through its card, every value as written ({reasoning})") as note:
        if not wanted:
            raise Skipped("no row: the format demands reasoning, and the run has none of a model")
        loaded = load_dataset(str(path))
        demand(set(loaded) == set(wanted), f"splits {set(loaded)} instead of {set(wanted)}")
        for split, expected in wanted.items():
            demand_equal(loaded[split], expected)
        note(f"{sum(map(len, wanted.values()))} rows in {len(wanted)} splits")
    if reasoning != "all":
        return
    with check("datasets", rows, "streams"):
        for split, stream in load_dataset(str(path), streaming=True).items():
            demand_equal(stream, wanted[split])
    with check("datasets", rows, "loads as texts from Parquet, plain and streamed"):
        files = {split: str(path / f"{split}.parquet") for split in wanted}
        for streaming in (False, True):
            for split, texts in load_dataset("parquet", data_files=files, streaming=streaming).items():
                for row, expected in zip(texts, wanted[split], strict=True):
                    demand_texts(row, expected)


def concatenate(rows: str) -> None:
    """The two folders have the same name: rows of one must not come from the cache of the other."""
    with check("datasets", rows, "exports with and without reasoning concatenate") as note:
        filled = [folder(rows, reasoning) for reasoning in REASONINGS if written(folder(rows, reasoning))]
        if len(filled) < 2:
            raise Skipped("one of the exports has no row")
        parts = [load_dataset(str(path), split="train") for path in filled]
        demand(parts[0].features == parts[1].features, "the features differ")
        expected = [row for path in filled for row in written(path)["train"]]
        demand_equal(concatenate_datasets(parts), expected)
        note(f"{len(parts[0])} + {len(parts[1])} rows")


def open_parquet(rows: str) -> None:
    path = folder(rows, "all")
    wanted = written(path)
    with check("Parquet", rows, "DuckDB, pandas and pyarrow open it and parse the texts") as note:
        for split, expected in wanted.items():
            file = str(path / f"{split}.parquet")
            demand(pyarrow.parquet.read_table(file).num_rows == len(expected), "pyarrow counts other rows")
            for row, row_wanted in zip(pandas.read_parquet(file).to_dict("records"), expected, strict=True):
                demand_texts(row, row_wanted)
            name = next(
                key
                for key in ("messages", "conversations", "prompt", "input", "answers")
                if key in expected[0]
            )
            query = f'select sum(json_valid("{name}")::int), count(*) from read_parquet(?)'
            found = duckdb.execute(query, [file]).fetchone()
            demand(found == (len(expected), len(expected)), f"DuckDB finds {found}")
        note(f"{sum(map(len, wanted.values()))} rows")


def provenance(rows: str) -> None:
    with check("provenance.jsonl", rows, "has one line for each row"):
        path = folder(rows, "all")
        named = [(line["file"], line["line"]) for line in lines(path / "provenance.jsonl")]
        files = [
            (file.name, number + 1) for file in path.glob("t*.jsonl") for number in range(len(lines(file)))
        ]
        demand(sorted(named) == sorted(files), f"{len(named)} lines for {len(files)} rows")


def untyped() -> None:
    """Without the types of the card Arrow makes structs and fills nulls in; the comparison must see it."""
    with check(
        "datasets", "trl", "rows that are loaded without the types of the card are seen to differ"
    ) as note:
        keys = ("role", "content", "reasoning_content")
        rows = [
            {
                "messages": [
                    {key: value for key, value in message.items() if key in keys}
                    for message in row["messages"]
                ]
            }
            for row in lines(folder("trl", "all") / "train.jsonl")
        ]
        loaded = Dataset.from_list(rows)
        note(demand_refusal(lambda: demand_equal(loaded, rows), "nothing differs without the types"))


def truncated() -> None:
    """A file that has lost its last row does not pass for the whole."""
    with check(
        "datasets", "trl", "a file without its last row is refused, since the card counts the rows"
    ) as note:
        path = work / "truncated"
        shutil.copytree(folder("trl", "all"), path)
        text = (path / "train.jsonl").read_text(encoding="utf8")
        (path / "train.jsonl").write_text("\n".join(text.split("\n")[:-2]) + "\n", encoding="utf8")
        note(demand_refusal(lambda: load_dataset(str(path)), "the shorter file loads")[:60])


formats = sorted(path.name for path in (exports / "all").iterdir())
for name in formats:
    for whose in REASONINGS:
        load(name, whose)
    concatenate(name)
    open_parquet(name)
    provenance(name)
untyped()
truncated()
