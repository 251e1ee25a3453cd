// `toolloom serve` as a child process: clients over each of its protocols play tasks of a run, and get their reward in
// the end.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { outcomeSchema } from '../../serve/episodes/outcome.ts';
import { root } from '../support/cli.ts';
import { mcpPlayer } from '../support/mcp-player.ts';
import { openEnvPlayer } from '../support/openenv-player.ts';
import { OrsClient, type OrsOutput, resultIn } from '../support/ors-client.ts';
import { type Served, type ServedRun, servedRun, turnsOf } from '../support/served.ts';

const reply = 'reply_to_user';
const leave = { name: 'toolloom_leave', given: {} };

interface Listed {
  readonly tasks: readonly { readonly id: string }[];
  readonly env_name: string;
}

interface ToolSpec {
  readonly name: string;
  readonly input_schema: { readonly properties?: object; readonly required?: readonly string[] };
}

let run: ServedRun;
let served: Served;
let ors: OrsClient;
beforeAll(async () => {
  run = await servedRun();
  served = await run.serve();
  ors = new OrsClient(served.url);
});
afterAll(async () => {
  await served?.end();
  await run?.[Symbol.asyncDispose]();
});

async function orsOutputs({ task }: Trajectory, turns: ReturnType<typeof turnsOf>): Promise<OrsOutput[]> {
  const session = await ors.session({ task_spec: { id: task } });
  const outputs: OrsOutput[] = [];
  for (const { name, given } of turns) {
    const result = await session.call(name, given);
    if (!result.ok) throw new Error(result.error);
    outputs.push(result.output);
  }
  await session.close();
  return outputs;
}

