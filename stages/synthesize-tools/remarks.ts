// Free text as people type it into a record: what the field is about, with who said it, when, and what happens
// next. The grammar is data/seeds/remarks.yaml; what it is about comes from the archetype's own list.
import type { Random } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import { upperFirst } from '../english.ts';
import { months } from '../spoken-dates.ts';
import type { Lexicon } from './lexicon.ts';
import { phraseFrom } from './phrases.ts';

type Row = { readonly [column: string]: Json };

interface RemarkField {
  readonly name: string;
  /** What remarks of this field are about. */
  readonly own: readonly string[];
  /** The time of its world. */
  readonly clock: string;
  readonly currency: string;
  /** People whose names come up. */
  readonly staff: () => readonly string[];
  readonly lexicon: Lexicon;
}

interface RemarkSource {
  /** As a row holds it. */
  value(random: Random, row: Row): string;
  /** As a caller gives it. */
  sample(random: Random): string;
}

export function remarksFor(field: RemarkField): RemarkSource {
  const { kinds, words, shortShare } = field.lexicon.remarks;
  const kind = kinds.find(({ fields }) => fields.includes(field.name)) ?? kinds.at(-1);
  const { short = [], long = [], said = [] } = kind ?? {};
  const compose = (templates: readonly string[], random: Random, row: Row): string =>
    phraseFrom(templates, { lists: words, random, slots: slotsFor(row, field, random) });
  return {
    value: (random, row) =>
      random.chance(shortShare) ? compose(short, random, row) : finished(compose(long, random, row)),
    sample: (random) => (random.chance(0.4) ? random.pick(field.own) : compose(said, random, {})),
  };
}

/** A remark of several sentences ends in a period. */
const finished = (text: string): string => {
  const said = upperFirst(text);
  return /[.!?]$/.test(said) ? said : `${said}.`;
};

const day = 86_400_000;

/** Fields that hold an amount of money. */
const isAmount = /^(amount|fee|total|price|deposit|cost_estimate|cost|unit_cost|late_fee|monthly_fee)$/;

function slotsFor(
  row: Row,
  { own, clock, currency, staff, lexicon }: RemarkField,
  random: Random,
): (slot: string) => string | undefined {
  const now = Date.parse(clock);
  const noted =
    Math.min(now, lastDayOf(row, now) ?? now - random.integer(1, 60) * day) + random.integer(0, 2) * day;
  const seen = Math.min(now, noted);
  const about = random.pick(own);
  const amounts = Object.entries(row).filter(([name, value]) => isAmount.test(name) && Number(value) > 0);
  const words: Readonly<Record<string, () => string | undefined>> = {
    own: () => about,
    staff: () => random.pick(staff()).split(' ')[0],
    colleague: () => random.pick(staff()),
    person: () => lexicon.person(random),
    when: () => shortDate(seen),
    next: () => shortDate(seen + random.integer(3, 24) * day),
    amount: () => (amounts.length === 0 ? undefined : `${random.pick(amounts)[1]} ${currency}`),
    place: () => random.pick(lexicon.places),
    street: () => lexicon.address(random),
    city: () => (typeof row.city === 'string' ? row.city : random.pick(lexicon.cities)),
  };
  return (slot) => words[slot]?.();
}

/** The last day that the row names and that is not ahead. */
function lastDayOf(row: Row, now: number): number | undefined {
  const days = Object.values(row).flatMap((value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? [Date.parse(value)] : [],
  );
  const past = days.filter((each) => each <= now && each > now - 400 * day);
  return past.length === 0 ? undefined : Math.max(...past);
}

/** "Mar 3": remarks leave the year out. */
function shortDate(time: number): string {
  const date = new Date(time);
  return `${months[date.getUTCMonth()]?.slice(0, 3)} ${date.getUTCDate()}`;
}
