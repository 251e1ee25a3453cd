// The rows that a grown world starts with: values of the kinds of its fields that agree with each other, in states
// as an office that has worked for a while has them, and messy in the shares that data/seeds/row-relations.yaml
// gives.
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { type Blueprint, entityNamed } from './blueprint.ts';
import { type Entity, isPrevious, previousField } from './entity.ts';
import { columnOf, tableOf } from './entity-names.ts';
import type { FieldKind } from './field-kinds/index.ts';
import { dayAfter, isDay, type Row, type RowRelations, reconcile } from './row-relations.ts';
import { type Filled, filledByMoves, stateDrawer } from './row-states.ts';

interface RowSources {
  kindsOf(noun: string): ReadonlyMap<string, FieldKind>;
  readonly relations: RowRelations;
}

export function rowsOf(blueprint: Blueprint, sources: RowSources, random: Random): WorldDraft['rows'] {
  const rows: { [table: string]: Row[] } = {};
  for (const [noun, entity] of Object.entries(blueprint.entities)) {
    const { relations, kindsOf } = sources;
    const site = { blueprint, entity, relations, kinds: kindsOf(noun), random: random.fork(noun), rows };
    rows[tableOf(noun, entity)] = rowsOfEntity({
      ...site,
      filled: filledByMoves(entity),
      drawers: new Map(
        Object.entries(entity.states).map(([name, values]) => [name, stateDrawer(entity, values, relations)]),
      ),
      labels: new Set(),
    });
  }
  return rows;
}

interface RowSite {
  readonly blueprint: Blueprint;
  readonly entity: Entity;
  readonly relations: RowRelations;
  readonly kinds: ReadonlyMap<string, FieldKind>;
  readonly random: Random;
  /** Rows of the entities before this one. */
  readonly rows: { readonly [table: string]: readonly Row[] };
  /** How rows of a state have the fields that a move fills. */
  readonly filled: ReadonlyMap<string, (state: string) => Filled>;
  readonly drawers: ReadonlyMap<string, (number: number, random: Random) => string>;
  /** Labels so far: people tell most rows apart by them. */
  readonly labels: Set<Json>;
}

function rowsOfEntity(site: RowSite): Row[] {
  const { entity, random, relations } = site;
  const catalogue = random.shuffle(entity.catalogue);
  const made: Row[] = [];
  for (let number = 1; number <= entity.rows; number += 1) {
    const id = `${entity.prefix}-${1000 + number}`;
    const isTwin = entity.label === 'id' && made.length > 4 && random.chance(relations.mess.twin);
    made.push(
      isTwin
        ? twinOf(random.pick(made), id, site)
        : freshRow({ id, number, listed: catalogue[number - 1] ?? {} }, site),
    );
  }
  return made;
}

interface NewRow {
  readonly id: string;
  readonly number: number;
  /** Values that go together, from the catalogue. */
  readonly listed: Readonly<Record<string, Json>>;
}

/** Values that agree with others are drawn last. The columns keep the order of the fields. */
function freshRow({ id, number, listed }: NewRow, site: RowSite): Row {
  const { entity, kinds, random, drawers, relations, blueprint } = site;
  const states: Row = Object.fromEntries(
    [...drawers].map(([name, draw]) => [name, draw(number, random)] as const),
  );
  const state = String(Object.values(states)[0] ?? '');
  const names = Object.keys(entity.fields);
  const row: Row = { id };
  for (const name of names) row[columnOf(name, entity)] = null;
  const isLast = (name: string): boolean => kinds.get(name)?.follows === true;
  const draw = (name: string): void => {
    row[columnOf(name, entity)] = listed[name] ?? valueFor(name, { row, states, state }, site);
  };
  for (const name of names) if (!isLast(name)) draw(name);
  const isOptional = (field: string): boolean => entity.fields[field]?.optional === true;
  reconcile({ row, state, clock: blueprint.clock, random, isOptional }, relations);
  if (random.chance(relations.mess.stale)) makeStale(row, site);
  afterItsParents(row, site);
  for (const name of names) if (isLast(name)) draw(name);
  return { ...row, ...states };
}

