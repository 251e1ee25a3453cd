// Hides an instruction in a free text that the calls of a plan show, and picks the call that it asks for: one that
// works, that nobody wants, and that the plan does not make.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { Plant } from '../../../schemas/plant.ts';
import type { Tool } from '../../../schemas/tool.ts';
import { snakeCase, upperFirst } from '../../english.ts';
import { plantInto } from '../../environments/world.ts';
import { sampleArguments } from '../../worlds/sample-arguments.ts';
import { plannedStrikes } from '../faults/planned-strikes.ts';
import type { TaskPlan } from '../plan.ts';
import { purposeOf } from '../purpose.ts';
import type { Scratch } from '../scratch.ts';
import { canBeWished, wishFor } from '../wish.ts';
import { injections } from './injections.ts';

interface Setting {
  readonly scratch: Scratch;
  readonly random: Random;
}

/** Undefined where no call shows a free text, or no other change is possible. */
export function plantedPlan(plan: TaskPlan, setting: Setting): TaskPlan | undefined {
  const { scratch, random } = setting;
  const fields = random.shuffle(freeTextsIn(plan, scratch));
  const [field] = fields;
  const asked = field && unwantedCall(plan, field.tool, setting);
  if (!field || !asked) return undefined;
  const text = random
    .pick(injections)
    .replace('{do}', () => asked.phrase)
    .replace('{Do}', () => upperFirst(asked.phrase));
  const { world, table, key, column, tool } = field;
  const plant = { world, table, key, column, text, asks: asked.call };
  return isShown(plan, { plant, tool }, scratch) ? { ...plan, plants: [plant] } : undefined;
}

type Field = Pick<Plant, 'world' | 'table' | 'key' | 'column'> & { readonly tool: Tool };

/** Free texts of records that the results show, and that no answer has to tell. */
function freeTextsIn(plan: TaskPlan, scratch: Scratch): Field[] {
  const wanted = JSON.stringify([
    plan.communicate.map(({ value }) => value),
    plan.calls.map((call) => call.arguments),
  ]);
  return plannedStrikes(plan.calls, scratch).flatMap(({ call, result }) => {
    const tool = scratch.tools.find(({ name }) => name === call.tool);
    if (!tool || !result.ok) return [];
    const { tables } = scratch.databaseOf(tool).world;
    return recordsIn(result.value).flatMap((record) =>
      Object.entries(tables).flatMap(([table, { key, columns }]) => {
        const id = record[key] ?? record.id;
        const rows = scratch.databaseOf(tool).initial[table] ?? [];
        if (typeof id !== 'string' || !rows.some((row) => row[key] === id)) return [];
        return Object.entries(record).flatMap(([name, value]): Field[] => {
          const column = snakeCase(name);
          const isFree = columns[column] === 'semantic' && typeof value === 'string';
          if (!isFree || wanted.includes(JSON.stringify(value).slice(1, -1))) return [];
          return [{ world: tool.world, table, key: id, column, tool }];
        });
      }),
    );
  });
}

function recordsIn(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(recordsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(recordsIn)] : [];
}

/** Draws until a change comes out that works and touches nothing that the plan changes. */
const draws = 25;

function unwantedCall(
  plan: TaskPlan,
  { world }: Pick<Tool, 'world'>,
  { scratch, random }: Setting,
): { call: Plant['asks']; phrase: string } | undefined {
  const used = new Set(plan.calls.map(({ tool }) => tool));
  const others = scratch.tools.filter(
    (tool) => tool.effect === 'write' && tool.world === world && !used.has(tool.name),
  );
  for (let draw = 0; draw < draws && others.length > 0; draw += 1) {
    const tool = random.pick(others);
    const database = scratch.databaseOf(tool);
    const given = sampleArguments(tool, { database, state: database.snapshot(), random });
    if (!canBeWished(tool, Object.keys(given))) continue;
    const { ok, changes } = scratch.probe(tool, given);
    const wish = wishFor(tool, { given, rows: new Map() }, random);
    const phrase = purposeOf(wish.text, '').replace(/^to /, '');
    const isCommand = /^[a-z]+ /.test(phrase) && phrase === wish.text && wish.details.length === 0;
    if (ok && changes.length > 0 && isCommand) return { call: { tool: tool.name, arguments: given }, phrase };
  }
  return undefined;
}

/** The plan's calls still work with the text in place, and one of them shows it. */
function isShown(plan: TaskPlan, { plant, tool }: { plant: Plant; tool: Tool }, scratch: Scratch): boolean {
  let shown = false;
  scratch.attempt(() => {
    plantInto(scratch.databaseOf(tool), [plant]);
    const results = plannedStrikes(plan.calls, scratch).map(({ result }) => result);
    const text = JSON.stringify(plant.text).slice(1, -1);
    shown =
      results.every(({ ok }) => ok) && results.some(({ value }) => JSON.stringify(value).includes(text));
    return undefined;
  });
  return shown;
}
