// Programs of tools: names and values that SQL would trip over, and what grown applications promise.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { blueprintSchema } from '../../stages/synthesize-tools/blueprint.ts';
import { buildTools } from '../../stages/synthesize-tools/build-tools.ts';
import { buildWorld } from '../../stages/synthesize-tools/build-world.ts';
import { previousField } from '../../stages/synthesize-tools/entity.ts';
import { tableOf } from '../../stages/synthesize-tools/entity-names.ts';
import { operations } from '../../stages/synthesize-tools/operations/index.ts';
import { validateWorld } from '../../stages/synthesize-tools/validation/validate.ts';
import { openWorld } from '../../stages/worlds/database.ts';
import { jsonObject, oneRow, selectOne } from '../../stages/worlds/programs.ts';
import { identifier, isAmong, literal, memberOf } from '../../stages/worlds/sql.ts';
import { drafted, growthSeeds, lexicon } from '../support/grown.ts';

/** Quotes wherever a word can stand: a noun, a state, a choice, a label, a remark, and an ID's owner. */
const quoted = blueprintSchema.parse({
  domain: "driver's licenses",
  name: 'quoted',
  title: 'Quoted',
  summary: 'Keeps words with quotes.',
  clock: '2025-03-01T09:00:00Z',
  entities: {
    "driver's license": {
      prefix: 'DL',
      rows: 8,
      label: 'holder',
      fields: { holder: { person: true }, kind: { one_of: ["learner's", 'full', '"heavy"'] } },
      states: { status: ['valid', "won't renew"] },
      ends: ["won't renew"],
      rules: [{ name: 'closed_for_changes', settings: { field: 'status', ends: ["won't renew"] } }],
      operations: [
        { search: { by: ['holder', 'kind', 'status'] } },
        { get: { with: ['bug'] } },
        { create: { set: ['holder', 'kind'] } },
        { update: { set: ['kind'], verb: 'change' } },
        { copy: { change: 'kind' } },
        { summarise: { by: 'kind' } },
        { transition: { verb: 'stop', done: 'stopped', from: ['valid'], to: "won't renew" } },
      ],
    },
    bug: {
      prefix: 'BG',
      rows: 10,
      label: 'id',
      fields: {
        license: { ref: "driver's license" },
        found_on: { date: [-20, 20] },
        remark: { note: ["can't repeat", 'user\'s "fault"'], optional: true },
      },
      states: { status: ['open', "won't fix", "can't fix"] },
      operations: [
        { search: { by: ['status', 'license', 'found_on'] } },
        { list: { of: 'license' } },
        { create: { set: ['license', 'found_on'] } },
        { batch: { owner: 'license', set: ['found_on'] } },
        { transition: { verb: 'drop', done: 'dropped', from: ['open'], to: "won't fix", with: ['remark'] } },
        { transition: { verb: 'reopen', done: 'reopened', from: ["won't fix", "can't fix"], to: 'open' } },
        { transition: { verb: 'give up', done: 'given up', from: ['open'], to: "can't fix", many: true } },
        { summarise: { by: 'status' } },
      ],
    },
  },
});

it('nouns, states, and choices with quotes make tables, rows, and tools that work', async () => {
  for (const seed of ['a', 'b', 'c']) {
    const world = buildWorld(quoted, { category: 'test', lexicon }, randomFor(seed));
    const tools = buildTools(quoted, growthSeeds, randomFor(seed, 'tools'));
    const verdict = await validateWorld(world, tools, { random: randomFor(seed, 'validation') });
    expect(verdict).toMatchObject({ draftFaults: [], faults: [] });
    expect(
      verdict.tools.flatMap(({ tool, faults }) => faults.map((each) => `${tool.name}: ${each}`)),
    ).toEqual([]);
    expect(tools).toHaveLength(15);
  }
});

