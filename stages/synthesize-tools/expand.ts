// From things to a blueprint: each gets fields and a life from its archetype, then operations and rules are
// drawn that suit the whole. All of it follows from one seed, and no two applications come out alike.
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Thing } from '../../schemas/application.ts';
import { snakeCase } from '../english.ts';
import type { Archetypes } from './archetype.ts';
import type { Blueprint } from './blueprint.ts';
import type { Entity, OperationSpec } from './entity.ts';
import { type Field, fieldSchema } from './field-kinds/index.ts';
import { operationNamed, operations } from './operations/index.ts';
import type { Operation, Proposal } from './operations/operation.ts';
import { prefixFor } from './prefixes.ts';
import { withProcesses } from './processes/index.ts';
import { breakableRules, chosenRules } from './rules/chosen.ts';

/** What an application is about, before anything is drawn. */
interface Outline {
  readonly domain: string;
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly things: readonly Thing[];
}

/** How many tools a grown world has, and the least share of them that write. */
const size = { least: 15, most: 19, writes: 0.45 };

export function expandedBlueprint(outline: Outline, archetypes: Archetypes, random: Random): Blueprint {
  const kept: Record<string, Entity> = {};
  for (const thing of inOrder(outline.things))
    kept[thing.noun] = entityOf(thing, { archetypes, entities: kept, random: random.fork(thing.noun) });
  const currency = random.pick(['EUR', 'EUR', 'USD', 'GBP', 'CHF']);
  const grown = withProcesses({ entities: kept, currency, random: random.fork('processes') });
  const entities = { ...grown.entities };
  const chosen = chosenOperations(entities, random.fork('operations'));
  for (const [noun, entity] of Object.entries(entities))
    entities[noun] = { ...entity, operations: [...entity.operations, ...(chosen.get(noun) ?? [])] };
  const rules = chosenRules(entities, random.fork('rules'));
  for (const [noun, entity] of Object.entries(entities))
    entities[noun] = { ...entity, rules: [...breakableRules(noun, entities), ...(rules.get(noun) ?? [])] };
  const { domain, name, title, summary } = outline;
  const clock = new Date(
    Date.UTC(
      2025,
      random.integer(0, 11),
      random.integer(1, 28),
      random.integer(6, 16),
      15 * random.integer(0, 3),
    ),
  );
  return {
    domain,
    name,
    title,
    summary,
    clock: clock.toISOString().replace('.000Z', 'Z'),
    currency,
    entities,
    processes: grown.processes,
  };
}

/** Owners before what belongs to them. */
function inOrder(things: readonly Thing[]): Thing[] {
  const placed: Thing[] = [];
  const waiting = [...things];
  while (waiting.length > 0) {
    const at = waiting.findIndex((thing) =>
      thing.of.every((noun) => placed.some((other) => other.noun === noun)),
    );
    placed.push(...waiting.splice(Math.max(at, 0), 1));
  }
  return placed;
}

type Entities = Readonly<Record<string, Entity>>;

interface EntitySite {
  readonly archetypes: Archetypes;
  /** The entities so far, whose prefixes are taken. */
  readonly entities: Entities;
  readonly random: Random;
}

function entityOf(thing: Thing, { archetypes, entities, random }: EntitySite): Entity {
  const archetype = archetypes[thing.is];
  if (!archetype)
    throw new BugError(`the thing ${thing.noun} names an archetype that is unknown: ${thing.is}`);
  const life = random.pick(archetype.lives);
  const set = new Set(life.moves.flatMap((move) => move.with));
  const spare = Object.keys(archetype.more).filter((name) => !set.has(name));
  const drawn = new Set(random.shuffle(spare).slice(0, random.integer(2, 4)));
  const more = Object.entries(archetype.more).filter(([name]) => drawn.has(name));
  const closing = [...set].filter((name) => !archetype.fields[name]);
  const hasUndo = life.moves.length > 1 && random.chance(0.3);
  const fields: Record<string, Field> = {
    ...archetype.fields,
    ...Object.fromEntries(thing.of.map((noun) => [snakeCase(noun), fieldOf({ ref: noun })])),
    ...Object.fromEntries(
      more.map(([name, field]) => [name, random.chance(0.35) ? { ...field, optional: true } : field]),
    ),
    ...Object.fromEntries(
      closing.map((name) => [
        name,
        { ...(archetype.more[name] ?? archetype.remarks[name] ?? remark(name)), optional: true },
      ]),
    ),
    ...(hasUndo ? { previous_status: fieldOf({ one_of: life.states, optional: true }) } : {}),
  };
  const [label] = Object.keys(archetype.fields);
  return {
    prefix: prefixFor(thing.noun, new Set(Object.values(entities).map((entity) => entity.prefix))),
    rows: tableSize(archetype.rows, random),
    label: archetype.called === 'id' ? 'id' : (label ?? 'id'),
    fields,
    states: life.states.length > 0 ? { status: life.states } : {},
    catalogue: [],
    operations: [],
    moves: life.moves,
    ends: life.ends,
    rules: [],
    archetype: thing.is,
    fixed: [],
  };
}

