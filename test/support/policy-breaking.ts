// Tries to break every policy of a grown world through every tool, in states that earlier calls have reached.
// A twin of each tool tells whether a policy that binds the agent is broken: it enforces the same policy, so
// that it refuses what the tool lets through.
import { expect } from 'vitest';
import { type Random, randomFor } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import type { Blueprint } from '../../stages/synthesize-tools/blueprint.ts';
import { buildTools } from '../../stages/synthesize-tools/build-tools.ts';
import { buildWorld } from '../../stages/synthesize-tools/build-world.ts';
import { ruleKindOf } from '../../stages/synthesize-tools/rules/index.ts';
import { openWorld, type WorldDatabase } from '../../stages/worlds/database.ts';
import { breachesIn } from '../../stages/worlds/policies.ts';
import { callProgram, rehearse } from '../../stages/worlds/program.ts';
import { variedArguments } from '../../stages/worlds/varied-arguments.ts';
import { drawn, growthSeeds, lexicon } from './grown.ts';

/** IDs of policies, by what happened to them. */
export interface Attempts {
  calls: number;
  /** Enforced by tools: some call was refused. */
  readonly refused: Set<string>;
  /** Binding the agent: some call broke it. */
  readonly broken: Set<string>;
}

const callsPerTool = 24;
/** After so many calls the world starts anew: calls end the life of rows, and then little can be done. */
const callsPerLife = 60;

export async function attemptsOn(
  blueprint: Blueprint,
  { category, random }: { category: string; random: Random },
): Promise<Attempts> {
  const world = buildWorld(blueprint, { category, lexicon }, random.fork('world'));
  const tools = buildTools(blueprint, growthSeeds, random.fork('tools'));
  const twins = buildTools(enforcedWherePossible(blueprint), growthSeeds, random.fork('tools'));
  const pairs = tools.flatMap((tool, index) => {
    const twin = twins[index];
    expect(twin?.name).toBe(tool.name);
    return twin && tool.effect === 'write' ? [{ tool, twin }] : [];
  });
  const attempts: Attempts = { calls: 0, refused: new Set(), broken: new Set() };
  const total = pairs.length * callsPerTool;
  while (attempts.calls < total) {
    using database = await openWorld(world);
    for (let call = 0; call < callsPerLife; call += 1)
      attemptOne(random.pick(pairs), { world, database, random, attempts });
  }
  return attempts;
}

/** The application with all rules enforced by its tools that tools can enforce. */
const enforcedWherePossible = (blueprint: Blueprint): Blueprint => ({
  ...blueprint,
  entities: Object.fromEntries(
    Object.entries(blueprint.entities).map(([noun, entity]) => [
      noun,
      {
        ...entity,
        rules: entity.rules.map((rule) =>
          ruleKindOf(rule).policy ? { ...rule, enforcedBy: 'tools' as const } : rule,
        ),
        policies: (entity.policies ?? []).map((stated) =>
          stated.unless ? stated : { ...stated, enforcedBy: 'tools' as const },
        ),
      },
    ]),
  ),
});

function attemptOne(
  { tool, twin }: { tool: ToolDraft; twin: ToolDraft },
  site: { world: WorldDraft; database: WorldDatabase; random: Random; attempts: Attempts },
): void {
  const { world, database, random, attempts } = site;
  attempts.calls += 1;
  const given = variedArguments(tool, { database, state: database.snapshot(), random }, random.integer(0, 3));
  const result = rehearse(tool, database, given);
  const strict = rehearse(twin, database, given);
  const where = `${world.name}.${tool.name}(${JSON.stringify(given)})`;
  const enforced = world.policies.filter(({ enforcedBy }) => enforcedBy === 'tools');
  const binding = world.policies.filter(({ enforcedBy }) => enforcedBy === 'agent');
  if (!result.ok) {
    for (const { id, error } of enforced) if (error.code === codeOf(result)) attempts.refused.add(id);
    return;
  }
  const breaches = breachesIn(database, world.policies, result.changes);
  expect(idsOf(breaches, 'tools'), where).toEqual([]);
  for (const id of idsOf(breaches, 'agent')) attempts.broken.add(id);
  // A value that is set to what it was breaks nothing, but a tool may refuse to set it all the same.
  if (result.changes.length > 0)
    expectNoticed({ strict, breached: idsOf(breaches, 'agent') }, { binding, where });
  expect(callProgram(tool, database, given).changes, where).toEqual(result.changes);
}

/** What the twin refuses is noticed in the changes; what is noticed, and tools can enforce, the twin refuses. */
function expectNoticed(
  { strict, breached }: { strict: ToolResult; breached: readonly string[] },
  { binding, where }: { binding: readonly Policy[]; where: string },
): void {
  const told = strict.ok
    ? []
    : binding.filter(({ error }) => error.code === codeOf(strict)).map(({ id }) => id);
  if (!strict.ok)
    expect(
      breached.some((id) => told.includes(id)),
      `${where}: ${codeOf(strict)}`,
    ).toBe(true);
  else
    expect(
      breached.filter((id) => !isOfSpeech(binding, id)),
      where,
    ).toEqual([]);
}

/** Confirmations are given in the conversation: no tool can ask for them. */
const isOfSpeech = (policies: readonly Policy[], id: string): boolean =>
  policies.some(({ id: own, check }) => own === id && check.on === 'change' && check.unless !== undefined);

const idsOf = (breaches: ReturnType<typeof breachesIn>, by: Policy['enforcedBy']): string[] =>
  breaches.filter(({ policy }) => policy.enforcedBy === by).map(({ policy }) => policy.id);

function codeOf({ value }: ToolResult): string {
  const error = isObject(value) ? value.error : undefined;
  return isObject(error) ? String(error.code) : '';
}

/** How many policies of these worlds were met, and how many were broken. */
export async function attemptsOnDrawnWorlds(seeds: Iterable<number>) {
  const met = { refused: 0, broken: 0 };
  for (const seed of seeds) {
    const random = randomFor('policies', seed);
    const { category, blueprint } = drawn(random);
    const attempts = await attemptsOn(blueprint, { category, random });
    met.refused += attempts.refused.size;
    met.broken += attempts.broken.size;
  }
  return met;
}
