// Goals about what was found on a server of the user's own: a field of a record, the record with the most of
// something, and a comparison of two. The calls that were made while exploring are their oracles.
import type { Random } from '../../../pipeline/hash.ts';
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { fieldWords, plural, singular, snakeCase } from '../../english.ts';
import { valueInWords } from '../../values-in-words.ts';
import type { GraphGoal } from '../graph/graph-goal.ts';
import type { ExploredCall } from './explore.ts';
import { askingForField, askingForMost, askingToCompare } from './sayings.ts';

/** A list of records that have names of their own. */
interface Listing {
  readonly call: ExploredCall;
  readonly noun: string;
  readonly rows: readonly { readonly name: string; readonly row: JsonObject; readonly at: number }[];
}

type Draw = (explored: readonly ExploredCall[], random: Random) => GraphGoal | undefined;

export const ownServerGoals: readonly Draw[] = [
  function fieldOfOne(explored, random) {
    const listing = pickListing(explored, random);
    const one = listing && random.pick(listing.rows);
    if (!listing || !one) return undefined;
    const details = explored.filter(
      ({ from }) => from && explored[from.call] === listing.call && from.row === one.at,
    );
    const closer = details.length > 0 && random.chance(0.7) ? random.pick(details) : undefined;
    const [detail] = closer?.rows ?? [];
    const fields = tellingFields(detail ?? one.row, one.name).filter(
      ([name]) => !detail || one.row[name] === undefined,
    );
    if (fields.length === 0) return undefined;
    const [field, value] = random.pick(fields);
    return {
      say: fill(random.pick(askingForField), { field: wordsFor(field), name: one.name }),
      facts: [named(listing.noun, one.name)],
      calls: [reading(listing), ...(closer && detail ? [step(closer, 1, `to look up ${one.name}`)] : [])],
      communicate: [{ name: `${wordsFor(field)} of ${one.name}`, value }],
    };
  },
  function mostOfAll(explored, random) {
    const listing = pickListing(explored, random);
    const found = listing && numbersOf(listing, random);
    if (!listing || !found || listing.rows.length < 3) return undefined;
    const sign = random.pick([1, -1]);
    const most = degreesOf(found.field)[sign > 0 ? 'most' : 'least'];
    const ranked = found.rows.toSorted((a, b) => sign * (b.value - a.value));
    const [first, second] = ranked;
    if (!first || !second || first.value === second.value) return undefined;
    const field = wordsFor(found.field);
    return {
      say: fill(random.pick(askingForMost), { noun: listing.noun, nouns: plural(listing.noun), most, field }),
      facts: [],
      calls: [reading(listing)],
      communicate: [
        { name: `${listing.noun} with the ${most} ${field}`, value: first.name, computedFrom: [0] },
        { name: `${field} of ${first.name}`, value: first.value },
      ],
    };
  },
  function twoCompared(explored, random) {
    const listing = pickListing(explored, random);
    const found = listing && numbersOf(listing, random);
    const [one, other] = random.shuffle(found?.rows ?? []);
    if (!listing || !found || !one || !other || one.value === other.value) return undefined;
    const higher = one.value > other.value ? one : other;
    const { more } = degreesOf(found.field);
    const difference = Math.round(Math.abs(one.value - other.value) * 1e6) / 1e6;
    const field = wordsFor(found.field);
    return {
      say: fill(random.pick(askingToCompare), { name: one.name, other: other.name, field, more }),
      facts: [named(listing.noun, one.name), named(listing.noun, other.name)],
      calls: [reading(listing)],
      communicate: [
        { name: `${listing.noun} with the ${more} ${field}`, value: higher.name, computedFrom: [0] },
        { name: `difference in ${field}`, value: difference, computedFrom: [0] },
      ],
    };
  },
];

/** Fields that name a record, the first that each row has a value of its own for. */
const naming = ['name', 'title', 'label', 'full_name', 'display_name', 'subject', 'summary', 'headline'];

function pickListing(explored: readonly ExploredCall[], random: Random): Listing | undefined {
  const listings = explored.flatMap((call): Listing[] => {
    const rows = call.rows.length > 1 && !call.from ? namedRows(call.rows) : [];
    return rows.length > 1 ? [{ call, noun: nounOf(call.tool), rows }] : [];
  });
  return listings.length > 0 ? random.pick(listings) : undefined;
}

function namedRows(rows: readonly JsonObject[]): Listing['rows'] {
  const field = naming.find((name) => {
    const names = rows.map((row) => row[name]);
    return names.every((value) => isPlainText(value)) && new Set(names).size === names.length;
  });
  return field === undefined ? [] : rows.map((row, at) => ({ name: String(row[field]), row, at }));
}

/** A name that can stand in a sentence. Longer text may be anything, also an instruction to whoever reads it. */
const isPlainText = (value: unknown): value is string =>
  typeof value === 'string' && /^[\p{L}\p{N}][^\n{}<>]{0,59}$/u.test(value);

/** "list_books" is about books, "books" too. */
function nounOf(tool: string): string {
  const words = snakeCase(tool).split('_');
  const own = words.length > 1 ? words.slice(1) : words;
  // In the singular first: as the name of a field, "parcels" would be a number.
  return fieldWords(singular(own.filter((word) => word !== 'all').join(' ')));
}

/** People speak of a great length and a high price. */
const degreesOf = (field: string) =>
  /(?:length|size|weight|area|capacity|amount|count|population|width|distance|quantity|volume|stock|seats)$/.test(
    snakeCase(field),
  )
    ? { more: 'greater', most: 'greatest', least: 'smallest' }
    : { more: 'higher', most: 'highest', least: 'lowest' };

const wordsFor = (field: string): string => fieldWords(snakeCase(field));

/** Fields that a person would ask about, with the values that an answer can say. */
function tellingFields(row: JsonObject, name: string): [string, string | number][] {
  return Object.entries(row).flatMap(([field, value]): [string, string | number][] => {
    const isKey = /(?:^|_)(?:id|uuid|key|url|href)$/.test(snakeCase(field));
    const isTelling = typeof value === 'number' || (isPlainText(value) && value !== name);
    return !isKey && isTelling && !isObject(value) ? [[field, value]] : [];
  });
}

function numbersOf({ rows }: Listing, random: Random) {
  const [first] = rows;
  const fields = Object.keys(first?.row ?? {}).filter(
    (field) =>
      !/(?:^|_)(?:id|key|code|year)$/.test(snakeCase(field)) &&
      rows.every(({ row }) => typeof row[field] === 'number'),
  );
  if (fields.length === 0) return undefined;
  const field = random.pick(fields);
  return { field, rows: rows.map(({ name, row }) => ({ name, value: Number(row[field]) })) };
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

const named = (noun: string, name: string): GraphGoal['facts'][number] => ({
  name: noun,
  value: name,
  text: `It's ${valueInWords(name)}.`,
  disclosed: 'opening',
});

const step = (call: ExploredCall, turn: number, purpose: string): GraphGoal['calls'][number] => ({
  tool: call.tool,
  arguments: call.arguments,
  turn,
  goal: 0,
  purpose,
});

const reading = ({ call, noun }: Listing) => step(call, 0, `to list the ${plural(noun)}`);
