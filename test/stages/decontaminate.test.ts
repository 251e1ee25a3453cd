// Lists of benchmark tools are read in the forms they come in, and what was grown does not repeat them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listedTools } from '../../stages/decontaminate/listed-tools.ts';
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
  ])('may hold %s', (_, text) => {
    expect(listedTools(text, 'list.json')).toEqual([{ ...weather, inputSchema: parameters }]);
  });

  it('is refused with its line where it is not JSON, and where it has no tools', () => {
    expect(() => listedTools('{"a":1}\n{"b":', 'list.jsonl')).toThrow('list.jsonl:2: not valid JSON');
    expect(() => listedTools('[]', 'list.json')).toThrow('list.json: there are no tools in it');
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

  it('says which list cannot be read', async () => {
    await expect(grow(['/nowhere/list.json'])).rejects.toThrow('cannot read /nowhere/list.json');
  });
});
