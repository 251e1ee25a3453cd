// Process: what a service does beside keeping records, such as booking slots or quoting prices. A process
// attaches itself to entities of a grown application: it brings tools, the tables that these need, and rules.
import type { Random } from '../../../pipeline/hash.ts';
import type { Json } from '../../../schemas/json.ts';
import type { Entity, OperationSpec, RuleSpec } from '../entity.ts';
import { type Field, fieldSchema } from '../field-kinds/index.ts';
import { prefixFor } from '../prefixes.ts';

export type Entities = Readonly<Record<string, Entity>>;
/** One row of a table; settling changes it in place. */
export type Row = { [column: string]: Json };

/** The application before its other operations and rules are drawn. */
export interface ProcessSite {
  /** All entities so far, with those that other processes have brought. */
  readonly entities: Entities;
  /** The currency of all amounts. */
  readonly currency: string;
  readonly random: Random;
}

/** What a process does to an application. */
export interface Attachment {
  /** Nouns and fields by the part that they play: `{ account: 'lunch account', amount: 'balance' }`. */
  readonly parts: Readonly<Record<string, string>>;
  /**
   * The entities that are new or changed. Each carries the operations and rules of the process, and in
   * `fixed` the fields that these need as they are.
   */
  readonly entities: Entities;
}

/** The rows of a world that has the process, drawn one by one. */
export interface SettleSite {
  readonly parts: Attachment['parts'];
  readonly entities: Entities;
  readonly currency: string;
  /** The clock of the world, and its day. */
  readonly now: string;
  readonly today: string;
  readonly random: Random;
  /** The rows of the entity that plays a part. They may be changed, removed, and added to. */
  rowsOf(part: string): Row[];
  /** A new key for a row of the entity that plays a part. */
  nextKey(part: string): string;
}

export interface Process {
  readonly name: string;
  /** One sentence for the documents. */
  readonly about: string;
  /** Its chance beside the other processes that suit an application; the fewer it suits, the higher. */
  readonly weight: number;
  /** None where the process does not suit the application. */
  attach(site: ProcessSite): Attachment | undefined;
  /** Makes drawn rows agree with each other: a balance is the sum of its entries. */
  settle?(site: SettleSite): void;
}

/** A tool of a process. */
export const toolOf = (name: string, options: unknown = {}): OperationSpec => ({
  name,
  options,
  also: [],
});

type SupportEntity = Pick<Entity, 'fields' | 'operations'> &
  Partial<Pick<Entity, 'plural' | 'rows' | 'label' | 'states' | 'ends' | 'moves'>> & {
    readonly rules?: readonly RuleSpec[];
  };

/** An entity that a process brings: its rows belong to the process alone. */
export function supportEntity(
  { noun, process, entities }: { noun: string; process: string; entities: Entities },
  { rules = [], ...given }: SupportEntity,
): Entity {
  return {
    prefix: prefixFor(noun, new Set(Object.values(entities).map(({ prefix }) => prefix))),
    rows: 12,
    label: 'id',
    states: {},
    catalogue: [],
    ends: [],
    moves: [],
    process,
    fixed: Object.keys(given.fields),
    ...given,
    rules: [...rules],
  };
}

/** The entity with tools and rules of a process. */
export const withTools = (
  entity: Entity,
  { operations, rules = [], fixed = [] }: Partial<Pick<Entity, 'operations' | 'rules' | 'fixed'>>,
): Entity => ({
  ...entity,
  operations: [...entity.operations, ...(operations ?? [])],
  rules: [...entity.rules, ...rules],
  fixed: [...new Set([...entity.fixed, ...fixed])],
});

/** A field as archetypes and written applications give it: `field({ money: [5, 90], about: 'Fee' })`. */
export const fieldOf = (spec: object): Field => fieldSchema.parse(spec);

/** A day some days after another: `2025-03-01`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Rounded to a number of decimals, as the round() of SQL does it. */
export const rounded = (value: number, decimals = 2): number => Number(value.toFixed(decimals));
