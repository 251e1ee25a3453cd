// A world that has one process: built from entities that a test writes, and called by operation.
import { expect } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import type { Blueprint } from '../../stages/synthesize-tools/blueprint.ts';
import { buildTools } from '../../stages/synthesize-tools/build-tools.ts';
import { buildWorld } from '../../stages/synthesize-tools/build-world.ts';
import { type Entity, entitySchema } from '../../stages/synthesize-tools/entity.ts';
import { tableOf } from '../../stages/synthesize-tools/entity-names.ts';
import type { Process } from '../../stages/synthesize-tools/processes/process.ts';
import { openWorld, type WorldDatabase } from '../../stages/worlds/database.ts';
import { callProgram } from '../../stages/worlds/program.ts';
import { sampleArguments } from '../../stages/worlds/sample-arguments.ts';
import { growthSeeds, lexicon } from './grown.ts';

export type Row = Record<string, unknown>;

export interface ProcessWorld extends Disposable {
  readonly today: string;
  readonly parts: Readonly<Record<string, string>>;
  readonly blueprint: Blueprint;
  /** The options of the tool that the operation makes. */
  optionsOf(operation: string): Row;
  /** The rows of the entity that plays a part, as they are now. */
  rows(part: string): Row[];
  /** Calls the tool of an operation. A refusal gives its error. */
  call(operation: string, given: JsonObject): Row;
  /** Sensible calls of any tool that writes. Returns the operations that succeeded. */
  writeAtRandom(calls: number, seed: string): string[];
}

export const entity = (spec: object): Entity =>
  entitySchema.parse({ prefix: 'AA', rows: 9, label: 'id', fields: {}, ...spec });

/** The application with the process, drawn until it has the operations and obeys its rules by its tools. */
function blueprintWith(process: Process, entities: Record<string, Entity>, operations: readonly string[]) {
  for (let seed = 0; seed < 500; seed += 1) {
    const attachment = process.attach({ entities, currency: 'EUR', random: randomFor('process', seed) });
    if (!attachment) continue;
    const all = { ...entities, ...attachment.entities };
    const specs = Object.values(all).flatMap((each) => each.operations);
    const isBound = Object.values(all).every(({ rules }) =>
      rules.every(({ enforcedBy }) => enforcedBy === 'tools'),
    );
    if (!isBound || !operations.every((name) => specs.some((spec) => spec.name === name))) continue;
    const { parts } = attachment;
    const clock = '2025-03-12T10:30:00Z';
    const names = { domain: 'd', name: 'n', title: 't', summary: 's' };
    const processes = [{ name: process.name, parts: { ...parts } }];
    return { ...names, clock, currency: 'EUR', entities: all, processes };
  }
  throw new Error(`${process.name} never has the operations ${operations.join(', ')}`);
}

/** Tools whose parameters are in snake case. */
function plainTools(blueprint: Blueprint): ToolDraft[] {
  for (let seed = 0; seed < 50; seed += 1) {
    const tools = buildTools(blueprint, growthSeeds, randomFor('plain', seed));
    if (tools.every(({ name }) => /^[a-z_]+$/.test(name))) return tools;
  }
  throw new Error('no style writes names in snake case');
}

export async function processWorld(
  process: Process,
  entities: Record<string, Entity>,
  operations: readonly string[],
): Promise<ProcessWorld> {
  const blueprint = blueprintWith(process, entities, operations);
  const parts = blueprint.processes[0]?.parts ?? {};
  const world = buildWorld(blueprint, { category: 'any', lexicon }, randomFor('world', process.name));
  const tools = plainTools(blueprint);
  const database = await openWorld(world);
  return {
    today: blueprint.clock.slice(0, 10),
    parts,
    blueprint,
    optionsOf(operation) {
      const specs = Object.values(blueprint.entities).flatMap((each) => each.operations);
      return (specs.find(({ name }) => name === operation)?.options ?? {}) as Row; // options are objects
    },
    rows(part) {
      const noun = parts[part] ?? part;
      const own = blueprint.entities[noun];
      return own ? database.query(`SELECT * FROM "${tableOf(noun, own)}"`, {}) : [];
    },
    call(operation, given) {
      const tool = tools.find((each) => each.operation === operation);
      if (!tool) throw new Error(`no tool ${operation}`);
      const { ok, value } = callProgram(tool, database, given);
      if (!isObject(value)) throw new Error(`${operation} returned ${JSON.stringify(value)}`);
      return ok || !isObject(value.error) ? value : value.error;
    },
    writeAtRandom: (calls, seed) => writesAtRandom(tools, database, { calls, seed }),
    [Symbol.dispose]: () => database[Symbol.dispose](),
  };
}

function writesAtRandom(
  tools: readonly ToolDraft[],
  database: WorldDatabase,
  { calls, seed }: { calls: number; seed: string },
): string[] {
  const random = randomFor(seed);
  const writers = tools.filter(({ effect }) => effect === 'write');
  const done: string[] = [];
  for (let call = 0; call < calls; call += 1) {
    const tool = random.pick(writers);
    const given = sampleArguments(tool, { database, state: database.snapshot(), random });
    if (callProgram(tool, database, given).ok) done.push(tool.operation);
  }
  expect(done.length).toBeGreaterThan(0);
  return done;
}