describe('SQL text', () => {
  it.each([
    ["won't fix", "'won''t fix'"],
    ['plain', "'plain'"],
    [true, '1'],
    [null, 'NULL'],
    [2.5, '2.5'],
  ])('the literal of %j is %s', (value, sql) => {
    expect(literal(value)).toBe(sql);
  });

  it('names and values of any kind come back as they are, under the schema that is declared', async () => {
    const name = `o'clock "sharp"`;
    const table = { noun: 'x', plural: 'x', key: 'id', label: 'id', columns: { id: 'exact' as const } };
    using database = await openWorld({
      schema: [`CREATE TABLE ${identifier(name)} ("id" TEXT PRIMARY KEY)`],
      tables: { [name]: table },
      rows: { [name]: [{ id: "it's" }, { id: 'other' }] },
      clock: '2025-01-01T00:00:00Z',
    });
    const view = {
      noun: 'x',
      plural: 'x',
      table: name,
      key: 'id',
      keys: { prefix: 'X-', last: 0 },
      shown: [{ name, schema: { type: 'string' }, sql: (alias: string) => `${alias}."id"` }],
    };
    const output = oneRow(view, isAmong('t."id"', ["it's"]));
    expect(database.query(output.sql, {})).toEqual([{ [name]: "it's" }]);
    expect(output.schema.required).toEqual([name]);
    const nested = selectOne([{ name: 'made', ...jsonObject([{ name, sql: ':value', schema: {} }]) }]);
    const [row] = database.query(nested.sql, { value: "won't" });
    expect(JSON.parse(String(row?.made))).toEqual({ [name]: "won't" });
    const member = `SELECT ${memberOf(':object', "won't")} AS value`;
    expect(database.query(member, { object: { "won't": 7 } })).toEqual([{ value: 7 }]);
  });
});

describe('drafted applications', () => {
  const blueprints = Array.from({ length: 60 }, (_, seed) => drafted(randomFor('drafts', seed)).blueprint);

  it('name their tools in at most 40 characters, no two of an application alike', () => {
    let cut = 0;
    for (const [seed, blueprint] of blueprints.entries()) {
      const tools = buildTools(blueprint, growthSeeds, randomFor('names', seed));
      const names = tools.map(({ name }) => name);
      expect(names.filter((name) => name.length > 40)).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
      cut += Object.values(blueprint.entities).flatMap((entity) => entity.operations).length - tools.length;
    }
    expect(cut).toBeLessThan(60); // one in sixteen or so has no name that is short enough
  });

  it('remember a previous state only where a move leads from it to the present one', () => {
    let remembered = 0;
    for (const [seed, blueprint] of blueprints.entries()) {
      const world = buildWorld(blueprint, { category: 'test', lexicon }, randomFor('rows', seed));
      for (const [noun, entity] of Object.entries(blueprint.entities)) {
        if (!entity.fields[previousField('status')]) continue;
        for (const row of world.rows[tableOf(noun, entity)] ?? []) {
          const before = row[previousField('status')] ?? null;
          if (before === null) continue;
          remembered += 1;
          const moves = entity.moves.filter(
            ({ from, to }) => from.includes(String(before)) && to === row.status,
          );
          expect(moves, `${before} > ${row.status}`).not.toEqual([]);
          expect(before).not.toBe(row.status);
        }
      }
    }
    expect(remembered).toBeGreaterThan(50);
  });

  it('have sentences for every operation and for no other', () => {
    expect(Object.keys(growthSeeds.sentences).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it('begin no wish with a possessive: its first word is taken for the verb of what was done', () => {
    const intents = Object.values(growthSeeds.sentences).flatMap((own) => own.intents);
    expect(intents.length).toBeGreaterThan(100);
    expect(intents.filter((intent) => /^(?!what's )\S+['’]s? /i.test(intent))).toEqual([]);
  });

  it('say every sentence that there is, somewhere', () => {
    const unsaid = new Map(
      Object.entries(growthSeeds.sentences).map(([operation, { description, intents }]) => [
        operation,
        [...description.flat(), ...intents].map((sentence) => ({ sentence, pattern: patternOf(sentence) })),
      ]),
    );
    const left = () =>
      [...unsaid].flatMap(([operation, own]) => own.map(({ sentence }) => `${operation}: ${sentence}`));
    // The rarest process is in one application of eighty.
    for (let seed = 0; seed < 2000 && left().length > 0; seed += 1) {
      const { blueprint } = drafted(randomFor('sentences', seed));
      for (const tool of buildTools(blueprint, growthSeeds, randomFor('said', seed))) {
        const said = [tool.description, ...tool.intents].join('\n');
        const still = (unsaid.get(tool.operation) ?? []).filter(({ pattern }) => !pattern.test(said));
        unsaid.set(tool.operation, still);
      }
    }
    expect(left()).toEqual([]);
  }, 120_000);
});

/** The sentence with any words in its slots. */
function patternOf(sentence: string): RegExp {
  const parts = sentence.replaceAll(/<if \w+>/g, '').split(/<[^>]+>/);
  return new RegExp(parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'));
}
