// What processes share: which entities they may attach to, the nouns and rows of the tables that they bring,
// and moments.
import type { Random } from '../../../pipeline/hash.ts';
import type { Entity, RuleSpec } from '../entity.ts';
import { columnOf } from '../entity-names.ts';
import type { Field } from '../field-kinds/index.ts';
import { type Entities, fieldOf, type Row, type SettleSite } from './process.ts';

/** An entity with its noun. */
export interface Named {
  readonly noun: string;
  readonly entity: Entity;
}

/** The entities of some archetypes that no process has brought, in random order. */
export function thingsOf(
  { entities, random }: { entities: Entities; random: Random },
  ...archetypes: readonly string[]
): Named[] {
  const suited = Object.entries(entities).flatMap(([noun, entity]) =>
    entity.process === undefined && archetypes.includes(entity.archetype ?? '') ? [{ noun, entity }] : [],
  );
  return random.shuffle(suited);
}

/** A noun for what belongs to an owner: "sensor reading" for the readings of a soil moisture sensor. */
export function nounFor(owner: string, tail: string, entities: Entities): string | undefined {
  const named = owner.split(' ');
  // The steps of a budget approval are budget approval steps.
  const words = named.length > 1 && tail.startsWith(`${named.at(-1)} `) ? named.slice(0, -1) : named;
  const candidates = [
    `${words.at(-1)} ${tail}`,
    tail,
    `${words[0]} ${tail}`,
    `${words.slice(-2).join(' ')} ${tail}`,
  ];
  return candidates.find((noun) => !entities[noun] && noun.split(' ').length <= 3 && !repeatsItself(noun));
}

/** As "notice notice" does. */
const repeatsItself = (noun: string): boolean => /\b(\w+) \1\b/.test(noun);

/** More rows than this would leave most of them without rows of the process. */
const mostOwners = 24;

/** The entity with further fields, or others of the same names. */
export const withFields = (entity: Entity, specs: Readonly<Record<string, object>>): Entity => ({
  ...entity,
  rows: Math.min(entity.rows, mostOwners),
  fields: {
    ...entity.fields,
    ...Object.fromEntries(
      Object.entries(specs).map(([name, spec]): [string, Field] => [name, fieldOf(spec)]),
    ),
  },
});

export const fieldsOf = (specs: Readonly<Record<string, object>>): Record<string, Field> =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, fieldOf(spec)]));

/** The rows of a part, made anew. Their keys count from the first. */
export function setRows(site: SettleSite, part: string, rows: readonly Row[]): void {
  const { prefix } = site.entities[site.parts[part] ?? part] ?? { prefix: 'X' };
  const numbered = rows.map((row, index) => ({ id: `${prefix}-${1001 + index}`, ...row }));
  const all = site.rowsOf(part);
  all.splice(0, all.length, ...numbered);
}

/** The column in which rows of a part name their owner. */
export function ownerColumn({ parts, entities }: SettleSite, part: string, owner = 'owner'): string {
  const entity = entities[parts[part] ?? part];
  const [field] = Object.entries(entity?.fields ?? {}).find(([, { ref }]) => ref === parts[owner]) ?? [owner];
  return entity ? columnOf(field, entity) : `${field}_id`;
}

/** The options that a process has given to one of its tools. */
export const toolOptions = ({ parts, entities }: SettleSite, part: string, tool: string): unknown =>
  entities[parts[part] ?? part]?.operations.find(({ name }) => name === tool)?.options;

/** A rule that all tools enforce. */
export const enforced = (name: string, settings: unknown): RuleSpec => ({
  name,
  settings,
  enforcedBy: 'tools',
});

/** A rule that binds the agent alone. */
export const bindsAgent = (name: string, settings: unknown): RuleSpec => ({
  name,
  settings,
  enforcedBy: 'agent',
});

/** A day with a time of day: 2025-03-01 and 14:05. */
export interface Moment {
  readonly day: string;
  readonly time: string;
}

/** A moment some minutes after another. */
export function momentAfter(now: string, minutes: number): Moment {
  const text = new Date(Date.parse(now) + minutes * 60_000).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** Some of the items of a list, in their order. */
export const drawnFrom = <Item>(items: readonly Item[], count: number, random: Random): Item[] => {
  const drawn = new Set(random.shuffle(items).slice(0, count));
  return items.filter((item) => drawn.has(item));
};
