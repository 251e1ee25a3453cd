// What an agent works with, as its system prompt describes it: what an application or a live server keeps, its
// policies, and what can be done there.
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { EnvironmentPart } from '../../schemas/agent.ts';
import type { Language, Program } from '../../schemas/program.ts';
import type { World } from '../../schemas/world.ts';
import { oneOf } from '../alternatives.ts';
import { andList, fieldWords, snakeCase } from '../english.ts';
import { worldWithTools } from '../environments/world.ts';
import { type LoadedLibrary, libraryWith } from '../libraries/library.ts';
import { readLiveSeeds } from '../mcp/live-seeds.ts';
import { packagedServers } from '../mcp/servers.ts';
import { type LoadedSimulation, simulationWith } from '../simulations/simulation.ts';
import { isPlural } from '../values-in-words.ts';
import { type Operation, operationsOf } from './operations.ts';
import { asCoding, type PromptSeeds, type Thing, withWords } from './prompt-seeds.ts';

export interface Service {
  title: string;
  summary: string;
  clock: string | null;
  policies: readonly { prose: string; enforcedBy: 'tools' | 'agent' }[];
  things: readonly Thing[];
  operations: readonly Operation[];
  /** What the prompt must say beside the policies. */
  notes: readonly string[];
  /** Set for a project in whose files the assistant works: its prompt speaks of code, not of records. */
  isCode?: true;
}

interface Source {
  readonly store: Reader;
  readonly seeds: PromptSeeds;
  readonly random: Random;
}

/** Tools that compute beside an application are no service of their own: its prompt says how to use them. */
export async function servicesOf(parts: readonly EnvironmentPart[], source: Source): Promise<Service[]> {
  const described = parts.filter(({ environment }) => environment !== 'math' || parts.length === 1);
  const services = await Promise.all(described.map((part) => serviceOf(part, source)));
  const [first, ...others] = services;
  if (!first || described.length === parts.length) return services;
  return [{ ...first, notes: [...first.notes, ...calculatingNotes(source)] }, ...others];
}

export async function serviceOf(part: EnvironmentPart, source: Source): Promise<Service> {
  const { store } = source;
  if (part.environment === 'mcp') return liveService(part, source);
  if (part.environment === 'library') return libraryService(await libraryWith(store, part.of), source);
  if (part.environment === 'workspace') return projectService(await store.get('programs', part.of), source);
  if (part.environment === 'math') return mathService(source);
  if (part.environment === 'simulated') return simulatedService(await simulationWith(store, part.of));
  const { world, tools } = await worldWithTools(store, part.of);
  const own = part.tools.flatMap((name) => tools.get(name) ?? []);
  return {
    title: world.title,
    summary: world.summary,
    clock: part.clock ?? world.clock,
    policies: world.policies.map(({ prose, enforcedBy }) => ({ prose, enforcedBy })),
    things: thingsIn(world),
    operations: operationsOf(own, world),
    notes: [],
  };
}

async function liveService(
  { of, fixture = '' }: EnvironmentPart,
  { random }: Pick<Source, 'random'>,
): Promise<Service> {
  const live = packagedServers.find((server) => server.name === of)?.live;
  if (!live) throw new BugError(`${of} is no server that agents can be played on`);
  const { title, notes, clock = null } = live.setting(await readLiveSeeds(), fixture);
  return {
    title,
    summary: live.summary,
    clock,
    policies: [],
    things: live.things,
    operations: [],
    notes: notes.map((note) => oneOf(note, random)),
  };
}

function libraryService(
  { library, documents }: LoadedLibrary,
  { seeds, random }: Pick<Source, 'seeds' | 'random'>,
): Service {
  const { title, summary, clock } = library;
  const formats = [...new Set([...documents.values()].map(({ format }) => format))].sort();
  const held: Record<string, string> = { holdings: String(documents.size), formats: andList(formats) };
  return {
    title,
    summary,
    clock,
    policies: [],
    things: [
      { noun: 'document', plural: 'documents', fields: ['title', 'format', 'date'] },
      { noun: 'report', plural: 'reports', fields: ['title', 'subject', 'citations'] },
      { noun: 'source', plural: 'sources', fields: ['title', 'page', 'wording'] },
    ],
    operations: [],
    notes: random
      .shuffle(seeds.citing)
      .map((sentences) =>
        oneOf(random.pick(sentences), random).replaceAll(
          /\{(\w+)\}/g,
          (slot, name: string) => held[name.toLowerCase()] ?? slot,
        ),
      ),
  };
}

const spokenLanguages: Readonly<Record<Language, readonly [ending: string, name: string][]>> = {
  python: [['.py', 'Python']],
  javascript: [
    ['.ts', 'TypeScript'],
    ['.js', 'JavaScript'],
  ],
};

