// A synthetic world: SQLite rows in memory, and tools that are SQL programs over those rows.
import { BugError } from '../../pipeline/errors.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { EnvironmentPart } from '../../schemas/agent.ts';
import type { Plant } from '../../schemas/plant.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { World } from '../../schemas/world.ts';
import { leaseWorld, type WorldDatabase } from '../worlds/database.ts';
import { deskWorld } from '../worlds/desk.ts';
import { tryCall } from '../worlds/known-results.ts';
import { callProgram } from '../worlds/program.ts';
import { canonicalState } from '../worlds/state.ts';
import type { Environment, Session } from './environment.ts';

export const worldEnvironment: Environment = {
  name: 'world',
  async open({ part, store, plants = [] }) {
    const planted = plants.filter((plant) => plant.world === part.of);
    return openLoaded(await worldWithTools(store, part.of), part, planted);
  },
};

export async function openLoaded(
  { world, tools }: LoadedWorld,
  part: Pick<EnvironmentPart, 'clock' | 'tools'>,
  plants: readonly Plant[] = [],
): Promise<Session> {
  const database = await leaseWorld(world, part.clock);
  plantInto(database, plants);
  const start = database.snapshot();
  const opened = database.mark();
  return {
    tools: part.tools,
    async call(name, given) {
      const tool = part.tools.includes(name) ? tools.get(name) : undefined;
      if (!tool) throw new BugError(`${world.name} has no tool ${name}`);
      return (tool.effect === 'read' ? tryCall : callProgram)(tool, database, given);
    },
    snapshot: async () => canonicalState(database.snapshot(), database),
    async rewind() {
      opened.undo();
      database.rewindTo(start);
    },
    [Symbol.asyncDispose]: async () => database[Symbol.dispose](),
  };
}

/** Names of tables and columns are those of the world, so that they need no more than quotes. */
export function plantInto(database: WorldDatabase, plants: readonly Plant[]): void {
  for (const { table, key, column, text } of plants) {
    const keyColumn = database.world.tables[table]?.key ?? 'id';
    database.run(`UPDATE "${table}" SET "${column}" = :text WHERE "${keyColumn}" = :key`, { text, key });
  }
}

interface LoadedWorld {
  readonly world: World;
  readonly tools: ReadonlyMap<string, Tool>;
}

/** The worlds that were used last, per store: plays in one world come close together. */
const loaded = new WeakMap<Reader, Map<string, Promise<LoadedWorld>>>();
const worldsKept = 64;

/** The world behind each part of an agent that has one: applications, and its desk. */
export const loadedParts = async (
  parts: readonly EnvironmentPart[],
  store: Reader,
): Promise<{ readonly part: EnvironmentPart; readonly loaded: LoadedWorld }[]> =>
  Promise.all(
    parts
      .filter(({ environment, desk }) => environment === 'world' || desk)
      .map(async (part) => ({
        part,
        loaded: part.desk ? deskWorld(part.desk, part.clock) : await worldWithTools(store, part.of),
      })),
  );

export function worldWithTools(store: Reader, id: string): Promise<LoadedWorld> {
  const worlds = loaded.get(store) ?? new Map<string, Promise<LoadedWorld>>();
  loaded.set(store, worlds);
  const known = worlds.get(id) ?? load(store, id);
  worlds.delete(id);
  worlds.set(id, known);
  for (const oldest of worlds.keys()) {
    if (worlds.size <= worldsKept) break;
    worlds.delete(oldest);
  }
  return known;
}

async function load(store: Reader, id: string): Promise<LoadedWorld> {
  const world = await store.get('worlds', id);
  const tools = (await store.siblings('worlds', id)).tools ?? [];
  return { world, tools: new Map(tools.map((tool) => [tool.name, tool])) };
}
