// Validation by execution: what a world and its tools do decides whether they are accepted, not what they
// say.
import { messageOf } from '../../../pipeline/errors.ts';
import { canonicalJson, type Random } from '../../../pipeline/hash.ts';
import type { ToolDraft } from '../../../schemas/tool.ts';
import type { WorldDraft } from '../../../schemas/world.ts';
import { LimitError, openWorld, type WorldDatabase } from '../../worlds/database.ts';
import { type Standards, standards } from './bad-calls.ts';
import { draftFaultsOf, policyProof, provePolicies, type Unproved } from './policy-proof.ts';
import { type ToolVerdict, type Trial, tryTool } from './trial.ts';

export interface WorldVerdict {
  /** What keeps the world from being a database with rows. Its tools are not tried then. */
  readonly draftFaults: readonly string[];
  /** What is wrong with the world and its tools together. Accepted when this and `draftFaults` are empty. */
  readonly faults: readonly string[];
  /** Policies that no call has shown. The writer hears of them; the world is accepted all the same. */
  readonly unproved: readonly Unproved[];
  readonly tools: readonly ToolVerdict[];
  /** Tables of which no tool that works returns a row. Each is a fault, too. */
  readonly unseen: readonly string[];
}

export async function validateWorld(
  world: WorldDraft,
  tools: readonly ToolDraft[],
  { random, demanded = standards.grown }: { random: Random; demanded?: Standards | undefined },
): Promise<WorldVerdict> {
  let database: WorldDatabase;
  try {
    database = await openWorld(world);
  } catch (error) {
    return withDraftFaults([`the database rejects it: ${messageOf(error)}`]);
  }
  using opened = database;
  const empty = Object.entries(opened.initial).filter(([, rows]) => rows.length === 0);
  if (empty.length > 0) return withDraftFaults(empty.map(([table]) => `${table} has no rows`));
  const wrong = draftFaultsOf(opened, world.policies);
  if (wrong.length > 0) return withDraftFaults(wrong);
  try {
    return tried(opened, { world, tools }, { random, demanded });
  } catch (error) {
    // Calls of tools are stopped with a result; what is left are policies.
    if (!(error instanceof LimitError)) throw error;
    return withDraftFaults([`its policies cannot be evaluated: ${error.message}`]);
  }
}

function tried(
  opened: WorldDatabase,
  { world, tools }: { world: WorldDraft; tools: readonly ToolDraft[] },
  { random, demanded }: { random: Random; demanded: Standards },
): WorldVerdict {
  const proof = policyProof(opened, world.policies);
  const trials = tools.map((tool) =>
    tryTool(tool, { database: opened, proof, random: random.fork(tool.name), standards: demanded }),
  );
  const sound = trials.filter((trial) => trial.verdict.faults.length === 0);
  const sane = sound.map(({ verdict }) => verdict.tool);
  const unseen = unseenTables(world, sound);
  return {
    draftFaults: [],
    faults: worldFaults(tools, { sound, unseen, demanded }),
    unproved: provePolicies(proof, sane, { database: opened, random: random.fork('policies') }),
    tools: trials.map((trial) => trial.verdict),
    unseen,
  };
}

const withDraftFaults = (draftFaults: readonly string[]): WorldVerdict => ({
  draftFaults,
  faults: [],
  unproved: [],
  tools: [],
  unseen: [],
});

function unseenTables(world: WorldDraft, sound: readonly Trial[]): string[] {
  const shown = sound.map((trial) => trial.shown).join('\n');
  return Object.entries(world.tables).flatMap(([table, { key }]) =>
    world.rows[table]?.some((row) => shown.includes(JSON.stringify(row[key]))) ? [] : [table],
  );
}

function worldFaults(
  tools: readonly ToolDraft[],
  { sound, unseen, demanded }: { sound: readonly Trial[]; unseen: readonly string[]; demanded: Standards },
): string[] {
  const names = tools.map((tool) => tool.name);
  const programs = tools.map((tool) => canonicalJson(tool.program));
  return [
    ...(sound.length < demanded.tools
      ? [`only ${sound.length} tools work, expected at least ${demanded.tools}`]
      : []),
    ...(sound.some(({ verdict }) => verdict.tool.effect === 'write') ? [] : ['no tool writes']),
    ...(sound.some(({ verdict }) => verdict.tool.effect === 'read') ? [] : ['no tool reads']),
    ...(new Set(names).size < names.length ? ['two tools have the same name'] : []),
    ...(new Set(programs).size < programs.length ? ['two tools have the same program'] : []),
    ...unseen.map((table) => `no tool returns a row of ${table}`),
  ];
}