describe('over ORS', () => {
  it('an oracle gets 1 for every task, at the end and not before', async () => {
    const wrong: unknown[] = [];
    for (const play of run.plays) {
      const outputs = await orsOutputs(play, turnsOf(play, reply));
      const last = outputs.at(-1);
      if (last?.reward !== 1 || !last.finished) wrong.push([play.task, last]);
      const early = outputs
        .slice(0, -1)
        .filter((each) => each.finished || each.reward !== 0 || each.metadata);
      expect(early).toEqual([]);
    }
    expect(run.plays.length).toBeGreaterThan(8);
    expect(run.plays.filter(({ face }) => Object.keys(face?.tools ?? {}).length > 0).length).toBeGreaterThan(
      0,
    );
    expect(wrong).toEqual([]);
  });

  it('results are what the recorded play has: the same forms, faults, and words of the user', async () => {
    for (const play of run.plays) {
      const outputs = await orsOutputs(play, turnsOf(play, reply));
      const recorded = play.messages.slice(2).filter(({ role }) => role !== 'assistant');
      // The last answer of the agent is not followed by a message.
      expect(outputs.slice(0, recorded.length).map(({ blocks }) => blocks[0]?.text)).toEqual(
        recorded.map(({ content }) => content),
      );
    }
  });

  it('who does nothing gets 0 for every task', async () => {
    for (const play of run.plays) {
      const [output] = await orsOutputs(play, [leave]);
      expect(output).toMatchObject({ reward: 0, finished: true });
      expect(outcomeSchema.parse(output?.metadata)).toMatchObject({
        task: play.task,
        end: 'client_left',
        verdict: 'rejected',
        calls: 0,
      });
    }
  });

  it('the outcome says which part was wrong', async () => {
    const play = run.changing();
    const turns = turnsOf(play, reply);
    const [right] = (await orsOutputs(play, turns)).slice(-1);
    expect(right?.metadata).toMatchObject({ verdict: 'accepted', components: { state: 1 } });
    const writes = new Set(
      play.steps.flatMap(({ call, result }) => (result.changes.length > 0 ? [call.name] : [])),
    );
    const [unchanged] = (
      await orsOutputs(play, [...turns.filter(({ name }) => !writes.has(name)), leave])
    ).slice(-1);
    const { reward, components, findings } = outcomeSchema.parse(unchanged?.metadata);
    expect({ reward, state: components.state }).toEqual({ reward: 0, state: 0 });
    expect(findings.map(({ rule }) => rule)).toContain('final_state');
  });

  it('a call to a tool that is not there is a result, and after the end no call is made', async () => {
    const play = run.changing();
    const session = await ors.session({ task_spec: { id: play.task } });
    const unknown = await session.call('no_such_tool', {});
    expect(unknown).toMatchObject({ ok: true, output: { finished: false, reward: 0 } });
    expect(JSON.stringify(unknown)).toContain('There is no tool no_such_tool.');
    const broken = await session.call(reply, { text: 'Hello' });
    expect(JSON.stringify(broken)).toContain('message');
    await session.call(leave.name, {});
    expect(await session.call(reply, { message: 'Hello?' })).toMatchObject({
      ok: false,
      reason: 'episode_finished',
    });
  });

  it('null for an optional parameter is one that was left out, and for a required one it is wrong', async () => {
    const play = run.plays.find(({ steps: [step] }) => step?.result.ok && step.call.name !== reply);
    const call = play?.steps[0]?.call;
    if (!play || !call) throw new Error('no play begins with a call that succeeds');
    const session = await ors.session({ task_spec: { id: play.task } });
    const { tools } = (await session.get('/toolloom/task_tools')) as { tools: ToolSpec[] }; // as ORS has it
    const schema = tools.find(({ name }) => name === call.name)?.input_schema;
    const names = Object.keys(schema?.properties ?? {});
    const nulls = Object.fromEntries(names.map((name) => [name, null]));
    const made = await session.call(call.name, { ...nulls, ...call.arguments });
    expect(JSON.stringify(made)).not.toContain('INVALID_ARGUMENTS');
    const required = schema?.required?.[0] ?? names[0] ?? '';
    const wrong = await session.call(call.name, {
      ...call.arguments,
      [required]: schema?.required?.[0] ? null : {},
    });
    expect(JSON.stringify(wrong)).toContain('INVALID_ARGUMENTS');
    await session.close();
  });

  it('a client whose connection broke gets the result of the call that it made, once', async () => {
    const play = run.changing();
    const session = await ors.session({ task_spec: { id: play.task } });
    const turns = turnsOf(play, reply);
    const [first, ...others] = turns;
    const events = await session.events({ name: first?.name, input: first?.given });
    const id = events.find(([event]) => event === 'task_id')?.[1];
    const again = await session.events({ name: first?.name, input: first?.given, task_id: id });
    expect(resultIn(again)).toEqual(resultIn(events));
    for (const { name, given } of others.slice(0, -1)) await session.call(name, given);
    const last = others.at(-1);
    expect(await session.call(last?.name ?? '', last?.given ?? {})).toMatchObject({
      output: { reward: 1, metadata: { calls: play.steps.length } },
    });
    await expect(session.events({ name: 'x', input: {}, task_id: 'nobody' }).then(resultIn)).rejects.toThrow(
      'unknown task_id',
    );
  });

  it('calls that are sent at once are made one after another', async () => {
    const play = run.plays.find(({ steps }) => steps.length > 3);
    if (!play) throw new Error('no play has so many calls');
    const session = await ors.session({ task_spec: { id: play.task } });
    const calls = play.steps.slice(0, 3).map(({ call }) => call);
    const results = await Promise.all(calls.map(({ name, arguments: given }) => session.call(name, given)));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await session.call(leave.name, {})).toMatchObject({ output: { metadata: { calls: 3 } } });
  });

  it('environments list their splits, tasks, and tools', async () => {
    const names = await ors.json<string[]>('/list_environments');
    expect(names[0]).toBe('toolloom');
    expect(await ors.json('/splits')).toContainEqual({ name: 'train', type: 'train' });
    const { tasks, env_name } = await ors.json<Listed>('/toolloom/tasks', { split: 'train' });
    expect(env_name).toBe('toolloom');
    expect(await ors.json('/toolloom/num_tasks', { split: 'train' })).toEqual({ num_tasks: tasks.length });
    expect(await ors.json('/toolloom/task', { split: 'train', index: 1 })).toMatchObject({ task: tasks[1] });
    expect(await ors.json('/task_range', { split: 'train', start: -2 })).toMatchObject({
      tasks: tasks.slice(-2),
    });
    const session = await ors.session({ split: 'train', index: 0 });
    const [own] = await Promise.all(
      names.slice(1).map(async (name) => {
        const list = await ors.json<Listed>(`/${name}/tasks`, { split: 'train' });
        return list.tasks.some(({ id }) => id === tasks[0]?.id)
          ? await ors.json(`/${name}/tools`)
          : undefined;
      }),
    ).then((found) => found.filter((each) => each !== undefined));
    expect(own).toEqual(await session.get('/toolloom/task_tools'));
    // Clients of the SDK name the environment in a header.
    const deployment = { 'x-deployment': names[1] ?? '' };
    expect(await ors.json('/tools', undefined, deployment)).toEqual(await ors.json(`/${names[1]}/tools`));
    expect((await ors.request('/tools-none/tools')).status).toBe(404);
    expect((await ors.request('/toolloom/task', { split: 'train', index: 999 })).status).toBe(400);
  });
});

