// A store that holds programs that come with toolloom, as if they had been checked.

import { withId } from '../../pipeline/hash.ts';
import { memoryStore } from '../../pipeline/store/memory-store.ts';
import type { Store } from '../../pipeline/store.ts';
import { folderOf } from '../../stages/check-programs/folder.ts';
import { readProgram } from '../../stages/check-programs/read-program.ts';

const names = ['python/ferry-berths', 'javascript/place-notation', 'javascript/byte-ranges'];

export async function storeWithPrograms(): Promise<Store> {
  const store = memoryStore();
  const programs = await Promise.all(
    names.map(async (name) => {
      const program = await readProgram(await folderOf(name), name);
      if (typeof program === 'string') throw new Error(`${name}: ${program}`);
      const checked = { sandbox: 'none', tests: 1, hidden: 1, mutants: [] };
      return { ...withId({ from: [], ...program, checked }), provenance };
    }),
  );
  await store.commit('check-programs', 'programs', { records: { programs }, rejects: [] });
  return store;
}

const provenance = { stage: 'check-programs', unit: 'programs', seed: 1, roles: {} };
