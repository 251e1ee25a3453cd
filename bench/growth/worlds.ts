// The grown worlds of a run, one at a time with their tools, and the figures that collectors draw from them.
import { randomFor } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import { readSeed } from '../../stages/seeds.ts';
import { archetypesSchema } from '../../stages/synthesize-tools/archetype.ts';
import { openWorld } from '../../stages/worlds/database.ts';
import type { Collector, Figure } from './figure.ts';
import { finalStateFigures } from './final-states.ts';
import { nameFigures } from './name-figures.ts';
import { rowFigures } from './row-figures.ts';
import { toolFigures } from './tool-figures.ts';

export async function worldFigures(store: Reader): Promise<Figure[]> {
  const archetypes = await readSeed('archetypes.yaml', archetypesSchema);
  const collectors: readonly Collector[] = [
    finalStateFigures(archetypes),
    ...rowFigures(),
    nameFigures(),
    ...toolFigures(),
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