describe('over MCP', () => {
  it.each(['missing_facts', 'injected_instructions', 'autonomous'] as const)(
    'an oracle gets 1 for a task of kind %s',
    async (kind) => {
      const play = run.play(kind);
      await using player = await mcpPlayer(`${served.url}/mcp/${play.task}`);
      const results = [];
      for (const turn of turnsOf(play, reply)) results.push(await player.call(turn));
      expect(results.slice(0, -1).filter(({ outcome }) => outcome)).toEqual([]);
      expect(results.at(-1)?.outcome).toMatchObject({ task: play.task, reward: 1, verdict: 'accepted' });
      expect(await player.call({ name: reply, given: { message: 'More.' } })).toMatchObject({
        isError: true,
      });
    },
  );

  it('who does nothing gets 0', async () => {
    await using player = await mcpPlayer(`${served.url}/mcp?task=${run.tasks[0]?.id}`);
    expect((await player.call(leave)).outcome).toMatchObject({ reward: 0, end: 'client_left', calls: 0 });
    // Who asks again hears the same.
    expect((await player.call(leave)).outcome).toMatchObject({ reward: 0, end: 'client_left' });
  });

  it('the system prompt, the request, and the tools are those of the play', async () => {
    const play = run.changing();
    await using player = await mcpPlayer(`${served.url}/mcp/${play.task}`);
    const { client } = player;
    const [system, request] = play.messages.map(({ content }) => content);
    expect(client.getInstructions()).toBe(
      `${system}\n\nYou talk to the user by the tool ${reply}. Nothing else that you write reaches the user.`,
    );
    const prompt = await client.getPrompt({ name: 'opening' });
    expect(prompt.messages).toEqual([{ role: 'user', content: { type: 'text', text: request } }]);
    const resource = await client.readResource({ uri: 'toolloom://episode/system-prompt' });
    expect(resource.contents[0]).toMatchObject({ text: system });
    const { tools } = await client.listTools();
    expect(tools.at(-1)?.name).toBe(reply);
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(play.steps.map(({ call }) => call.name)),
    );
    expect(client.getServerCapabilities()?.experimental?.['toolloom/episode']).toEqual({
      task: play.task,
      trial: 0,
      reply,
      leave: 'toolloom_leave',
      reset: 'toolloom_reset',
    });
  });

  it('a session goes on with another task', async () => {
    const [first, second] = [run.play('missing_facts'), run.changing()];
    await using player = await mcpPlayer(`${served.url}/mcp/${first.task}`);
    await player.call(turnsOf(first, reply)[0] ?? leave);
    await expect(player.call({ name: 'toolloom_reset', given: { task: 'none' } })).rejects.toThrow(
      'there is no task none',
    );
    await player.call({ name: 'toolloom_reset', given: { task: second.task } });
    const names = (await player.client.listTools()).tools.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(second.steps.map(({ call }) => call.name)));
    const results = [];
    for (const turn of turnsOf(second, reply)) results.push(await player.call(turn));
    expect(results.at(-1)?.outcome).toMatchObject({ task: second.task, reward: 1 });
  });
});