/** Small tables are as frequent as large ones, on a scale of their logarithms. */
const tableSize = ([least, most]: readonly [number, number], random: Random): number =>
  Math.round(least * (most / least) ** random.next());

const fieldOf = (spec: object): Field => fieldSchema.parse(spec);

/** The remark that a move records, where the archetype has no field for it. */
function remark(name: string): Field {
  if (name === 'quality_grade') return fieldOf({ one_of: ['A', 'B', 'C'] });
  if (name === 'fault_note')
    return fieldOf({
      note: ['does not start', 'makes a grinding noise', 'display stays dark', 'leaks at the seal'],
    });
  return fieldOf({
    note: [
      'requested by the customer',
      'entered by mistake',
      'conditions have changed',
      'terms were not kept',
      'no longer needed',
    ],
  });
}

interface Candidate extends Proposal {
  readonly noun: string;
  readonly operation: Operation;
  readonly key: number;
}

/**
 * Drawn by weight without replacement (Efraimidis and Spirakis 2006), until the world has enough tools
 * together with those of its processes.
 */
function chosenOperations(entities: Entities, random: Random): Map<string, OperationSpec[]> {
  const candidates = candidatesFor(entities, random);
  const brought = Object.values(entities).flatMap((entity) => entity.operations);
  const broughtWrites = brought.filter(({ name }) => operationNamed(name).effect === 'write').length;
  const wanted = random.integer(size.least, size.most) - brought.length;
  const own = Object.values(entities).filter(({ process }) => process === undefined).length;
  const waiting = [...candidates].sort((a, b) => b.key - a.key);
  const chosen = new Set<Candidate>();
  const writes = (): number =>
    broughtWrites + [...chosen].filter(({ operation }) => operation.effect === 'write').length;
  while (waiting.length > 0 && chosen.size < wanted) {
    // Each entity has its search first; then reads are drawn only while there are enough writes.
    const isShort = chosen.size >= own && writes() < size.writes * (brought.length + chosen.size + 1);
    const at = isShort ? waiting.findIndex(({ operation }) => operation.effect === 'write') : 0;
    for (const candidate of waiting.splice(Math.max(at, 0), 1)) chosen.add(candidate);
  }
  const byNoun = new Map<string, OperationSpec[]>();
  for (const candidate of candidates.filter((each) => chosen.has(each))) {
    const spec = { name: candidate.operation.name, options: candidate.options, also: [] };
    byNoun.set(candidate.noun, [...(byNoun.get(candidate.noun) ?? []), spec]);
  }
  return byNoun;
}

/** A search of rows that a process brings is useful, but the world can do without. */
const searchOfBrought = 3;

/**
 * What the operations propose for each entity, in the order of the registry. What a process brings is written
 * only by its own tools.
 */
const candidatesFor = (entities: Entities, random: Random): Candidate[] =>
  Object.entries(entities).flatMap(([noun, entity]) =>
    operations.flatMap((operation) => {
      if (entity.process !== undefined && operation.effect === 'write') return [];
      const outlook = { noun, entity, entities, random: random.fork(`${noun}/${operation.name}`) };
      const proposals = operation.propose?.(outlook) ?? [];
      return proposals.map((proposal) => {
        const most = entity.process === undefined ? Number.POSITIVE_INFINITY : searchOfBrought;
        const weight = Math.min(proposal.weight, most);
        return { ...proposal, weight, noun, operation, key: random.next() ** (1 / weight) };
      });
    }),
  );
