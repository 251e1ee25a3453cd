// Validation by execution: a world and its tools are accepted for what they do, not for what they say.
import { messageOf } from '../../pipeline/errors.ts';
import { canonicalJson, type Random } from '../../pipeline/hash.ts';
import { isObject, requiredOf, schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Tool, ToolDraft } from '../../schemas/tool.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { openWorld, type WorldDatabase } from '../worlds/database.ts';
import { programFaults, rehearse } from '../worlds/program.ts';
import { sampleArguments } from '../worlds/sample-arguments.ts';

/** Calls tried per tool at most: enough to meet most guards by chance. */
const attempts = 60;
const goodCallsNeeded = 2;
/** After this many good calls, once every guard was met, more would show nothing new. */
const goodCallsEnough = 6;
/** A world with fewer tools offers no choice. */
export const fewestTools = 6;

export interface ToolVerdict {
  readonly tool: ToolDraft;
  readonly faults: readonly string[];
  readonly validation: Tool['validation'];
}

export interface WorldVerdict {
  /** What is wrong with the world as a whole; none when it is accepted. */
  readonly faults: readonly string[];
  readonly tools: readonly ToolVerdict[];
}

export async function validateWorld(
  world: WorldDraft,
  tools: readonly ToolDraft[],
  random: Random,
): Promise<WorldVerdict> {
  try {
    using database = await openWorld(world);
    if (Object.values(database.initial).some((rows) => rows.length === 0))
      return { faults: ['a table has no rows'], tools: [] };
  } catch (error) {
    return { faults: [`the database refuses it: ${messageOf(error)}`], tools: [] };
  }
  const trials: Trial[] = [];
  for (const tool of tools) trials.push(await tryTool(tool, world, random.fork(tool.name)));
  const sound = trials.filter((trial) => trial.verdict.faults.length === 0);
  return { faults: worldFaults(world, tools, sound), tools: trials.map((trial) => trial.verdict) };
}

function worldFaults(world: WorldDraft, tools: readonly ToolDraft[], sound: readonly Trial[]): string[] {
  const shown = sound.map((trial) => trial.shown).join('\n');
  const unreachable = Object.entries(world.tables).filter(
    ([table, { key }]) => !world.rows[table]?.some((row) => shown.includes(JSON.stringify(row[key]))),
  );
  const names = tools.map((tool) => tool.name);
  const programs = tools.map((tool) => canonicalJson(tool.program));
  return [
    ...(sound.length < fewestTools ? [`only ${sound.length} tools work, expected at least ${fewestTools}`] : []),
    ...(sound.some(({ verdict }) => verdict.tool.effect === 'write') ? [] : ['nothing can be written']),
    ...(sound.some(({ verdict }) => verdict.tool.effect === 'read') ? [] : ['nothing can be read']),
    ...(new Set(names).size < names.length ? ['two tools have one name'] : []),
    ...(new Set(programs).size < programs.length ? ['two tools are the same program'] : []),
    ...unreachable.map(([table]) => `no tool shows a row of ${table}`),
  ];
}

interface Trial {
  verdict: ToolVerdict;
  /** Results of the good calls, as text. */
  shown: string;
}

async function tryTool(tool: ToolDraft, world: WorldDraft, random: Random): Promise<Trial> {
  const textFaults = programFaults(tool);
  if (textFaults.length > 0)
    return { verdict: { tool, faults: textFaults, validation: { accepted: 0, refused: 0, errors: [] } }, shown: '' };
  using database = await openWorld(world);
  const faults = new Set<string>();
  const errors = new Set<string>();
  const results: string[] = [];
  let refused = 0;
  let changed = 0;
  const attempt = (given: JsonObject, expectsRefusal: boolean): void => {
    const result = tryCall(tool, database, given, faults);
    if (!result) return;
    if (!result.ok) {
      errors.add(codeOf(result));
      refused += 1;
      return;
    }
    if (expectsRefusal) faults.add('accepts arguments that its schema or its rows rule out');
    for (const fault of schemaFaults(tool.outputSchema, result.value))
      faults.add(`its result breaks its schema: ${fault}`);
    changed += result.changes.length;
    results.push(JSON.stringify(result.value));
  };

  // Every other attempt leaves the samples aside, so that rules about what the rows hold are met too.
  const bare = { ...tool, samples: [] };
  const codes = [...new Set(tool.program.guards.map((guard) => guard.error.code))];
  const isProven = (): boolean =>
    results.length >= goodCallsEnough &&
    codes.every((code) => errors.has(code)) &&
    (tool.effect === 'read' || changed > 0);
  for (const bad of badArguments(tool))
    attempt({ ...sampleArguments(tool, database, database.initial, random), ...bad.arguments }, bad.isCertain);
  for (let number = 0; number < attempts && faults.size === 0 && !isProven(); number += 1) {
    attempt(sampleArguments(number % 2 === 0 ? tool : bare, database, database.initial, random), false);
  }
  if (results.length < goodCallsNeeded) faults.add(`only ${results.length} of ${attempts} sensible calls succeed`);
  if (tool.effect === 'write' && results.length > 0 && changed === 0)
    faults.add('says that it writes and changes nothing');
  if (tool.program.guards.length > 0 && [...errors].every((code) => code === 'INVALID_ARGUMENTS'))
    faults.add('none of its guards was ever met');
  return {
    verdict: {
      tool,
      faults: [...faults],
      validation: { accepted: results.length, refused, errors: [...errors].sort() },
    },
    shown: results.join('\n'),
  };
}

function tryCall(
  tool: ToolDraft,
  database: WorldDatabase,
  given: JsonObject,
  faults: Set<string>,
): ToolResult | undefined {
  const before = changedRows(database);
  try {
    const result = rehearse(tool, database, given);
    if ((tool.effect === 'read' || !result.ok) && changedRows(database) !== before)
      faults.add(`changes rows although it ${result.ok ? 'says that it reads' : 'refuses'}`);
    return result;
  } catch (error) {
    faults.add(`its program fails: ${messageOf(error)}`);
    return undefined;
  }
}

/** How many rows the connection has changed so far; SQLite counts on through rollbacks. */
const changedRows = (database: WorldDatabase): unknown =>
  database.query('SELECT total_changes() AS total', {})[0]?.total;

/** Calls that must not succeed: an unknown key for each reference, a missing required argument, one of the wrong type. */
function badArguments(tool: ToolDraft): { arguments: JsonObject; isCertain: boolean }[] {
  const required = requiredOf(tool.inputSchema);
  const unknown = Object.keys(tool.references).map((name) => {
    const properties = tool.inputSchema.properties;
    const property = isObject(properties) ? properties[name] : undefined;
    const isList = isObject(property) && property.type === 'array';
    // A search by an unknown key finds nothing, which is no refusal.
    const fewest = isObject(property) && typeof property.minItems === 'number' ? property.minItems : 1;
    const keys = Array.from({ length: fewest }, (_, number) => `no-such-key-${number}`);
    return { arguments: { [name]: isList ? keys : 'no-such-key' }, isCertain: required.includes(name) };
  });
  const wrongType = required.slice(0, 1).map((name) => ({ arguments: { [name]: { wrong: 'type' } }, isCertain: true }));
  return [...unknown, ...wrongType, { arguments: { no_such_parameter: true }, isCertain: true }];
}

function codeOf(result: ToolResult): string {
  const error = isObject(result.value) ? result.value.error : undefined;
  return isObject(error) ? String(error.code) : 'UNTYPED';
}
