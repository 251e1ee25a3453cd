"""Plays tasks of `toolloom serve` with the clients of OpenEnv, and lets its validator look at the server.

Not part of `npm test`. It needs an environment of its own:

    python3 -m venv .venv-openenv && .venv-openenv/bin/pip install -r test/loaders/requirements-serve-openenv.txt
    node dist/pipeline/cli.js serve --port 7411 &
    .venv-openenv/bin/python test/loaders/serve_openenv.py http://127.0.0.1:7411 data/runs/demo

An oracle must get 1 and who does nothing must get 0, for every task that has an accepted play in the run.
"""

import asyncio
import json
import sys
from pathlib import Path

from openenv.cli._validation import validate_running_environment
from openenv.core.env_server.mcp_types import CallToolAction
from openenv.core.generic_client import GenericEnvClient
from openenv.core.mcp_client import MCPToolClient

url, run = sys.argv[1] + "/openenv", Path(sys.argv[2])
leave = "toolloom_leave"


def records(stage: str, collection: str) -> list[dict]:
    """The records of a run: each line of a stage is one unit."""
    found = []
    for line in (run / "units" / f"{stage}.jsonl").read_text().splitlines():
        found.extend(json.loads(line).get("yield", {}).get("records", {}).get(collection, []))
    return found


def accepted_plays() -> list[dict]:
    accepted = {judgement["trajectory"] for judgement in records("judge", "judgements")}
    plays = [play for play in records("simulate", "trajectories") if play["id"] in accepted]
    return list({play["task"]: play for play in plays if play["trial"] == 0 and "twin" not in play}.values())


def turns_of(play: dict, reply: str) -> list[tuple[str, dict]]:
    turns = []
    for message in play["messages"]:
        if message["role"] != "assistant":
            continue
        calls = message.get("toolCalls") or [{"name": reply, "arguments": {"message": message["content"]}}]
        turns.extend((call["name"], call["arguments"]) for call in calls)
    return turns


def as_generic(env, play: dict) -> None:
    """Over the WebSocket alone, with plain dictionaries, one episode after another."""
    action = {"type": "call_tool", "tool_name": leave, "arguments": {}}
    env.reset(task=play["task"])
    nothing = env.step(action)
    assert nothing.done and nothing.reward == 0, (play["task"], nothing)
    opening = env.reset(task=play["task"])
    assert opening.observation["request"] == play["messages"][1]["content"]
    steps = [
        env.step({**action, "tool_name": name, "arguments": given})
        for name, given in turns_of(play, opening.observation["reply_tool"])
    ]
    assert all(step.reward == 0 and not step.done for step in steps[:-1]), play["task"]
    assert steps[-1].reward == 1 and steps[-1].done, (play["task"], steps[-1])
    assert env.state()["step_count"] == len(steps)


async def as_tools(env: MCPToolClient, play: dict) -> None:
    """Tools by JSON-RPC, and the last one as a step, which has the reward."""
    opening = await env.reset(task=play["task"])
    tools = {tool.name for tool in await env.list_tools(use_cache=False)}
    turns = turns_of(play, opening.observation.reply_tool)
    assert {name for name, _ in turns} <= tools, play["task"]
    for name, given in turns[:-1]:
        # call_tool cannot pass an argument that is called name, because that is a parameter of its own.
        if "name" in given:
            assert not (await env.step(CallToolAction(tool_name=name, arguments=given))).done
        else:
            assert isinstance(await env.call_tool(name, **given), str)
    name, given = turns[-1]
    last = await env.step(CallToolAction(tool_name=name, arguments=given))
    assert last.reward == 1 and last.done, (play["task"], last)
    assert last.observation.metadata["verdict"] == "accepted"
    await env.reset(task=play["task"])
    assert (await env.step(CallToolAction(tool_name=leave))).reward == 0, play["task"]


async def all_as_tools(plays: list[dict]) -> None:
    async with MCPToolClient(base_url=url) as env:
        for play in plays:
            await as_tools(env, play)


report = validate_running_environment(url)
assert report["passed"], json.dumps(report, indent=2)
plays = accepted_plays()
assert plays, f"no accepted plays in {run}"
with GenericEnvClient(base_url=url).sync() as env:
    for play in plays:
        as_generic(env, play)
asyncio.run(all_as_tools(plays))
print(f"openenv: {len(plays)} tasks, with both clients the oracle got 1 and doing nothing 0 for each; the server is valid")
