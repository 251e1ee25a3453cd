// System prompts by a procedure: from one paragraph to a handbook with headings and procedures. They say who the
// assistant is, what its applications keep, their policies word for word, and how to work.
import type { Random } from '../../pipeline/hash.ts';
import { lowerFirst, upperFirst } from '../english.ts';
import { dateInWords } from '../spoken-dates.ts';
import { appInWords, oneOf, type PromptSeeds, sayAbout, seedsFor, type Thing } from './prompt-seeds.ts';

export interface Service {
  title: string;
  summary: string;
  clock: string | null;
  policies: readonly { prose: string; enforcedBy: 'tools' | 'agent' }[];
  things: readonly Thing[];
}

/** The lines of one topic, in the order of the prompt. */
interface Block {
  readonly topic: keyof PromptSeeds['headings'];
  readonly lines: readonly string[];
  /** Policies and steps are listed line by line in every layout. */
  readonly isList?: boolean;
  readonly title?: string;
}

interface Composition {
  readonly services: readonly Service[];
  readonly seeds: PromptSeeds;
  readonly say: (template: string) => string;
  /** Sentences about one and the same thing. */
  readonly sayAll: (templates: readonly string[]) => string[];
  readonly random: Random;
}

/** How much a layout says: numbers of sentences. */
interface Amounts {
  readonly about: number;
  readonly habits: number;
  readonly procedures: number;
  readonly hours: boolean;
}

interface Layout {
  readonly weight: number;
  readonly amounts: Amounts;
  /** Policies that the tools enforce anyway are left out of short prompts. */
  readonly repeatsTools: number;
  render(blocks: readonly Block[], composition: Composition): string;
}

const layouts: readonly Layout[] = [
  {
    weight: 3,
    amounts: { about: 0, habits: 1, procedures: 0, hours: false },
    repeatsTools: 0,
    render: (blocks) => blocks.flatMap(({ lines }) => lines).join(' '),
  },
  {
    weight: 6,
    amounts: { about: 2, habits: 3, procedures: 0, hours: false },
    repeatsTools: 0.4,
    render: (blocks, composition) => blocks.map((block) => paragraph(block, composition)).join('\n\n'),
  },
  {
    weight: 5,
    amounts: { about: 3, habits: 5, procedures: 1, hours: true },
    repeatsTools: 0.4,
    render: (blocks, composition) => withHeadings(blocks, composition),
  },
  {
    weight: 4,
    amounts: { about: 5, habits: 9, procedures: 3, hours: true },
    repeatsTools: 0.7,
    render: (blocks, composition) => withHeadings(blocks, composition),
  },
  {
    weight: 3,
    amounts: { about: 1, habits: 4, procedures: 0, hours: false },
    repeatsTools: 0.4,
    render: ([first, ...rest], { random }) => {
      const bullet = random.pick(bullets);
      const lines = rest.flatMap(({ lines }) => lines).map((line, index) => bullet(index) + line);
      return `${first?.lines.join(' ') ?? ''}\n\n${lines.join('\n')}`;
    },
  },
];

const bullets: readonly ((index: number) => string)[] = [
  () => '- ',
  () => '* ',
  (index) => `${index + 1}. `,
  (index) => `(${index + 1}) `,
];

/** An assistant with its name and its prompt. */
export function writeAgent(
  services: readonly Service[],
  allSeeds: PromptSeeds,
  random: Random,
): { name: string; systemPrompt: string } {
  const role = random.pick(allSeeds.roles);
  const apps = services.map(({ title }) => title);
  const name = `${apps.join(' and ')} ${role}`;
  return {
    name: name.length > mostOfName ? apps.join(' and ').slice(0, mostOfName) : name,
    systemPrompt: systemPrompt({ services, role, seeds: allSeeds, random }),
  };
}

/** As the schema of agents has it. */
const mostOfName = 60;

function systemPrompt({
  services,
  role,
  seeds: allSeeds,
  random,
}: Pick<Composition, 'services' | 'seeds' | 'random'> & { role: string }): string {
  const things = services.flatMap((service) => service.things);
  const seeds = seedsFor(things, allSeeds);
  const sayAll = sayAbout({ apps: services.map(({ title }) => title), role, things }, seeds, random);
  const say = (template: string): string => sayAll([template])[0] ?? '';
  const composition = { services, seeds, random, sayAll, say };
  const layout = random.pick(layouts.flatMap((each) => Array.from({ length: each.weight }, () => each)));
  const { amounts } = layout;
  const others = [
    ...dateBlock(composition),
    ...policyBlock(composition, layout.repeatsTools),
    { topic: 'habits' as const, lines: habitLines(composition, amounts.habits) },
    ...procedureBlocks(composition, amounts.procedures),
    ...(amounts.hours && random.chance(0.6)
      ? [{ topic: 'hours' as const, lines: [composition.say(random.pick(seeds.hours_sentences))] }]
      : []),
  ];
  return layout.render([aboutBlock(composition, amounts.about), ...random.shuffle(others)], composition);
}

