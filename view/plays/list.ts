// Lists of plays: a part of one, what its plays have in common, and where a play lies in it.
import type { FacetCount, Facets, FilterName, Filters, Neighbors, PlayLine } from '../contract/plays.ts';
import { type Condition, conditionFor, playsWithAll } from './filters.ts';
import type { PlayIndex } from './play-index.ts';

export interface ListQuery {
  readonly filters: Filters;
  /** As `orderIn` writes it. */
  readonly order: string;
}

interface StoredLine extends Omit<PlayLine, 'verdict' | 'reason' | 'score' | 'audit'> {
  readonly verdict: string | null;
  readonly reason: string | null;
  readonly score: number | null;
  readonly audit: 'accepted' | 'rejected' | null;
}

export async function playsIn(
  index: PlayIndex,
  { filters, order }: ListQuery,
  { from, count }: { from: number; count: number },
): Promise<{ total: number; plays: PlayLine[] }> {
  const names = await settingNames(index);
  const { where, values } = conditionFor(filters, idsOf(names));
  const counted = await index.query<{ total: number }>(
    `SELECT count(*)::INTEGER AS total FROM ${playsWithAll} WHERE ${where}`,
    values,
  );
  const lines = await index.query<StoredLine>(
    `SELECT p.id, p.task, p.trial, coalesce(t.kind, '') AS kind, coalesce(t.difficulty, 0) AS difficulty,
       coalesce(a.settings, []) AS settings, v.verdict, v.reason, v.total AS score, p.calls, p.messages,
       p.characters, p.faults, p.ending, p.opening, s.id IS NOT NULL AS "isSelected", u.verdict AS audit,
       w.id IS NOT NULL AS "isVisited"
     FROM ${playsWithAll} WHERE ${where} ORDER BY ${order} LIMIT $count OFFSET $from`,
    { ...values, from, count },
  );
  const plays = lines.map(({ verdict, reason, score, audit, settings, ...line }) => ({
    ...line,
    settings: settings.map((id) => names.get(id) ?? id),
    ...(verdict === null ? {} : { verdict, reason: reason ?? '', score: score ?? 0 }),
    ...(audit === null ? {} : { audit }),
  }));
  return { total: counted[0]?.total ?? 0, plays };
}

/** What is counted for each choice of a filter. */
const choices: Readonly<Partial<Record<FilterName, string>>> = {
  verdict: "coalesce(v.verdict, 'not judged')",
  kind: 't.kind',
  rule: "unnest(list_distinct(list_transform(v.findings, lambda f: split_part(f, ' ', 1))))",
  reason: "nullif(v.reason, '')",
  setting: 'unnest(a.settings)',
  tool: 'unnest(p.tools)',
  difficulty: 't.difficulty::VARCHAR',
  ending: 'p.ending',
};

/** Choices of a filter that are offered, the most frequent ones; names can be written into the address. */
const mostChoices = 200;

export async function facetsOf(index: PlayIndex, filters: Filters): Promise<Facets> {
  const names = await settingNames(index);
  const facets: [FilterName, FacetCount[]][] = [];
  for (const [filter, value] of Object.entries(choices) as [FilterName, string][]) {
    // What else could be chosen in its place.
    const { [filter]: _, ...others } = filters;
    const { where, values } = conditionFor(others, idsOf(names));
    const counts = await index.query<FacetCount>(
      `SELECT name, count(*)::INTEGER AS count FROM (SELECT ${value} AS name FROM ${playsWithAll} WHERE ${where})
       WHERE name IS NOT NULL GROUP BY name ORDER BY count DESC, name LIMIT ${mostChoices}`,
      values,
    );
    facets.push([filter, filter === 'setting' ? named(counts, names) : counts]);
  }
  return { facets: Object.fromEntries(facets) };
}

/** Worlds of one name are one choice. */
function named(counts: readonly FacetCount[], names: ReadonlyMap<string, string>): FacetCount[] {
  const sums = new Map<string, number>();
  for (const { name: id, count } of counts) {
    const name = names.get(id) ?? id;
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return [...sums].map(([name, count]) => ({ name, count }));
}

interface StoredNeighbors {
  readonly index: number;
  readonly total: number;
  readonly previous: string | null;
  readonly next: string | null;
  readonly unread: string | null;
}

/** Undefined where the play does not fit the filters. */
export async function neighborsOf(
  index: PlayIndex,
  id: string,
  { filters, order }: ListQuery,
): Promise<Neighbors | undefined> {
  const names = await settingNames(index);
  const { where, values }: Condition = conditionFor(filters, idsOf(names));
  const [found] = await index.query<StoredNeighbors>(
    `WITH listed AS (
       SELECT p.id, (row_number() OVER (ORDER BY ${order}) - 1)::INTEGER AS place,
         u.id IS NULL AND w.id IS NULL AS "isUnread" FROM ${playsWithAll} WHERE ${where}
     ), here AS (SELECT place FROM listed WHERE id = $id)
     SELECT here.place AS index, (SELECT count(*)::INTEGER FROM listed) AS total,
       (SELECT id FROM listed WHERE place = here.place - 1) AS previous,
       (SELECT id FROM listed WHERE place = here.place + 1) AS next,
       (SELECT arg_min(id, place) FROM listed WHERE "isUnread" AND place > here.place) AS unread
     FROM here`,
    { ...values, id },
  );
  if (!found) return undefined;
  const { index: place, total, previous, next, unread } = found;
  return {
    ...{ index: place, total },
    ...(previous === null ? {} : { previous }),
    ...(next === null ? {} : { next }),
    ...(unread === null ? {} : { nextUnread: unread }),
  };
}

/** Names of worlds, libraries, and programs by their IDs; other settings are their own names. */
async function settingNames(index: PlayIndex): Promise<ReadonlyMap<string, string>> {
  const named = await index.query<{ id: string; name: string }>('SELECT id, name FROM names');
  return new Map(named.map(({ id, name }) => [id, name]));
}

const idsOf =
  (names: ReadonlyMap<string, string>) =>
  (name: string): string[] => [name, ...[...names].flatMap(([id, each]) => (each === name ? [id] : []))];
