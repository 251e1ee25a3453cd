"""Plays tasks of `toolloom serve` with the taskset `nemo_gym` of verifiers: its setup, its calls, and its reward.

Not part of `npm test`. Another environment than that of serve_ors.py is needed, because the packages do not agree:

    python3 -m venv .venv-verifiers && .venv-verifiers/bin/pip install -r test/loaders/requirements-serve-verifiers.txt
    node dist/pipeline/cli.js serve --port 7411 &
    .venv-verifiers/bin/python test/loaders/serve_verifiers.py http://127.0.0.1:7411 data/runs/demo

An oracle must get 1 and who does nothing must get 0, for every training task that has an accepted play in the run.
"""

import asyncio
import json
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import httpx
from verifiers.v1.tasksets.nemo_gym import NeMoGymConfig, NeMoGymTaskConfig, NeMoGymTaskset
from verifiers.v1.tasksets.nemo_gym.toolset import NeMoGymState
from verifiers.v1.types import AssistantMessage

url, run = sys.argv[1], Path(sys.argv[2])


def records(stage: str, collection: str) -> list[dict]:
    """The records of a run: each line of a stage is one unit."""
    found = []
    for line in (run / "units" / f"{stage}.jsonl").read_text().splitlines():
        found.extend(json.loads(line).get("yield", {}).get("records", {}).get(collection, []))
    return found


def plays_by_task() -> dict[str, dict]:
    accepted = {judgement["trajectory"] for judgement in records("judge", "judgements")}
    plays = [play for play in records("simulate", "trajectories") if play["id"] in accepted]
    return {play["task"]: play for play in plays if play["trial"] == 0 and "twin" not in play}


def trace_with(state: NeMoGymState, last: str) -> SimpleNamespace:
    """What the taskset reads of a trace: one branch that ends with a message."""
    node = SimpleNamespace(message=AssistantMessage(content=last), sampled=True, timestamp=0.0)
    branches = [SimpleNamespace(nodes=[node])]
    return SimpleNamespace(id="trace", state=state, branches=branches, info={}, record_metric=lambda *_: None)


async def reward_of(task, messages: list[dict]) -> float:
    """The last message is left to the verification, as it is the end of a rollout."""
    last = messages[-1]["content"] if messages else ""
    trace = trace_with(NeMoGymState(), last)
    await task.setup(trace, None)
    for message in messages[:-1]:
        calls = message.get("toolCalls") or [{"name": "reply_to_user", "arguments": {"message": message["content"]}}]
        for call in calls:
            assert (await trace.state.post(call["name"], call["arguments"])).is_success, call
    return await task.nemo_gym(trace)


async def main() -> None:
    plays = plays_by_task()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as rows:
        rows.write(httpx.get(f"{url}/gym/tasks?split=train", timeout=60).text)
        rows.flush()
        config = NeMoGymConfig(dataset=Path(rows.name), task=NeMoGymTaskConfig(resources_url=f"{url}/gym"))
        tasks = [task for task in NeMoGymTaskset(config).load() if task.data.row["task_spec"]["id"] in plays]
        assert tasks, f"no accepted plays in {run}"
        for task in tasks:
            play = plays[task.data.row["task_spec"]["id"]]
            own = [message for message in play["messages"] if message["role"] == "assistant"]
            assert await reward_of(task, own) == 1, play["task"]
            assert await reward_of(task, []) == 0, play["task"]
    print(f"verifiers: {len(tasks)} tasks, the oracle got 1 and doing nothing 0 for each")


asyncio.run(main())