/** "sources in src/ and tests in tests/", by the folders that the paths begin with. */
const layoutOf = ({ files, tests }: Pick<Program, 'files' | 'tests'>): string =>
  andList([
    `sources in ${andList(foldersOf(Object.keys(files)))}`,
    `tests in ${andList(foldersOf(Object.keys(tests)))}`,
  ]);

const foldersOf = (paths: readonly string[]): string[] => [
  ...new Set(paths.map((path) => (path.includes('/') ? `${path.split('/')[0]}/` : 'the root'))),
];

function projectService(program: Program, { seeds, random }: Pick<Source, 'seeds' | 'random'>): Service {
  const { title, about, files, language } = program;
  const isIn = (ending: string): boolean => Object.keys(files).some((path) => path.endsWith(ending));
  const [, spoken = language] = spokenLanguages[language].find(([ending]) => isIn(ending)) ?? [];
  const slots: Record<string, string> = { language: spoken, layout: layoutOf(program) };
  return {
    title: `${title} project`,
    summary: about,
    clock: null,
    policies: [],
    things: [
      { noun: 'file', plural: 'files', fields: ['path', 'imports', 'length'] },
      { noun: 'function', plural: 'functions', fields: ['name', 'parameters', 'documentation'] },
      { noun: 'test', plural: 'tests', fields: ['name', 'outcome', 'message'] },
    ],
    operations: [],
    notes: seeds.coding.conventions.map((sentences) =>
      withWords(random.pick(sentences), asCoding(seeds).words, random).replaceAll(
        /\{(\w+)\}/g,
        (slot, name: string) => slots[name] ?? slot,
      ),
    ),
    isCode: true,
  };
}

function mathService({ seeds, random }: Pick<Source, 'seeds' | 'random'>): Service {
  const { titles, summaries } = seeds.calculating;
  return {
    title: random.pick(titles),
    summary: oneOf(random.pick(summaries), random),
    clock: null,
    policies: [],
    things: [
      { noun: 'calculation', plural: 'calculations', fields: ['unit', 'rounding', 'result'] },
      { noun: 'problem', plural: 'problems', fields: ['figure', 'condition', 'unit'] },
      { noun: 'question', plural: 'questions', fields: ['figure', 'unit', 'precision'] },
    ],
    operations: [],
    notes: random.shuffle([
      ...calculatingNotes({ seeds, random }),
      oneOf(random.pick(seeds.calculating.units), random),
    ]),
  };
}

const calculatingNotes = ({ seeds, random }: Pick<Source, 'seeds' | 'random'>): string[] =>
  random.shuffle(seeds.calculating.notes).map((sentences) => oneOf(random.pick(sentences), random));

function simulatedService({ simulation }: LoadedSimulation): Service {
  const { title, summary, clock, tables } = simulation;
  const things = Object.values(tables).map(({ noun, plural, columns }) => ({
    noun,
    plural,
    fields: fieldsInWords(Object.keys(columns)),
  }));
  return { title, summary, clock, policies: [], things, operations: [], notes: [] };
}

/** What a world keeps. Sentences about records do not fit people, so those are left out where there is more. */
export function thingsIn({ tables, schema }: Pick<World, 'tables' | 'schema'>): Thing[] {
  const kept = Object.entries(tables).map(([name, { noun, plural, columns }]) => ({
    noun,
    plural,
    fields: fieldsInWords(Object.keys(columns)),
    states: statesIn(schema.find((statement) => statement.includes(`TABLE "${name}"`)) ?? ''),
    isPerson: personal.some((column) => column in columns),
  }));
  const things = kept.filter(({ isPerson }) => !isPerson);
  return (things.length > 0 ? things : kept).map(({ isPerson: _, ...thing }) => thing);
}

const personal = ['email', 'phone', 'born_on', 'specialty', 'hourly_rate', 'shift'];

/** The states that the definition of a table allows, such as "status" TEXT CHECK ("status" IN ('open', 'done')). */
function statesIn(definition: string): string[] {
  const [, list = ''] = /"status" TEXT[^,]*CHECK \("status" IN \(([^)]*)\)/.exec(definition) ?? [];
  return [...list.matchAll(/'((?:[^']|'')*)'/g)].map(([, state = '']) =>
    state.replaceAll("''", "'").replaceAll('_', ' '),
  );
}

/** Columns that people would not speak of, or not by their names. */
const unspokenNames = [
  'id|is_.*|has_.*|no_.*|needs_.*|.*_id|previous_status|reason|body|.*note|opted_out|contact.*',
  'name|from|to|at|by',
];
const unspoken = new RegExp(`^(?:${unspokenNames.join('|')})$`);

const fieldsInWords = (columns: readonly string[]): string[] =>
  columns
    .filter((column) => !unspoken.test(snakeCase(column)))
    .map(fieldWords)
    .filter((words) => !isPlural(words) && !/flag$/.test(words));