interface RowSoFar {
  readonly row: Row;
  readonly states: Row;
  readonly state: string;
}

function valueFor(name: string, { row, states, state }: RowSoFar, site: RowSite): Json {
  const { entity, kinds, random, filled, relations } = site;
  const field = entity.fields[name];
  if (isPrevious(name)) return stateBefore(name, states, site);
  const how = filled.get(name)?.(state);
  if (how === 'never' || (how === 'maybe' && random.chance(0.7))) return null;
  if (how === undefined && field?.optional && random.chance(relations.mess.missing)) return null;
  if (field?.ref !== undefined) return ownerOf(field.ref, site).id ?? null;
  const kind = kinds.get(name);
  if (!kind) throw new BugError(`no kind for the field ${name}`);
  return name === entity.label ? freshLabel(kind, row, site) : kind.value(random, row);
}

function ownerOf(noun: string, { blueprint, rows, random }: RowSite): Row {
  const owners = rows[tableOf(noun, entityNamed(noun, blueprint))] ?? [];
  if (owners.length > 0) return random.pick(owners);
  throw new BugError(`${blueprint.name}: ${noun} must come before the entities that refer to it`);
}

/** A label is new, but for a small share of rows and where a kind has too few values. */
function freshLabel(kind: FieldKind, row: Row, { random, labels, relations }: RowSite): Json {
  let value = kind.value(random, row);
  if (labels.size > 4 && random.chance(relations.mess.namesake)) return random.pick([...labels]);
  for (let attempt = 0; attempt < 30 && labels.has(value); attempt += 1) value = kind.value(random, row);
  labels.add(value);
  return value;
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

/** Days that lie behind move back by months or years, all by as much. */
function makeStale(row: Row, { blueprint: { clock }, random }: RowSite): void {
  const today = clock.slice(0, 10);
  const days = random.integer(200, 700);
  for (const [column, value] of Object.entries(row))
    if (isDay(value) && value < today) row[column] = dayAfter(value, -days);
}

/** A row that is older than what it belongs to gets another owner, if an older one is found. */
function afterItsParents(row: Row, site: RowSite): void {
  const { entity, relations } = site;
  const day = relations.follows.map((field) => row[field]).find(isDay);
  if (day === undefined) return;
  for (const [name, { ref }] of Object.entries(entity.fields)) {
    const column = columnOf(name, entity);
    if (ref === undefined || typeof row[column] !== 'string') continue;
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const owner = attempt === 0 ? rowWith(row[column], ref, site) : ownerOf(ref, site);
      if (relations.begins.some((field) => isDay(owner?.[field]) && String(owner[field]) > day)) continue;
      row[column] = owner?.id ?? null;
      break;
    }
  }
}

const rowWith = (id: string, noun: string, { blueprint, rows }: RowSite): Row | undefined =>
  rows[tableOf(noun, entityNamed(noun, blueprint))]?.[Number(id.split('-')[1]) - 1001];

/** Like another row, a day earlier or later where that day stays on the same side of today. */
function twinOf(row: Row, id: string, { random, blueprint: { clock }, relations, entity }: RowSite): Row {
  const today = clock.slice(0, 10);
  const twin: Row = { ...row, id };
  for (const field of [...relations.follows, ...(relations.days[0]?.fields ?? [])]) {
    const day = twin[field];
    const moved = isDay(day) ? dayAfter(day, day < today ? -1 : 1) : undefined;
    if (moved !== undefined) twin[field] = moved;
  }
  // Codes are given once.
  for (const [name, { kind }] of Object.entries(entity.fields))
    if (kind === 'code' && typeof twin[name] === 'string')
      twin[name] = `${twin[name].slice(0, 3)}${random.integer(10000, 99999)}`;
  return twin;
}
