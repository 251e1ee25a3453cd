// Names that others chose: any text is a name, also one that every object of JavaScript has as a member.
// Whatever a server calls its tools and parameters, each tool ends as a spec in one cluster, or as a reject
// with a reason.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import { offlineModel } from '../../pipeline/models/offline.ts';
import { testCall } from '../support/call.ts';
import { scriptServer, serverScript } from '../support/harvested.ts';
import { normalize } from '../support/normalized.ts';
import { all, offlineRun } from '../support/offline-run.ts';

const members = Object.getOwnPropertyNames(Object.prototype);
const odd = [
  '',
  ' ',
  'name',
  'length',
  'then',
  'toJSON',
  'a\nb',
  '../../x',
  '日本語',
  '🙂',
  '\ud800',
  'x'.repeat(300),
];

async function clusteredFrom(names: readonly string[]) {
  const failures: string[] = [];
  const server = scriptServer('named.mjs', { args: [serverScript('named.mjs'), JSON.stringify(names)] });
  const { store } = await offlineRun({
    until: 'cluster',
    log: (event) => event.event === 'failure' && failures.push(event.message),
    config: { stages: { harvest: { packages: { servers: [] }, servers: { list: { named: server } } } } },
  });
  return {
    failures,
    specs: await all(store.read('specs')),
    clusters: await all(store.read('clusters')),
    rejects: await all(store.rejects()),
  };
}

describe('from harvest through cluster', () => {
  const random = randomFor('foreign names');
  const draws = Array.from({ length: 4 }, (_, index): [number, string[]] => [
    index,
    random.shuffle([...members, ...odd]).slice(0, 14),
  ]);

  it.each([...draws, [4, [...members, ...odd]] as [number, string[]]])(
    'every tool is a spec in one cluster, or a reject with a reason (%i)',
    async (_, names) => {
      const { failures, specs, clusters, rejects } = await clusteredFrom(names);
      expect(failures).toEqual([]);
      const refused = rejects.filter(({ stage }) => stage === 'harvest');
      expect(specs.length + refused.length).toBe(names.length);
      for (const { reason, detail } of rejects) {
        expect(reason).toMatch(/^[a-z][a-z -]+$/);
        expect(detail).not.toBe('');
      }
      expect(clusters.flatMap((cluster) => cluster.members).sort()).toEqual(specs.map(({ id }) => id).sort());
      for (const spec of specs)
        expect(propertiesOf(spec.inputSchema).map(([name]) => name)).toEqual([spec.originalName]);
    },
  );

  it('names of members are kept, but for __proto__ as a parameter, which a copy would lose', async () => {
    const { specs, rejects } = await clusteredFrom(members);
    const kept = specs.map(({ originalName }) => originalName);
    expect(kept.sort()).toEqual(members.filter((name) => name !== '__proto__').sort());
    expect(rejects.filter(({ stage }) => stage === 'harvest')).toMatchObject([
      {
        reason: 'broken schema',
        detail: 'named.__proto__: the required parameter "__proto__" cannot be kept',
      },
    ]);
  });
});

it('the words of such names weigh like other words', async () => {
  const model = offlineModel({ documents: 100, words: { order: 5 } });
  for (const vector of await model.embed(members, testCall()))
    expect(vector.every((value) => Number.isFinite(value))).toBe(true);
});

describe('a schema', () => {
  const origin = {
    server: { name: 's', transport: 'stdio' as const },
    source: { origin: 'live' as const, licence: 'MIT' },
  };
  const tool = {
    name: 'list_orders',
    description: 'Lists the orders of a customer, newest first. Use it when the ID is known.',
  };
  const rejectOf = (inputSchema: object) => {
    const made = normalize({ ...tool, inputSchema: inputSchema as never }, origin); // any JSON a server may send
    return 'reject' in made ? made.reject : undefined;
  };
  const nested = (levels: number): object =>
    levels === 0 ? { type: 'string' } : { type: 'object', properties: { next: nested(levels - 1) } };

  it('with 20 levels is kept, with 4,000 or of a megabyte it is a reject', () => {
    expect(rejectOf(nested(20))).toBeUndefined();
    expect(rejectOf(nested(4000))).toMatchObject({
      reason: 'broken schema',
      detail: 's.list_orders: nested deeper than 100 levels',
    });
    const large = { type: 'object', properties: { a: { type: 'string', description: 'x'.repeat(1e6) } } };
    expect(rejectOf(large)?.detail).toBe('s.list_orders: larger than the limit of 256 KB');
  });

  it('whose references multiply is not written out without end', () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 12 }, (_, level) => [
        `d${level}`,
        {
          type: 'object',
          properties: Object.fromEntries(
            [...'abcdefghij'].map((name) => [name, { $ref: `#/$defs/d${level + 1}` }]),
          ),
        },
      ]),
    );
    const made = normalize(
      {
        ...tool,
        inputSchema: {
          type: 'object',
          $defs: { ...$defs, d12: { type: 'string' } },
          properties: { a: { $ref: '#/$defs/d0' } },
        } as never,
      }, // JSON
      origin,
    );
    const text = JSON.stringify(made);
    expect(text.length).toBeLessThan(70_000);
    expect(text).toMatch(/not resolved: \d+ references, for which the schema is too large/);
  });
});