describe('as a resources server of NeMo Gym', () => {
  interface Row {
    readonly task_spec: { readonly id: string };
    readonly responses_create_params: {
      readonly input: unknown[];
      readonly tools: { readonly name: string }[];
    };
  }

  async function rowOf(task: string): Promise<Row> {
    const rows = await Promise.all(
      ['train', 'test'].map(async (split) => (await ors.request(`/gym/tasks?split=${split}`)).text()),
    );
    const found = rows
      .join('')
      .split('\n')
      .map((line) => (line === '' ? undefined : JSON.parse(line)));
    return found.find((row) => row?.task_spec.id === task);
  }

  /** As SimpleAgent does: each request has the cookie of the last answer, and the last message is in the response. */
  async function verified(row: Row, turns: ReturnType<typeof turnsOf>) {
    let cookie = '';
    const post = async (path: string, body: unknown): Promise<Response> => {
      const response = await ors.request(`/gym/${path}`, body, cookie === '' ? {} : { cookie });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return response;
    };
    expect((await post('seed_session', row)).status).toBe(200);
    const texts: string[] = [];
    const last = turns.at(-1);
    for (const { name, given } of turns.slice(0, -1)) texts.push(await (await post(name, given)).text());
    const message = { type: 'message', content: [{ type: 'output_text', text: last?.given.message }] };
    const response = { output: [{ type: 'reasoning' }, ...(last ? [message] : [])] };
    return { texts, result: await (await post('verify', { ...row, response })).json(), post };
  }

  it('an oracle gets 1, who does nothing gets 0, and the row comes back', async () => {
    const play = run.changing();
    const row = await rowOf(play.task);
    const { tools } = row.responses_create_params;
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining([reply, ...play.steps.map(({ call }) => call.name)]),
    );
    const { texts, result, post } = await verified(row, turnsOf(play, reply));
    expect(texts).toEqual(
      play.messages
        .slice(2)
        .filter(({ role }) => role !== 'assistant')
        .map(({ content }) => content),
    );
    expect(result).toMatchObject({ ...row, reward: 1, is_scored: true, verdict: 'accepted', score_state: 1 });
    expect((await post('verify', { response: { output: [] } })).status).toBe(404); // the session is over
    const nothing = await verified(row, []);
    expect(nothing.result).toMatchObject({ reward: 0, is_scored: true, end: 'client_left' });
  });

  it('a session needs a task, and a call needs a session', async () => {
    expect((await ors.request('/gym/seed_session', {})).status).toBe(400);
    expect((await ors.request('/gym/seed_session', { task_spec: { id: 'none' } })).status).toBe(404);
    expect((await ors.request(`/gym/${reply}`, { message: 'Hello' })).status).toBe(400);
    expect((await ors.request('/gym/tasks?split=all')).status).toBe(400);
  });
});

