// Questions that a library answers: one figure, two of them, one that leads to another document, a comparison, the
// subject with the most of something, a sum. Each is worked out from facts that documents state.
import type { Random } from '../../../pipeline/hash.ts';
import { andList, plural } from '../../english.ts';
import { type KnownFact, nameOf } from './known-facts.ts';

export interface ResearchGoal {
  /** Questions in lowercase and without a mark. */
  readonly questions: readonly string[];
  /** The facts that documents state, in the order in which they are looked up. */
  readonly facts: readonly KnownFact[];
  /** What follows from several of them. */
  readonly computed: readonly {
    readonly name: string;
    readonly value: string | number;
    readonly unit?: string;
  }[];
  /** The facts to be told; the others only lead to what is computed. */
  readonly told: readonly KnownFact[];
  /** Code of a document to be run after reading, in order. */
  readonly runs?: readonly SampleRun[];
  /** True for a question about all subjects of a sort, which does not name them. */
  readonly isSurvey?: true;
  /** What a report on it is called. */
  readonly title: string;
}

export interface SampleRun {
  readonly code: string;
  /** The document that gives it. */
  readonly title: string;
  /** Why it fails, for code that is run as the document gives it and does not run any more. */
  readonly defect?: string;
  /** True for the code that is run after that. */
  readonly isMended?: true;
  /** The figures that were put into it, in words; undefined for the code as it stands. */
  readonly put?: string;
}

type MakeGoal = (facts: readonly KnownFact[], random: Random) => ResearchGoal | undefined;

/** Subjects of a survey: enough to have to look, few enough for one task. */
const mostSurveyed = 14;

const ask = ({ about, subject }: KnownFact, random: Random): string =>
  random.pick(about.ask).replaceAll('{subject}', subject);

const single: MakeGoal = (facts, random) => {
  const fact = random.pick(facts);
  return {
    questions: [ask(fact, random)],
    facts: [fact],
    computed: [],
    told: [fact],
    title: capital(nameOf(fact)),
  };
};

/** A figure that was corrected: the first document that has it is wrong. */
const corrected: MakeGoal = (facts, random) => {
  const some = facts.filter((fact) => fact.corrected);
  return some.length > 0 ? single([random.pick(some)], random) : undefined;
};

const two: MakeGoal = (facts, random) => {
  const first = random.pick(facts);
  const others = facts.filter(
    (fact) =>
      fact.subject === first.subject && fact.field !== first.field && fact.about.noun === first.about.noun,
  );
  if (others.length === 0) return undefined;
  const second = random.pick(others);
  return {
    questions: [ask(first, random), ask(second, random)],
    facts: [first, second],
    computed: [],
    told: [first, second],
    title: `Facts about ${first.subject}`,
  };
};

/** The answer to the first question is what the second is about, in another document. */
const hop: MakeGoal = (facts, random) => {
  const subjects = new Set(
    facts.filter(({ about }) => about.askIt !== undefined).map(({ subject }) => subject),
  );
  const firsts = facts.filter(({ value }) => typeof value === 'string' && subjects.has(value));
  if (firsts.length === 0) return undefined;
  const first = random.pick(firsts);
  const second = random.pick(
    facts.filter(({ subject, about }) => subject === first.value && about.askIt !== undefined),
  );
  return {
    questions: [`${ask(first, random)}, and ${second.about.askIt}`],
    facts: [first, second],
    computed: [],
    told: [first, second],
    title: `${capital(nameOf(first))}`,
  };
};

const compared: MakeGoal = (facts, random) => {
  const group = random.pick(
    groupsOf(facts, ({ about }) => about.most !== undefined && about.unit !== undefined),
  );
  const [one, other] = random.shuffle(group ?? []);
  if (!one || !other || one.value === other.value) return undefined;
  const difference = Math.round(Math.abs(Number(one.value) - Number(other.value)) * 1e6) / 1e6;
  const unit = one.about.unit;
  return {
    questions: [ask(one, random), `how does that compare with ${other.subject}: what is the difference`],
    facts: [one, other],
    computed: [
      {
        name: `difference between ${one.subject} and ${other.subject}`,
        value: difference,
        ...(unit === undefined ? {} : { unit }),
      },
    ],
    told: [one, other],
    title: `${one.subject} and ${other.subject} compared`,
  };
};

const extreme: MakeGoal = (facts, random) => {
  const group = random.pick(groupsOf(facts, ({ about }) => about.most !== undefined));
  if (!group || group.length < 3 || group.length > mostSurveyed) return undefined;
  const isMost = random.chance(0.5) || group[0]?.about.least === undefined;
  const sign = isMost ? 1 : -1;
  const [first, second] = group.toSorted((a, b) => sign * (Number(b.value) - Number(a.value)));
  const best = isMost ? first?.about.most : first?.about.least;
  if (!first || !second || first.value === second.value || best === undefined) return undefined;
  return {
    questions: [
      `${random.pick(['which is the', "what's the name of the", 'which one is the'])} ${best}`,
      random.pick(figures),
    ],
    facts: random.shuffle(group),
    computed: [{ name: best, value: first.subject }],
    told: [first],
    isSurvey: true,
    title: capital(best),
  };
};

const figures = [
  'what is the figure',
  'what is the exact figure',
  'what does the document give as the figure',
];

const total: MakeGoal = (facts, random) => {
  const group = random.pick(groupsOf(facts, ({ about }) => about.total !== undefined));
  if (!group || group.length < 3) return undefined;
  const some = random.shuffle(group).slice(0, random.integer(3, Math.min(6, group.length)));
  const [first] = some;
  if (!first?.about.total) return undefined;
  const sum = some.reduce((all, { value }) => all + Number(value), 0);
  const { unit } = first.about;
  return {
    questions: [first.about.total.replaceAll('{subjects}', andList(some.map(({ subject }) => subject)))],
    facts: some,
    computed: [
      {
        name: `total of ${first.field}`,
        value: Math.round(sum * 1e6) / 1e6,
        ...(unit === undefined ? {} : { unit }),
      },
    ],
    told: [],
    title: `${capital(first.field)} of ${some.length} ${plural(first.about.noun)} together`,
  };
};

export const researchGoals: readonly { readonly make: MakeGoal; readonly weight: number }[] = [
  { make: single, weight: 2 },
  { make: corrected, weight: 2 },
  { make: two, weight: 2 },
  { make: hop, weight: 2 },
  { make: compared, weight: 3 },
  { make: extreme, weight: 3 },
  { make: total, weight: 3 },
];

/** Facts of one field, where their values are numbers. */
function groupsOf(facts: readonly KnownFact[], isWanted: (fact: KnownFact) => boolean): KnownFact[][] {
  const groups = new Map<string, KnownFact[]>();
  for (const fact of facts)
    if (typeof fact.value === 'number' && isWanted(fact))
      groups.set(fact.field, [...(groups.get(fact.field) ?? []), fact]);
  return [...groups.values()].filter(({ length }) => length > 1);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
