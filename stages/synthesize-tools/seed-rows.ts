// The rows that a grown world starts with: values of the kinds of its fields, in states that fit each other.
import { z } from 'zod';
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { type Blueprint, entityNamed } from './blueprint.ts';
import { type Entity, isPrevious, previousField } from './entity.ts';
import { columnOf, tableOf } from './entity-names.ts';
import type { FieldKind } from './field-kinds/index.ts';

type Row = { [column: string]: Json };

export function rowsOf(
  blueprint: Blueprint,
  kindsOf: (noun: string) => ReadonlyMap<string, FieldKind>,
  random: Random,
): WorldDraft['rows'] {
  const rows: { [table: string]: Row[] } = {};
  for (const [noun, entity] of Object.entries(blueprint.entities)) {
    const site = { blueprint, entity, kinds: kindsOf(noun), random: random.fork(noun), rows };
    rows[tableOf(noun, entity)] = rowsOfEntity(site);
  }
  return rows;
}

interface RowSite {
  readonly blueprint: Blueprint;
  readonly entity: Entity;
  readonly kinds: ReadonlyMap<string, FieldKind>;
  readonly random: Random;
  /** Rows of the entities before this one. */
  readonly rows: { readonly [table: string]: readonly Row[] };
}

function rowsOfEntity(site: RowSite): Row[] {
  const { entity, random } = site;
  const made: Row[] = [];
  const catalogue = random.shuffle(entity.catalogue);
  const statesOf = statesOfMoves(entity);
  for (let number = 1; number <= entity.rows; number += 1) {
    const states: Row = Object.fromEntries(
      Object.entries(entity.states).map(([name, values]) => [name, stateFor(values, number, random)]),
    );
    const listed = catalogue[number - 1] ?? {};
    const row: Row = { id: `${entity.prefix}-${1000 + number}` };
    for (const name of Object.keys(entity.fields))
      row[columnOf(name, entity)] =
        listed[name] ?? valueFor(name, { row, states, made, leadsTo: statesOf.get(name) }, site);
    made.push({ ...row, ...states });
  }
  return made;
}

interface RowSoFar {
  readonly row: Row;
  readonly states: Row;
  readonly made: readonly Row[];
  /** The states in which the field is filled, where a move fills it. */
  readonly leadsTo: readonly Json[] | undefined;
}

function valueFor(name: string, { row, states, made, leadsTo }: RowSoFar, site: RowSite): Json {
  const { entity, blueprint, kinds, random, rows } = site;
  const field = entity.fields[name];
  if (isPrevious(name)) return stateBefore(name, states, site);
  const isAbsent = leadsTo
    ? !leadsTo.includes(Object.values(states)[0] ?? null)
    : field?.optional && random.chance(0.5);
  if (isAbsent) return null;
  if (field?.ref !== undefined) {
    const keys = rows[tableOf(field.ref, entityNamed(field.ref, blueprint))] ?? [];
    if (keys.length > 0) return random.pick(keys).id ?? null;
    throw new BugError(`${blueprint.name}: ${field.ref} must come before the entities that refer to it`);
  }
  return freshValue(name, { row, made }, { entity, kind: kinds.get(name), random });
}

const moveOptions = z.looseObject({ to: z.string(), with: z.array(z.string()).default([]) });

/**
 * Optional fields that a move sets (a reason, a grade), with the states that it leads to: rows hold the field
 * in these states and only there.
 */
function statesOfMoves(entity: Entity): Map<string, Json[]> {
  const filled = new Map<string, Json[]>();
  const offered = entity.operations.flatMap(({ name, options }) =>
    name === 'transition' ? [moveOptions.parse(options)] : [],
  );
  for (const { to, with: set } of offered)
    for (const name of set)
      if (entity.fields[name]?.optional) filled.set(name, [...(filled.get(name) ?? []), to]);
  return filled;
}

/** A state from which a move leads to the present one. None where no move leads there. */
function stateBefore(name: string, states: Row, { entity, random }: RowSite): Json {
  const [state, present] = Object.entries(states).find(([each]) => previousField(each) === name) ?? [];
  if (state === undefined) return null;
  const before = entity.moves
    .filter(({ to }) => to === present)
    .flatMap(({ from }) => from.filter((each) => each !== present));
  return before.length > 0 ? random.pick(before) : null;
}

/** The first rows take the states in turn, so that each occurs. Many of the others are new. */
function stateFor(values: readonly string[], number: number, random: Random): Json {
  const [first] = values;
  if (number <= values.length) return values[number - 1] ?? null;
  return random.chance(0.3) ? (first ?? null) : random.pick(values);
}

/** Labels are drawn until they are new: people tell rows apart by them. */
function freshValue(
  name: string,
  { row, made }: Pick<RowSoFar, 'row' | 'made'>,
  { entity, kind, random }: Pick<RowSite, 'entity' | 'random'> & { kind: FieldKind | undefined },
): Json {
  if (!kind) throw new BugError(`no kind for the field ${name}`);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const value = kind.value(random, row);
    if (name !== entity.label || !made.some((other) => other[name] === value)) return value;
  }
  throw new BugError(
    `the label ${name} has fewer values than the ${entity.rows} rows that it must tell apart`,
  );
}
