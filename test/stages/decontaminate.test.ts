// Lists of benchmark tools are read in the forms they come in, and what was grown does not repeat them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listedTasks } from '../../stages/decontaminate/listed-tasks.ts';
import { listedTools } from '../../stages/decontaminate/listed-tools.ts';
import { decontaminate } from '../../stages/decontaminate.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { tempDir } from '../support/temp-dir.ts';

const weather = { name: 'get_weather', description: 'Tells the weather of a city.' };
const parameters = { type: 'object', properties: { city: { type: 'string' } } };

describe('a list of benchmark tools', () => {
  it.each([
    ['tools of a chat request', JSON.stringify([{ type: 'function', function: { ...weather, parameters } }])],
    [
      'a question a line',
      `${JSON.stringify({ id: 'x_0', question: [[{ role: 'user', content: 'Rain?' }]], function: [{ ...weather, parameters }] })}\n\n`,
    ],
    ['what an MCP server lists', JSON.stringify({ tools: [{ ...weather, inputSchema: parameters }] })],
    ['the input schema in snake case', JSON.stringify({ ...weather, input_schema: parameters })],
    [
      'the same tool twice',
      JSON.stringify([
        { ...weather, parameters },
        { ...weather, parameters },
      ]),
    ],
    [
      'a server with its tools',
      JSON.stringify({ name: 'sky', description: 'A server.', tools: [{ ...weather, parameters }] }),
    ],
    ['tools by name', JSON.stringify({ get_weather: { description: weather.description, parameters } })],
    [
      'rows whose tools are a text',
      JSON.stringify({ query: 'Rain?', tools: JSON.stringify([{ ...weather, parameters }]) }),
    ],
    ['a byte order mark', `\uFEFF${JSON.stringify([{ ...weather, parameters }])}`],
  ])('may hold %s', (_, text) => {
    expect(listedTools(text, 'list.json')).toEqual([{ ...weather, inputSchema: parameters }]);
  });

  it('is refused with its line where it is not JSON', () => {
    expect(() => listedTools('{"a":1}\n{"b":', 'list.jsonl')).toThrow('list.jsonl:2: not valid JSON');
  });

  it('needs neither parameters nor more than a name and a description', () => {
    expect(listedTools(JSON.stringify([weather]), 'list.json')).toEqual([{ ...weather, inputSchema: {} }]);
    const described = { type: 'object', properties: { name: { type: 'string', description: 'Its name.' } } };
    expect(listedTools(JSON.stringify([{ ...weather, parameters: described }]), 'l.json')).toHaveLength(1);
  });
});

const wish = 'Move my dentist appointment to any morning next week, please.';

describe('a list of benchmark tasks', () => {
  it.each([
    [
      'questions of several turns',
      { question: [[{ role: 'user', content: wish }]], function: [{ ...weather, parameters }] },
    ],
    ['what a user is told to want', { user_scenario: { instructions: { reason_for_call: wish } } }],
    [
      'dialogues, of which the user counts',
      {
        messages: [
          { role: 'system', content: `You help. ${wish}` },
          { role: 'user', content: wish },
        ],
      },
    ],
    ['rows whose messages are a text', { messages: JSON.stringify([{ role: 'user', content: wish }]) }],
    ['requests', { id: 3, instruction: wish }],
  ])('may hold %s', (_, value) => {
    expect(listedTasks(JSON.stringify(value), 'list.jsonl')).toEqual([wish]);
  });

  it('holds no tools, no parameters, and nothing that is too short', () => {
    const query = { type: 'string', description: wish };
    const tool = { ...weather, parameters: { type: 'object', properties: { query } } };
    expect(listedTasks(JSON.stringify([tool, { query: 'Rain tomorrow?' }]), 'list.json')).toEqual([]);
  });
});

describe('growth beside a benchmark', () => {
  const grow = (files: string[]) =>
    offlineRun({
      until: 'synthesize-tools',
      config: {
        stages: {
          harvest: { packages: { servers: [] } },
          evolve: { worlds: 4, categories: ['logistics'] },
          decontaminate: { files },
        },
      },
    });

  it('leaves out what the benchmark holds, says what that was, and keeps the rest', async () => {
    await using directory = await tempDir();
    const before = await all((await grow([])).store.read('tools'));
    const listed = before.slice(0, 3);
    const file = join(directory.path, 'bench.jsonl');
    await writeFile(
      file,
      listed
        .map(({ name, description, inputSchema }) =>
          JSON.stringify({ name, description, parameters: inputSchema }),
        )
        .join('\n'),
    );
    const { store } = await grow([file]);
    const names = (await all(store.read('tools'))).map(({ name }) => name);
    for (const { name } of listed) expect(names).not.toContain(name);
    expect(names.length).toBeGreaterThan(before.length * 0.8);
    const overlaps = (await all(store.rejects())).filter(({ reason }) => reason === 'overlaps a benchmark');
    for (const { name } of listed)
      expect(overlaps.map(({ detail }) => detail).join('\n')).toContain(
        `near ${name} of bench.jsonl (1.000)`,
      );
  });

  it('reads a list that is named twice, or in two ways, once', async () => {
    await using directory = await tempDir();
    const file = join(directory.path, 'bench.json');
    await writeFile(file, JSON.stringify([{ ...weather, parameters }]));
    const { store } = await grow([file, file, join(directory.path, '.', 'x', '..', 'bench.json')]);
    expect((await all(store.read('benchmarks'))).map(({ name }) => name)).toEqual(['get_weather']);
  });

  it('refuses a list with neither tools nor tasks', async () => {
    await using directory = await tempDir();
    const file = join(directory.path, 'empty.json');
    await writeFile(file, '[]');
    const problems = await decontaminate.check?.({ files: [file] }, {}, () => false);
    expect(problems).toMatchObject([{ path: ['files', 0] }]);
    expect(problems?.[0]?.message).toContain('empty.json: there are no tools and no tasks in it');
  });

  it('says which list cannot be read', async () => {
    await expect(grow(['/nowhere/list.json'])).rejects.toThrow('cannot read /nowhere/list.json');
  });
});