function aboutBlock({ services, seeds, say, random }: Composition, count: number): Block {
  const subjects = services.map(({ title }) =>
    services.length === 1 ? 'It' : upperFirst(appInWords(title)),
  );
  const summaries = services.map(({ summary }, index) => summarySentence(summary, subjects[index] ?? 'It'));
  const isNew = services.every(({ things }) => things.length === 0);
  const rest = [
    ...random.shuffle(seeds.about).slice(0, isNew ? 0 : Math.ceil(count / 2)),
    ...random.shuffle(seeds.audiences).slice(0, Math.floor(count / 2)),
    ...(random.chance(0.7) ? [random.pick(seeds.tones)] : []),
  ].map((template) => say(template));
  // A service that keeps nothing we know of is described by its summary alone.
  const summary = isNew || (count > 0 && random.chance(0.5)) ? summaries : [];
  return { topic: 'about', lines: [say(random.pick(seeds.openings)), ...summary, ...random.shuffle(rest)] };
}

/** A summary may be a sentence of its own or start with a verb: "Manages loans" becomes "It manages loans". */
function summarySentence(summary: string, subject: string): string {
  const sentence = /[.!?]$/.test(summary) ? summary : `${summary}.`;
  return /^(?!This|Its|Has|Is|Was)[A-Z][a-z]+s (?!(?:are|have|can|is|do|were|will)\b)/.test(sentence)
    ? `${subject} ${lowerFirst(sentence)}`
    : sentence;
}

/** Policies about time make no sense without a date. */
const isAboutTime = /\b(?:past|days?|date|expired?|today|passed|late|month|hours?)\b/;

/** One line, even for two applications: the worlds of an agent share a clock. Some prompts do without. */
function dateBlock({ services, seeds, random }: Composition): Block[] {
  const latest = services
    .flatMap(({ clock }) => (clock ? [clock] : []))
    .sort()
    .at(-1);
  const needsDate = services.some(({ policies }) => policies.some(({ prose }) => isAboutTime.test(prose)));
  if (latest === undefined || (!needsDate && random.chance(0.25))) return [];
  const line = oneOf(random.pick(seeds.dates), random)
    .replace('{date}', dateInWords(latest.slice(0, 10)))
    .replace('{time}', latest.slice(11, 16));
  return [{ topic: 'date', lines: [line] }];
}

/** All that bind the agent alone, and a share of those that the tools enforce. */
function policyBlock({ services, random }: Composition, repeatsTools: number): Block[] {
  const lines = services.flatMap(({ policies }) =>
    policies
      .filter(({ enforcedBy }) => enforcedBy === 'agent' || random.chance(repeatsTools))
      .map(({ prose }) => prose),
  );
  return lines.length > 0 ? [{ topic: 'policies', lines, isList: true }] : [];
}

/** One sentence on each topic before a second one on any. */
function habitLines({ seeds, say, random }: Composition, count: number): string[] {
  const topics = random.shuffle(Object.values(seeds.habits)).map((sentences) => random.shuffle(sentences));
  return Array.from({ length: count }, (_, index) => {
    const topic = topics[index % topics.length] ?? [];
    return topic[Math.floor(index / topics.length)] ?? '';
  })
    .filter((sentence) => sentence !== '')
    .map((template) => say(template));
}

function procedureBlocks({ seeds, sayAll, random }: Composition, count: number): Block[] {
  return random
    .shuffle(seeds.procedures)
    .slice(0, count)
    .map(({ title, steps }) => {
      const [said = title, ...lines] = sayAll([title, ...steps]);
      return { topic: 'habits', title: said, lines, isList: true };
    });
}

function paragraph({ topic, lines, isList }: Block, { seeds, say, random }: Composition): string {
  if (!isList) return lines.join(' ');
  const bullet = random.pick(bullets);
  const lead = topic === 'policies' ? `${say(random.pick(seeds.policy_leads))}\n` : '';
  return lead + lines.map((line, index) => bullet(index) + line).join('\n');
}

const headingMarks: readonly ((text: string) => string)[] = [
  (text) => `## ${text}`,
  (text) => `# ${text}`,
  (text) => `**${text}**`,
  (text) => `${text}:`,
  (text) => `### ${text}`,
];

function withHeadings([first, ...blocks]: readonly Block[], { seeds, random }: Composition): string {
  const mark = random.pick(headingMarks);
  const bullet = random.pick(bullets);
  const listsHabits = random.chance(0.6);
  const parts = blocks.map(({ topic, title, lines, isList }) => {
    const isListed = isList || (topic === 'habits' && listsHabits);
    const number = title === undefined ? bullet : (index: number) => `${index + 1}. `;
    const text = isListed ? lines.map((line, index) => number(index) + line).join('\n') : lines.join(' ');
    return `${mark(title ?? random.pick(seeds.headings[topic]))}\n${text}`;
  });
  const opening = first?.lines.join(' ') ?? '';
  const start = random.chance(0.4) ? `${mark(random.pick(seeds.headings.about))}\n${opening}` : opening;
  return [start, ...parts].join('\n\n');
}