describe('as an environment of OpenEnv', () => {
  const at = () => `${served.url}/openenv`;
  interface RpcAnswer {
    readonly result: {
      readonly session_id: string;
      readonly content: readonly { readonly text: string }[];
      readonly meta: object | null;
    };
    readonly error: { readonly code: number; readonly message: string };
  }
  const reset = (task: string) => ({ type: 'reset', data: { task, episode_id: 'mine', seed: 7 } });

  it('an oracle gets 1 at the end and 0 before, and no second reward after it', async () => {
    const play = run.changing();
    await using player = await openEnvPlayer(`${at()}/ws`);
    const { data: opening } = await player.send(reset(play.task));
    const [system, request] = play.messages.map(({ content }) => content);
    expect(opening).toMatchObject({ reward: null, done: false, observation: { request, task: play.task } });
    expect(opening.observation.system_prompt.startsWith(system)).toBe(true);
    const turns = turnsOf(play, opening.observation.reply_tool);
    const steps = [];
    for (const turn of turns) steps.push((await player.call(turn)).data);
    const [last] = steps.slice(-1);
    expect(last).toMatchObject({ reward: 1, done: true, metadata: { verdict: 'accepted' } });
    for (const early of steps.slice(0, -1)) {
      expect(early).toMatchObject({ reward: 0, done: false });
      expect(early.metadata).toBeUndefined();
    }
    const recorded = play.messages.slice(2).filter(({ role }) => role !== 'assistant');
    expect(steps.slice(0, recorded.length).map(({ observation }) => observation.result)).toEqual(
      recorded.map(({ content }) => content),
    );
    const state = { episode_id: 'mine', step_count: turns.length, task: play.task, trial: 0, done: true };
    expect(await player.send({ type: 'state' })).toEqual({ type: 'state', data: state });
    const after = (await player.call({ name: reply, given: { message: 'More.' } })).data;
    expect(after).toMatchObject({ reward: null, done: true, observation: { result: null } });
    expect(after.observation.error.error_type).toBe('execution_error');
  });

  it('who does nothing gets 0, and another reset begins another episode', async () => {
    await using player = await openEnvPlayer(`${at()}/ws`);
    for (const play of [run.play('missing_facts'), run.changing()]) {
      await player.send(reset(play.task));
      const listed = (await player.send({ type: 'step', data: { type: 'list_tools' } })).data;
      expect(listed).toMatchObject({ reward: null, done: false });
      const names = listed.observation.tools.map(({ name }: { name: string }) => name);
      expect(names).toEqual(expect.arrayContaining([reply, ...play.steps.map(({ call }) => call.name)]));
      const left = (await player.call(leave)).data;
      expect(left).toMatchObject({ reward: 0, done: true, metadata: { task: play.task, calls: 0 } });
    }
  });

  it('a message that does not fit is an error, and the session goes on', async () => {
    await using player = await openEnvPlayer(`${at()}/ws`);
    const codeOf = async (message: unknown) => (await player.send(message)).data.code;
    expect(await codeOf('{')).toBe('INVALID_JSON');
    expect(await codeOf({ type: 'dance' })).toBe('UNKNOWN_TYPE');
    expect(await codeOf({ type: 'step', data: { type: 'call_tool' } })).toBe('VALIDATION_ERROR');
    expect(await codeOf({ type: 'reset', data: {} })).toBe('VALIDATION_ERROR');
    expect(await codeOf(reset('none'))).toBe('EXECUTION_ERROR');
    expect((await player.call(leave)).data.message).toContain('reset the environment first');
    expect((await player.send(reset(run.changing().task))).type).toBe('observation');
  });

  it('a session by JSON-RPC shares its episode with the WebSocket that is bound to it', async () => {
    const rpc = (method: string, params: object = {}) =>
      ors.json<RpcAnswer>('/openenv/mcp', { jsonrpc: '2.0', id: 1, method, params });
    const { session_id } = (await rpc('openenv/session/create')).result;
    expect((await rpc('tools/list', { session_id })).error.message).toContain('reset the environment first');
    const play = run.changing();
    const [first, ...others] = turnsOf(play, reply);
    {
      await using player = await openEnvPlayer(`${at()}/ws?session_id=${session_id}`);
      await using other = await openEnvPlayer(`${at()}/ws?session_id=${session_id}`);
      expect(await other.closed).toBe(1013); // one at a time
      await player.send(reset(play.task));
      const { result } = await rpc('tools/call', { session_id, name: first?.name, arguments: first?.given });
      expect(result).toMatchObject({ is_error: false, data: result.content[0]?.text, meta: null });
      for (const turn of others.slice(0, -1)) await player.call(turn);
    }
    const [last] = others.slice(-1);
    const { result } = await rpc('tools/call', { session_id, name: last?.name, arguments: last?.given });
    expect(result.meta).toMatchObject({ reward: 1, calls: play.steps.length });
    expect((await rpc('openenv/session/close', { session_id })).result).toEqual({ session_id, closed: true });
    expect((await rpc('tools/list', { session_id })).error.message).toContain('there is no such session');
    expect((await rpc('resources/list')).error.code).toBe(-32601);
  });

  it('plays without WebSockets too, and says what it is', async () => {
    const { id } = run.tasks[0] ?? { id: '' };
    const post = (path: string, body: object) => ors.request(`/openenv/${path}`, body);
    const opened = await ors.json<{ metadata: { session_id: string } }>('/openenv/reset', { task: id });
    const { session_id } = opened.metadata;
    const action = { type: 'call_tool', tool_name: leave.name };
    expect(await (await post('step', { session_id, action })).json()).toMatchObject({
      reward: 0,
      done: true,
    });
    expect(await ors.json(`/openenv/state?session_id=${session_id}`)).toMatchObject({ task: id, done: true });
    expect((await post('step', { action })).status).toBe(400);
    expect((await post('reset', { task: 'none' })).status).toBe(404);
    expect(await ors.json('/openenv/health')).toEqual({ status: 'healthy' });
    expect(await ors.json('/openenv/metadata')).toMatchObject({ name: 'toolloom' });
    expect(Object.keys(await ors.json<object>('/openenv/schema'))).toContain('action');
    expect(await ors.json('/openenv/toolloom/tasks', { split: 'train' })).toEqual(
      await ors.json('/toolloom/tasks', { split: 'train' }),
    );
    expect((await ors.request('/openenv/create_session', {})).status).toBe(404);
  });
});

