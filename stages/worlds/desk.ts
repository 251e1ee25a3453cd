// A desk as a world: a table of its receivers, one of the cases that they were handed, and the one tool. Two desks
// that are alike share a world.
import { canonicalJson, hashOf } from '../../pipeline/hash.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Desk, DeskRoute } from '../../schemas/desk.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { World } from '../../schemas/world.ts';
import { deskTool, handOverTable, made } from './desk-tool.ts';

export interface DeskWorld {
  readonly world: World;
  readonly tools: ReadonlyMap<string, Tool>;
}

const known = new Map<string, DeskWorld>();
/** Plays on one desk come close together. */
const mostKnown = 64;

export function deskWorld(desk: Desk, clock?: string): DeskWorld {
  const key = canonicalJson([desk, clock ?? null]);
  const made = known.get(key) ?? worldOf(desk, clock);
  known.delete(key);
  known.set(key, made);
  for (const oldest of known.keys()) {
    if (known.size <= mostKnown) break;
    known.delete(oldest);
  }
  return made;
}

export const deskOf = ({ parts }: Pick<Agent, 'parts'>): Desk | undefined =>
  parts.find(({ desk }) => desk)?.desk;

/** The receiver of a case; undefined where no route is about it, so that it stays with the agent. */
export function receiverFor(
  { routes, receivers }: Desk,
  { when, table }: { readonly when: DeskRoute['when']; readonly table?: string },
): Desk['receivers'][number] | undefined {
  const route = routes.find(
    (each) => each.when === when && (when !== 'exception' || each.tables?.includes(table ?? '')),
  );
  return receivers.find(({ id }) => id === route?.receiver);
}

export const deskId = (desk: Desk): string => hashOf(desk);

function worldOf(desk: Desk, clock = anyTime): DeskWorld {
  const id = deskId(desk);
  const tool = deskTool(desk, id);
  const world: World = {
    ...made,
    id,
    name: 'desk',
    title: 'Desk',
    summary: 'Takes cases over from an assistant.',
    schema,
    tables,
    rows: { desk_receivers: desk.receivers.map((receiver) => ({ ...receiver })), [handOverTable]: [] },
    clock,
    policies: [],
    evolution: [],
    validation: { accepted: 0, refused: 0, sentBack: 0, unproved: [], dropped: [] },
  };
  return { world, tools: new Map([[tool.name, tool]]) };
}

/** Without an application, no other clock is there. */
const anyTime = '2025-06-02T09:00:00Z';

const schema = [
  'CREATE TABLE "desk_receivers" ("id" TEXT PRIMARY KEY, "title" TEXT NOT NULL, "replies" TEXT NOT NULL)',
  `CREATE TABLE "${handOverTable}" (
    "id" TEXT PRIMARY KEY, "receiver" TEXT NOT NULL REFERENCES "desk_receivers" ("id"),
    "record" TEXT NOT NULL, "summary" TEXT NOT NULL, "opened_at" TEXT NOT NULL)`,
];

const tables: World['tables'] = {
  desk_receivers: {
    noun: 'receiver',
    plural: 'receivers',
    key: 'id',
    label: 'title',
    columns: { id: 'exact', title: 'exact', replies: 'exact' },
  },
  [handOverTable]: {
    noun: 'case',
    plural: 'cases',
    key: 'id',
    label: 'id',
    columns: { id: 'exact', receiver: 'exact', record: 'exact', summary: 'semantic', opened_at: 'exempt' },
  },
};
