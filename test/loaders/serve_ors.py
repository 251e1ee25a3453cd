"""Plays tasks of `toolloom serve` with the real clients of the Open Reward Standard: ors-sdk and openreward.

Not part of `npm test`:

    python3 -m venv .venv-serve && .venv-serve/bin/pip install -r test/loaders/requirements-serve.txt
    npm run build && node dist/pipeline/cli.js run
    node dist/pipeline/cli.js serve --port 7411 &
    .venv-serve/bin/python test/loaders/serve_ors.py http://127.0.0.1:7411 data/runs/demo

An oracle must get 1 and who does nothing must get 0, for every task that has an accepted play in the run. What the
oracle says and calls is read from the run on disk. An optional third argument is the token.
"""

import json
import os
import sys
from pathlib import Path

url, run = sys.argv[1], Path(sys.argv[2])
token = sys.argv[3] if len(sys.argv) > 3 else None
os.environ["OPENREWARD_API_URL"] = os.environ["OPENREWARD_SESSION_URL"] = url

import openreward  # noqa: E402: it reads the environment when it is imported
import requests  # noqa: E402
from openreward.api.environments.client import Task as OpenRewardTask  # noqa: E402
from ors.client import ORS  # noqa: E402
from ors.client import Task as OrsTask  # noqa: E402

LEAVE = "toolloom_leave"
REPLY = "reply_to_user"


def records(stage: str, collection: str) -> list[dict]:
    """The records of a run: each line of a stage is one unit."""
    found = []
    for line in (run / "units" / f"{stage}.jsonl").read_text().splitlines():
        found.extend(json.loads(line).get("yield", {}).get("records", {}).get(collection, []))
    return found


def turns(play: dict):
    for message in play["messages"]:
        if message["role"] != "assistant":
            continue
        for call in message.get("toolCalls", []):
            yield call["name"], call["arguments"]
        if not message.get("toolCalls"):
            yield REPLY, {"message": message["content"]}


def played(session, made) -> tuple:
    """Rewards of all turns, and the last output."""
    rewards, output = [], None
    for name, given in made:
        output = session.call_tool(name, dict(given))
        rewards.append(output.reward)
    return rewards, output


def check(client: str, open_session, plays: list[dict]) -> None:
    for play in plays:
        with open_session(play["task"]) as session:
            tools = [tool.name for tool in session.list_tools()]
            assert REPLY in tools and LEAVE not in tools, tools
            assert len(session.get_prompt()) == 2
            rewards, last = played(session, turns(play))
            assert last.finished and last.reward == 1, (play["task"], last)
            assert set(rewards[:-1]) <= {0}, rewards
            assert last.metadata["task"] == play["task"]
        with open_session(play["task"]) as session:
            _, last = played(session, [(LEAVE, {})])
            assert last.finished and last.reward == 0, (play["task"], last)
    print(f"{client}: {len(plays)} tasks, the oracle got 1 and doing nothing 0 for each")


def main() -> None:
    accepted = {judgement["trajectory"] for judgement in records("judge", "judgements")}
    plays = [
        play
        for play in records("simulate", "trajectories")
        if play["id"] in accepted and play["trial"] == 0 and "twin" not in play and len(play["steps"]) < 50
    ]
    assert plays, f"no accepted plays in {run}"

    key = {"api_key": token} if token else {}
    ors = ORS(base_url=url, **key)  # closes its loop when it is let go of
    environment = ors.environment("toolloom")
    splits = environment.list_splits()
    tasks = [task for split in splits for task in environment.list_tasks(split)]
    print(f"splits {splits}, {len(tasks)} tasks, tools {[tool.name for tool in environment.list_tools()]}")
    check(
        "ors-sdk",
        lambda task: environment.session(task=OrsTask(environment_name="toolloom", task_spec={"id": task})),
        plays,
    )

    client = openreward.OpenReward(base_url=url, **key)
    environments = client.environments
    reward = environments.get("toolloom")
    check(
        "openreward",
        lambda task: reward.session(
            task=OpenRewardTask(
                server_name="toolloom", environment_name="toolloom", task_spec={"id": task}, namespace=None
            )
        ),
        plays,
    )

    # As a trainer does it that binds the tools before it knows the task.
    names = requests.get(f"{url}/list_environments", headers={"X-API-Key": token or ""}, timeout=30).json()[1:]
    for name in names:
        tool_set = environments.get(name)
        split = tool_set.list_splits()[0]
        with tool_set.session(split=split, index=0) as session:
            assert session.list_tools() == tool_set.list_tools(), name
    print(f"openreward: the tools of {len(names)} tool sets are those of their tasks")


main()
