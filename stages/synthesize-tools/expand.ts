// From things to a blueprint: each gets fields and a life from its archetype, then operations are drawn that
// suit the whole, and rules are laid on some of them. All of it by chance from one seed, so that no two
// applications come out alike.
import type { Random } from '../../pipeline/hash.ts';
import type { Thing } from '../../schemas/application.ts';
import { snakeCase } from '../english.ts';
import type { Archetypes } from './archetype.ts';
import type { Blueprint, Entity, OperationSpec } from './blueprint.ts';
import { type Field, fieldSchema } from './field-kinds/index.ts';
import { operations } from './operations/index.ts';
import type { Operation, Outlook, Proposal } from './operations/operation.ts';
import { ruleKinds } from './rules/index.ts';

/** What a world is made of, before anything is drawn. */
export interface Outline {
  readonly domain: string;
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly things: readonly Thing[];
}

/** How many tools a grown world has; and the share of them that write, which the draw does not fall below. */
const size = { least: 15, most: 19, writes: 0.45 };

export function expanded(outline: Outline, archetypes: Archetypes, random: Random): Blueprint {
  const entities: Record<string, Entity> = {};
  for (const thing of inOrder(outline.things))
    entities[thing.noun] = entityOf(thing, { archetypes, entities, random: random.fork(thing.noun) });
  const chosen = chosenOperations(entities, random.fork('operations'));
  for (const [noun, specs] of chosen) entities[noun] = { ...(entities[noun] as Entity), operations: specs }; // nouns of entities
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
    currency: random.pick(['EUR', 'EUR', 'USD', 'GBP', 'CHF']),
    policy: [],
    entities,
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

interface Making {
  readonly archetypes: Archetypes;
  /** Those made so far: their prefixes are taken. */
  readonly entities: Readonly<Record<string, Entity>>;
  readonly random: Random;
}

function entityOf(thing: Thing, { archetypes, entities, random }: Making): Entity {
  const archetype = archetypes[thing.is];
  if (!archetype) throw new Error(`${thing.noun}: no archetype ${thing.is}`);
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
      closing.map((name) => [name, { ...(archetype.more[name] ?? remark(name)), optional: true }]),
    ),
    ...(hasUndo ? { previous_status: fieldOf({ one_of: life.states, optional: true }) } : {}),
  };
  const [label] = Object.keys(archetype.fields);
  return {
    prefix: prefixFor(thing.noun, new Set(Object.values(entities).map((entity) => entity.prefix))),
    rows: archetype.rows + random.integer(-2, 2),
    label: archetype.called === 'id' ? 'id' : (label ?? 'id'),
    fields,
    states: life.states.length > 0 ? { status: life.states } : {},
    catalogue: [],
    operations: [],
    moves: life.moves,
  };
}

const fieldOf = (spec: object): Field => fieldSchema.parse(spec);

/** What is said when a row changes its state, where the archetype has no field for it. */
function remark(name: string): Field {
  if (name === 'quality_grade') return fieldOf({ one_of: ['A', 'B', 'C'] });
  if (name === 'fault_note')
    return fieldOf({
      note: ['does not start', 'makes a grinding noise', 'display stays dark', 'leaks at the seal'],
    });
  return fieldOf({
    note: [
      'asked for by the customer',
      'entered by mistake',
      'conditions have changed',
      'terms were not kept',
      'no longer needed',
    ],
  });
}

/** Initials of the noun, else its first letters, else others until it is new. */
function prefixFor(noun: string, taken: ReadonlySet<string>): string {
  const words = noun
    .toUpperCase()
    .split(/[ -]/)
    .filter((word) => word !== '');
  const first = words[0] ?? 'X';
  const candidates = [
    ...(words.length > 1
      ? [
          words
            .map((word) => word[0])
            .join('')
            .slice(0, 3),
        ]
      : []),
    first.slice(0, 2),
    first.slice(0, 3),
    ...[...'ABCDEFGHJKLMNPQRSTUVWXYZ'].map((letter) => `${first[0]}${letter}`),
  ];
  const prefix = candidates.find((candidate) => /^[A-Z]{2,4}$/.test(candidate) && !taken.has(candidate));
  if (prefix === undefined) throw new Error(`no prefix is left for ${noun}`);
  return prefix;
}

interface Candidate extends Proposal {
  readonly noun: string;
  readonly operation: Operation;
  readonly outlook: Outlook;
  readonly key: number;
}

/**
 * Drawn by weight without replacement (Efraimidis and Spirakis 2006), reads only while there are writes
 * enough.
 */
function chosenOperations(
  entities: Readonly<Record<string, Entity>>,
  random: Random,
): Map<string, OperationSpec[]> {
  const candidates = Object.entries(entities).flatMap(([noun, entity]) =>
    operations.flatMap((operation): Candidate[] => {
      const outlook = { noun, entity, entities, random: random.fork(`${noun}/${operation.name}`) };
      return operation.propose(outlook).map((proposal) => ({
        ...proposal,
        noun,
        operation,
        outlook,
        key: random.next() ** (1 / proposal.weight),
      }));
    }),
  );
  const wanted = random.integer(size.least, size.most);
  const waiting = candidates.sort((a, b) => b.key - a.key);
  const chosen: Candidate[] = [];
  const writes = (): number => chosen.filter(({ operation }) => operation.effect === 'write').length;
  while (waiting.length > 0 && chosen.length < wanted) {
    const isShort =
      chosen.length >= Object.keys(entities).length && writes() < size.writes * (chosen.length + 1);
    const at = isShort ? waiting.findIndex(({ operation }) => operation.effect === 'write') : 0;
    chosen.push(...waiting.splice(Math.max(at, 0), 1));
  }
  const order = new Map(candidates.map((candidate, index) => [candidate, index]));
  const byNoun = new Map<string, OperationSpec[]>();
  for (const candidate of chosen.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))) {
    const spec = { name: candidate.operation.name, options: ruled(candidate) };
    byNoun.set(candidate.noun, [...(byNoun.get(candidate.noun) ?? []), spec]);
  }
  return byNoun;
}

/** The options with one or two rules that fit, now and then with none. */
function ruled({ operation, options, outlook }: Candidate): unknown {
  const writing = operation.writing?.(options);
  if (!writing || outlook.random.chance(0.3)) return options;
  const rules = outlook.random
    .shuffle(ruleKinds)
    .flatMap((kind) => kind.make(writing, outlook) ?? [])
    .slice(0, outlook.random.chance(0.3) ? 2 : 1);
  return { ...(options as object), rules }; // operations that offer `writing` take rules
}
