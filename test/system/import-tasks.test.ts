// toolloom import-tasks: the user's own agents and tasks, on a server of their own.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { serverScript } from '../support/harvested.ts';
import { tempDir } from '../support/temp-dir.ts';

const agent = `
agents:
  - name: Harbor office
    systemPrompt: You help at the office of a small harbor. Answer in one or two sentences.
    server: { command: ${process.execPath}, args: [${serverScript('harbor.mjs')}] }
`;
const good = `${agent}
tasks:
  - agent: Harbor office
    request: Where is the Gull moored right now?
    calls:
      - { tool: list_boats, purpose: to list the boats }
    tell:
      - { name: berth of Gull, value: A4 }
    later:
      - say: And who owns it?
        calls:
          - { tool: get_boat, arguments: { boat_id: b-1 }, purpose: to look up the Gull }
        tell:
          - { name: owner of Gull, value: Mira Quinn }
`;
const bad = `${agent}
tasks:
  - agent: Harbour office
    request: Where is the Gull moored right now?
    calls: [{ tool: list_boats }]
  - agent: Harbor office
    request: Where is the Gull moored right now?
    calls: [{ tool: list_boat }]
  - agent: Harbor office
    request: Where is the Petrel moored right now?
    calls: [{ tool: list_boats }]
    tell: [{ name: berth of Petrel, value: Z9 }]
`;
const invalid = `tasks:
  - agent: Harbor office
    request: Where is the Gull moored right now?
  - agent: Harbor office
    request: Who owns it?
    calls: [{ tool: get_boat, argument: {} }]
`;

const config = JSON.stringify({ name: 'mine', target: 2, stages: { simulate: { vices: 0 } } });

it('adds what the gate lets through, once, and the run plays it', async () => {
  await using directory = await tempDir();
  await writeFile(join(directory.path, 'c.yaml'), config);
  await writeFile(join(directory.path, 'tasks.yaml'), good);
  const importing = ['import-tasks', 'tasks.yaml', '--config', 'c.yaml', '--run', 'r'];
  const first = await toolloom(importing, directory.path);
  expect(first.stderr).toContain('Continue with: toolloom run --run r');
  expect(first).toMatchObject({ code: 0, stdout: 'r: 2 added.\n' });
  const again = await toolloom([...importing, '--json'], directory.path);
  expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, known: 2, problems: [] });

  const played = await toolloom(['run', 'simulate', 'judge', '--run', 'r'], directory.path);
  expect(played.code, played.stderr).toBe(0);
  const judged = await toolloom(['cat', 'judgements', '--run', 'r'], directory.path);
  expect(
    judged.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ verdict: 'accepted' }]);
});

it('says in one line each what is wrong, and adds the rest', async () => {
  await using directory = await tempDir();
  await writeFile(join(directory.path, 'c.yaml'), config);
  await writeFile(join(directory.path, 'bad.yaml'), bad);
  await writeFile(join(directory.path, 'invalid.yaml'), invalid);
  await writeFile(
    join(directory.path, 'lines.jsonl'),
    '{"agent":"Harbor office","request":"Where?"}\n{"a"\n',
  );
  const importing = (file: string) =>
    toolloom(['import-tasks', file, '-c', 'c.yaml', '-r', 'r'], directory.path);

  const rejected = await importing('bad.yaml');
  expect(rejected).toMatchObject({ code: 2, stdout: 'r: 1 added, 3 not added.\n' });
  const [unknownAgent, unknownTool, notTold] = rejected.stderr.split('\n');
  expect(unknownAgent).toBe(
    'bad.yaml:8: tasks.0.agent: there is no agent Harbour office (did you mean Harbor office?); the agents are Harbor office',
  );
  expect(unknownTool).toBe(
    'bad.yaml:11: tasks.1.calls.0.tool: there is no tool list_boat (did you mean list_boats?); ' +
      'the tools are list_boats, get_boat',
  );
  expect(notTold).toMatch(
    /^bad\.yaml:14: tasks\.2: not added, because the gate rejects it \(oracle fails\): /,
  );

  const unread = await importing('invalid.yaml');
  expect(unread.code).toBe(2);
  expect(unread.stderr).toContain('invalid.yaml:2: tasks.0.calls is missing: a task needs an oracle');
  expect(unread.stderr).toMatch(
    /invalid\.yaml:6: tasks\.1\.calls\.0\.argument: unknown key \(did you mean arguments\?\)/,
  );

  const lines = await importing('lines.jsonl');
  expect(lines.stderr).toContain('lines.jsonl:1: calls is missing: a task needs an oracle');
  expect(lines.stderr).toMatch(/lines\.jsonl:2: .*JSON/);
});
