// Opens a database in memory, from an image or empty, with the limits that hold for every statement.
import { codes } from './api.ts';
import { type Engine, handIn, outOfMemory } from './engine.ts';
import { longestText, stepsPerLook } from './limits.ts';

/** Of sqlite3_limit. Those that are not listed are low enough by themselves. */
const limits: readonly (readonly [limit: number, most: number])[] = [
  [0, longestText],
  [1, 200_000], // bytes of a statement; one of many guards has some thousands
  [3, 500], // levels of an expression, each of which takes some of the module's stack
  [5, 200_000], // instructions of a statement; views of views multiply them
  [7, 0], // databases that are attached
  [8, 500], // bytes of a LIKE pattern; a match takes as long as the pattern times the text
  [10, 100], // triggers that set off triggers
];

/** Of sqlite3_open_v2: to be read and written, and made. */
const openFlags = 2 | 4;
/** Of sqlite3_deserialize: SQLite frees the bytes, and may ask for more. */
const imageFlags = 1 | 2;
/** Of sqlite3_create_function_v2: takes UTF-8, and may be used in schemas. */
const functionFlags = 1 | 0x200000;
const deterministic = 0x800;

/** Its address. `image`: the bytes of a database. */
export function openDatabase(engine: Engine, image?: Uint8Array): number {
  const { api, heap, answers, functions, hooks, room } = engine;
  handIn(engine, ':memory:');
  const code = api.sqlite3_open_v2(room.at, answers, openFlags, 0);
  const database = heap.number(answers);
  if (code !== codes.ok) {
    api.sqlite3_close_v2(database);
    throw outOfMemory(engine);
  }
  if (image) load(engine, database, image);
  api.sqlite3_drop_modules(database, 0); // tables that tell of the database itself, and searches of full text
  for (const { name, parameters, address, isDeterministic } of functions) {
    handIn(engine, name);
    const flags = functionFlags | (isDeterministic ? deterministic : 0);
    api.sqlite3_create_function_v2(database, room.at, parameters, flags, 0, address, 0, 0, 0);
  }
  for (const [limit, most] of limits) api.sqlite3_limit(database, limit, most);
  api.sqlite3_set_authorizer(database, hooks.addresses.authorize, 0);
  api.sqlite3_progress_handler(database, stepsPerLook, hooks.addresses.look, 0);
  api.sqlite3_update_hook(database, hooks.addresses.change, 0);
  return database;
}

function load(engine: Engine, database: number, image: Uint8Array): void {
  const { api, heap } = engine;
  const at = api.sqlite3_malloc(image.length);
  if (at !== 0) heap.copyIn(image, at);
  const size = BigInt(image.length);
  const code = at === 0 ? codes.noMemory : api.sqlite3_deserialize(database, 0, at, size, size, imageFlags);
  if (code === codes.ok) return;
  api.sqlite3_close_v2(database);
  throw outOfMemory(engine);
}