it('clients on the same task do not see what the others do', async () => {
  const play = run.changing();
  const turns = turnsOf(play, reply);
  await using other = await mcpPlayer(`${served.url}/mcp/${play.task}`);
  const own = await ors.session({ task_spec: { id: play.task } });
  const texts: [string, string][] = [];
  let last: unknown;
  for (const { name, given } of turns) {
    const [mine, others] = [await own.call(name, given), await other.call({ name, given })];
    if (!mine.ok) throw new Error(mine.error);
    texts.push([mine.output.blocks[0]?.text ?? '', others.text]);
    last = [mine.output.reward, others.outcome?.reward];
  }
  for (const [mine, others] of texts) expect(mine).toBe(others);
  expect(last).toEqual([1, 1]);
});

it('the example of the documentation runs', async () => {
  const [, code = ''] = /```js\n(.*?)```/s.exec(readFileSync(join(root, 'docs', 'serve.md'), 'utf8')) ?? [];
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', code],
    {
      cwd: root,
      env: { ...process.env, MCP_URL: `${served.url}/mcp/${run.play('missing_facts').task}` },
    },
  );
  expect(stdout + stderr).toMatch(/^\d+ tools\. The user: .*\noutcome: \{.*"reward":0,/s);
});

describe('hidden state', () => {
  /** Everything that a client can learn about a task without playing it to its end. */
  async function seen(id: string): Promise<string> {
    const session = await ors.session({ task_spec: { id } });
    await using player = await mcpPlayer(`${served.url}/mcp/${id}`);
    await using openEnv = await openEnvPlayer(`${served.url}/openenv/ws`);
    const { client } = player;
    const result = await session.call(reply, { message: 'Could you tell me more about what you need?' });
    const parts = [
      await Promise.all(
        ['/tools', '/task_tools', '/prompt', '/messages'].map((path) => session.get(`/toolloom${path}`)),
      ),
      await ors.json('/toolloom/tasks', { split: 'train' }),
      [client.getInstructions(), client.getServerCapabilities(), client.getServerVersion()],
      [await client.listTools(), await client.listPrompts(), await client.listResources()],
      result.ok && result.output.blocks,
      // An outcome that is there before the end would be seen.
      await openEnv.send({ type: 'reset', data: { task: id } }),
      await openEnv.send({ type: 'step', data: { type: 'list_tools' } }),
      await openEnv.send({ type: 'state' }),
    ];
    await session.close();
    return JSON.stringify(parts);
  }

  it('does not show: rubric, oracle, kind, facts that nobody has asked for, faults, plants', async () => {
    for (const task of run.tasks) {
      const shown = await seen(task.id);
      const opening = JSON.stringify([task.request, task.goals.map(({ say }) => say)]);
      const secrets = [
        task.oracle.finalState,
        `"${task.kind}"`,
        ...task.rubric.map(({ text }) => text),
        ...task.oracle.calls.map(({ result }) => JSON.stringify(result)).filter((text) => text.length > 20),
        ...task.faults.map(({ fault }) => `"${fault}"`),
        ...(task.plants ?? []).map(({ text }) => text),
        ...task.facts
          .filter((fact) => fact.disclosed !== 'opening' && !opening.includes(fact.text))
          .map(({ text }) => text),
      ];
      expect(secrets.filter((secret) => shown.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
      expect(shown).not.toMatch(/"(?:oracle|rubric|findings|components|verdict|vice|tier|changes|fault)"/);
    }
  });

  it('is shown where it should be: the user tells a fact when asked for it', async () => {
    const { task: id, messages } = run.play('missing_facts');
    const fact = run.tasks
      .find((task) => task.id === id)
      ?.facts.find(({ disclosed }) => disclosed === 'asked');
    expect(messages.some(({ role, content }) => role === 'user' && content.includes(fact?.text ?? '-'))).toBe(
      true,
    );
  });
});
