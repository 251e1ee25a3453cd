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
  verdict: "coalesce(verdict, 'not judged')",
  kind: 'kind',
  rule: "unnest(list_distinct(list_transform(findings, lambda f: split_part(f, ' ', 1))))",
  reason: "nullif(reason, '')",
  setting: 'unnest(settings)',
  tool: 'unnest(tools)',
  difficulty: 'difficulty::VARCHAR',
  ending: 'ending',
};

/** Choices of a filter that are offered, the most frequent ones; names can be written into the address. */
const mostChoices = 200;

export async function facetsOf(index: PlayIndex, filters: Filters): Promise<Facets> {
  const names = await settingNames(index);
  const all = Object.keys(choices) as FilterName[];
  // What else could be chosen in place of a filter that is set; the others share their plays.
  const free = all.filter((filter) => filters[filter] === undefined);
  const facets: Partial<Record<FilterName, FacetCount[]>> = await countsOf(free, filters, { index, names });
  for (const filter of all.filter((each) => !free.includes(each))) {
    const { [filter]: _, ...others } = filters;
    Object.assign(facets, await countsOf([filter], others, { index, names }));
  }
  return { facets };
}

/** The choices of some filters among the plays of others, found in one pass over these. */
async function countsOf(
  of: readonly FilterName[],
  filters: Filters,
  { index, names }: { index: PlayIndex; names: ReadonlyMap<string, string> },
): Promise<Partial<Record<FilterName, FacetCount[]>>> {
  if (of.length === 0) return {};
  const { where, values } = conditionFor(filters, idsOf(names));
  const counts = of.map(
    (filter) => `FROM (SELECT '${filter}' AS filter, name, count(*)::INTEGER AS count
       FROM (SELECT ${choices[filter]} AS name FROM chosen) WHERE name IS NOT NULL
       GROUP BY name ORDER BY count DESC, name LIMIT ${mostChoices})`,
  );
  const rows = await index.query<FacetCount & { filter: FilterName }>(
    `WITH chosen AS MATERIALIZED (
       SELECT v.verdict, t.kind, v.findings, v.reason, a.settings, p.tools, t.difficulty, p.ending
       FROM ${playsWithAll} WHERE ${where}
     ) ${counts.join(' UNION ALL ')} ORDER BY filter, count DESC, name`,
    values,
  );
  const found = of.map((filter): [FilterName, FacetCount[]] => {
    const own = rows.flatMap(({ filter: each, ...count }) => (each === filter ? [count] : []));
    return [filter, filter === 'setting' ? named(own, names) : own];
  });
  return Object.fromEntries(found);
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
