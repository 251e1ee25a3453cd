// Coding assistants: their tool sets differ as products do, their prompts state the conventions of the project, and
// speak of code.
import { expect, it } from 'vitest';
import { randomFor } from '../../../pipeline/hash.ts';
import { memoryStore } from '../../../pipeline/store/memory-store.ts';
import { readSeed } from '../../../stages/seeds.ts';
import { serviceOf } from '../../../stages/synthesize-agents/described-service.ts';
import { workspace } from '../../../stages/synthesize-agents/mixes/workspace.ts';
import { promptSeedsSchema } from '../../../stages/synthesize-agents/prompt-seeds.ts';
import { stockOf } from '../../../stages/synthesize-agents/stock.ts';
import { writeAgent } from '../../../stages/synthesize-agents/system-prompt.ts';
import { storeWithPrograms } from '../../support/programs.ts';

const store = await storeWithPrograms();
const stock = await stockOf(store);
const draws = await Promise.all(
  Array.from({ length: 60 }, (_, turn) =>
    workspace.draw(stock, { turn, size: 3 + turn, random: randomFor('coding agents', turn) }),
  ),
);

it('is possible where a run has programs', async () => {
  expect(workspace.isPossible(stock)).toBe(true);
  expect(workspace.isPossible(await stockOf(memoryStore()))).toBe(false);
});

it('gives the tools of a workspace, with one way to edit or two, in different words', () => {
  const editing = draws.map(({ parts: [part] }) =>
    ['replace_in_file', 'apply_patch'].filter((name) => part?.tools.includes(name)).join(' and '),
  );
  expect(new Set(editing)).toEqual(
    new Set(['replace_in_file', 'apply_patch', 'replace_in_file and apply_patch']),
  );
  const wordings = draws.map(({ tools }) => tools.find(({ name }) => name === 'read_file')?.description);
  expect(new Set(wordings).size).toBe(3);
  expect(new Set(draws.map(({ parts: [part] }) => part?.of)).size).toBe(stock.programs.length);
  for (const { parts, tools } of draws) {
    const names = tools.map(({ name }) => name);
    expect(parts.flatMap((part) => part.tools).sort()).toEqual(names.toSorted());
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['list_files', 'read_file', 'write_file', 'run_tests']));
  }
  expect(draws.some(({ parts }) => parts.some(({ environment }) => environment === 'repl'))).toBe(true);
});

it('writes prompts that state the conventions and leave no slot open, no two alike', async () => {
  const seeds = await readSeed('system-prompts.yaml', promptSeedsSchema);
  const prompts = await Promise.all(
    draws.map(async ({ parts: [part] }, turn) => {
      if (!part) throw new Error('an agent without a part');
      const random = randomFor('prompts', turn);
      const service = await serviceOf(part, { store, seeds, random });
      return writeAgent({ services: [service], style: {}, handOvers: [] }, seeds, random);
    }),
  );
  expect(new Set(prompts.map(({ systemPrompt }) => systemPrompt)).size).toBe(prompts.length);
  for (const { name, systemPrompt } of prompts) {
    expect(name).toMatch(/project \w+/);
    expect(systemPrompt).not.toMatch(/[{}]|\b[wW]:\w|undefined/);
    expect(systemPrompt).toMatch(/tests/);
    expect(systemPrompt).toMatch(/Python|TypeScript|JavaScript/);
    expect(systemPrompt).not.toMatch(/\b(?:records?|customers?|callers?)\b/i);
  }
});
