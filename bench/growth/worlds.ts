// The grown worlds of a run, one at a time with their tools, and the figures that collectors draw from them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomFor } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import { readSeed } from '../../stages/seeds.ts';
import { archetypesSchema } from '../../stages/synthesize-tools/archetype.ts';
import { openWorld } from '../../stages/worlds/database.ts';
import type { Collector, Figure } from '../figure.ts';
import { finalStateFigures } from './final-states.ts';
import { nameFigures } from './name-figures.ts';
import { policyFigures } from './policy-figures.ts';
import { rowFigures } from './row-figures.ts';
import { type ProcessOf, toolFigures } from './tool-figures.ts';

export async function worldFigures(store: Reader): Promise<Figure[]> {
  const archetypes = await readSeed('archetypes.yaml', archetypesSchema);
  const collectors: readonly Collector[] = [
    ...policyFigures(),
    finalStateFigures(archetypes),
    ...rowFigures(),
    nameFigures(),
    ...toolFigures(await operationsByProcess()),
  ];
  for (const id of store.ids('worlds', 'synthesize-tools')) {
    const world = await store.get('worlds', id);
    const { tools = [] } = await store.siblings('worlds', id);
    using database = await openWorld(world);
    const random = randomFor('bench worlds', id);
    for (const collector of collectors) collector.note({ world, tools, database, random });
  }
  return collectors.flatMap((collector) => collector.figures());
}

/** Operations of a process stand in a folder of their own. */
async function operationsByProcess(): Promise<ProcessOf> {
  const registry = join(import.meta.dirname, '../../stages/synthesize-tools/operations');
  const folders = readdirSync(registry, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const processes = new Map<string, string>();
  for (const { name } of folders) {
    const module: Record<string, unknown> = await import(join(registry, name, 'index.js'));
    for (const operation of Object.values(module).flat()) {
      if (isNamed(operation)) processes.set(operation.name, name);
    }
  }
  return (operation) => processes.get(operation);
}

const isNamed = (value: unknown): value is { name: string } =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
