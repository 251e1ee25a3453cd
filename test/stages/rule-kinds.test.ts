// Rules of grown applications: every kind suits some of them, refuses what breaks it, and lets other calls
// pass. Every tool that can break a rule is guarded, whichever operation it is.
import { describe, expect, it } from 'vitest';
import { type Random, randomFor } from '../../pipeline/hash.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { StateChange } from '../../schemas/trajectory.ts';
import { snakeCase } from '../../stages/english.ts';
import type { Blueprint } from '../../stages/synthesize-tools/blueprint.ts';
import { buildTools } from '../../stages/synthesize-tools/build-tools.ts';
import { buildWorld } from '../../stages/synthesize-tools/build-world.ts';
import type { RuleSpec } from '../../stages/synthesize-tools/entity.ts';
import { tableOf } from '../../stages/synthesize-tools/entity-names.ts';
import { writesTo } from '../../stages/synthesize-tools/operations/index.ts';
import { policyFrom, possibleRules, ruleKinds } from '../../stages/synthesize-tools/rules/index.ts';
import { openWorld } from '../../stages/worlds/database.ts';
import { callProgram, rehearse } from '../../stages/worlds/program.ts';
import { sampleArguments } from '../../stages/worlds/sample-arguments.ts';
import { drafted, growthSeeds, lexicon } from '../support/grown.ts';

type Row = Record<string, unknown> | null;

/** A rule on the entity of a drafted application that it suits, and on no other. */
interface RuledApplication {
  readonly noun: string;
  readonly rule: RuleSpec;
  readonly blueprint: Blueprint;
}

/** Applications that the kind suits, in the order of their seeds. */
function* suitedTo(name: string): Generator<RuledApplication> {
  for (let seed = 0; seed < 900; seed += 1) {
    const random = randomFor('rules', seed);
    const { blueprint } = drafted(random);
    const { entities } = blueprint;
    for (const [noun, entity] of Object.entries(entities)) {
      const possible = possibleRules({ noun, entity, entities, random, writes: writesTo(noun, entities) });
      const all = [...possible, ...entity.rules];
      const rule = all.find((each) => each.name === name && each.enforcedBy === 'tools');
      if (!rule) continue;
      const plain = Object.entries(entities).map(([each, other]) => [each, { ...other, rules: [] }]);
      const ruled = { ...Object.fromEntries(plain), [noun]: { ...entity, rules: [rule] } };
      yield { noun, rule, blueprint: { ...blueprint, entities: ruled } };
    }
  }
}

/** Now and then the values of a row that exists, or days far away: what rules about days and slots refuse. */
function provoked(given: JsonObject, rows: readonly Row[], random: Random): JsonObject {
  const how = random.pick(['as it is', 'like a row', 'far away']);
  const row = random.pick(rows);
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const held = row?.[snakeCase(name)];
      if (how === 'like a row' && typeof held === 'string') return [name, held];
      const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
      return [name, how === 'far away' && isDay ? random.pick(['2000-01-01', '2099-12-31']) : value];
    }),
  );
}

/** The tools whose guards say the rule, and whether calls of them were refused for it and succeeded. */
async function trial({ noun, rule, blueprint }: RuledApplication, seed: string) {
  const { entities } = blueprint;
  const entity = entities[noun];
  if (!entity) throw new Error(`no ${noun}`);
  const policy = policyFrom(rule, { noun, entity, entities }).prose;
  const world = buildWorld(blueprint, { category: 'any', lexicon }, randomFor(seed, 'world'));
  const tools = buildTools(blueprint, growthSeeds, randomFor(seed, 'tools'));
  const guarded = tools.filter(({ program }) => program.guards.some(({ error }) => error.message === policy));
  using database = await openWorld(world);
  const random = randomFor(seed, 'calls');
  const seen = { refused: false, succeeded: false };
  for (const tool of guarded)
    for (let call = 0; call < 80 && !(seen.refused && seen.succeeded); call += 1) {
      const given = sampleArguments(tool, { database, state: database.initial, random });
      const rows = Object.values(database.initial).flat();
      const result = rehearse(tool, database, provoked(given, rows, random));
      if (result.ok) seen.succeeded = true;
      else if (JSON.stringify(result.value).includes(JSON.stringify(policy))) seen.refused = true;
    }
  return { policy, guarded, world, ...seen };
}

/** Some rules are met by few rows: applications are drawn until one refuses, and this many end a search in vain. */
const mostTried = 200;

describe.each(ruleKinds.filter((kind) => kind.policy && kind.drawnFor !== 'agent').map((kind) => kind.name))(
  'the kind of rule %s',
  (name) => {
    it('refuses calls that break it and lets others pass; policy, guard and description agree', async () => {
      let tried = 0;
      const seen = { refused: false, succeeded: false };
      for (const application of suitedTo(name)) {
        const { policy, guarded, world, refused, succeeded } = await trial(application, `${name} ${tried}`);
        expect(policy).toMatch(/^[A-Z].+\.$/);
        expect(world.policies.map(({ prose }) => prose)).toContain(policy);
        expect(guarded.length, policy).toBeGreaterThan(0);
        for (const { description } of guarded) expect(description).toContain(policy.replace(/\.$/, ''));
        seen.refused ||= refused;
        seen.succeeded ||= succeeded;
        tried += 1;
        if ((seen.refused && seen.succeeded) || tried === mostTried) break;
      }
      expect(seen, `${tried} applications`).toEqual({ refused: true, succeeded: true });
    });
  },
);

type Settings = Record<string, unknown>;

/** What two kinds of rules forbid, told from rows before and after a call, without their own SQL. */
const forbidden: Record<string, (before: Row, after: Row, settings: Settings) => boolean> = {
  closed_for_changes: (before, _, { field, ends }) =>
    before !== null && (ends as unknown[]).includes(before[String(field)]),
  highest_value: (before, after, { field, most }) =>
    after !== null &&
    Number(after[String(field)]) > Number(most) &&
    before?.[String(field)] !== after[String(field)],
};

/** The changes of the calls that succeeded, of every tool that writes the table. */
async function changesOf(blueprint: Blueprint, tools: readonly ToolDraft[], label: string) {
  const world = buildWorld(blueprint, { category: 'any', lexicon }, randomFor(label, 'world'));
  const random = randomFor(label, 'calls');
  using database = await openWorld(world);
  const writers = tools.filter(({ effect }) => effect === 'write');
  const changes: (StateChange & { tool: string })[] = [];
  for (let call = 0; call < 150; call += 1) {
    const tool = random.pick(writers);
    const result = callProgram(
      tool,
      database,
      sampleArguments(tool, { database, state: database.snapshot(), random }),
    );
    if (result.ok) changes.push(...result.changes.map((change) => ({ ...change, tool: tool.name })));
  }
  return changes;
}

it.each(Object.keys(forbidden))(
  'no tool of a grown application can break a rule of the kind %s',
  async (name) => {
    let looked = 0;
    for (const { noun, rule, blueprint } of suitedTo(name)) {
      const entity = blueprint.entities[noun];
      const tools = buildTools(blueprint, growthSeeds, randomFor(name, looked, 'tools'));
      const changes = await changesOf(blueprint, tools, `${name} ${looked}`);
      const own = changes.filter(({ table }) => entity && table === tableOf(noun, entity));
      const breaks = ({ before, after }: StateChange) =>
        forbidden[name]?.(before as Row, after as Row, rule.settings as Settings);
      expect(own.filter(breaks)).toEqual([]);
      looked += 1;
      if (looked === 15) break;
    }
    expect(looked).toBe(15);
  },
);
