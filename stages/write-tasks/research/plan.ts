// A research goal as a task: the calls that find and read what states its facts, a report where one is wanted, and the
// request in words.
import type { Random } from '../../../pipeline/hash.ts';
import type { Research } from '../../../schemas/research.ts';
import { upperFirst } from '../../english.ts';
import { figureInWords } from '../../libraries/figures.ts';
import type { LoadedLibrary } from '../../libraries/library.ts';
import { runPython } from '../../mathematics/python.ts';
import { type GraphGoal, planOf } from '../graph/graph-goal.ts';
import type { Material } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';
import type { ResearchGoal } from './goals.ts';
import { type KnownFact, nameOf, type Source } from './known-facts.ts';
import { type ReadingCall, readingCalls, type Wanted } from './reading.ts';
import { frames, namingSources, reasons, seconds, wantingReport } from './sayings.ts';

/** How many tasks want a report, and how many users say why they ask. */
const shares = { report: 0.5, reason: 0.5 };

/** Undefined where a document is not found by the words of the question. */
export function researchPlan(
  goal: ResearchGoal,
  library: LoadedLibrary,
  { material, random }: { material: Pick<Material, 'persona'>; random: Random },
): TaskPlan | undefined {
  const reading = readingCalls(wantedFor(goal), library, random);
  if (!reading) return undefined;
  const isReport = random.chance(shares.report);
  const sources = goal.facts.map(asSource);
  const found = [...reading, ...runCalls(goal, reading)];
  const calls = isReport ? [...found, ...reportCalls(goal, sources, found)] : found;
  const read = found.flatMap(({ refused }, at) => (refused ? [] : [at]));
  const executed: GraphGoal = {
    say: sayingOf(goal, isReport, random),
    facts: [],
    calls: calls.map((call) => ({ ...call, goal: 0 })),
    communicate: [
      ...goal.computed.map(({ name, value }) => ({ name, value, computedFrom: read })),
      ...goal.told.map((fact) => ({ name: nameOf(fact), value: fact.value })),
    ],
  };
  return {
    ...planOf([executed], material, random),
    research: { report: isReport, sources, units: unitsOf(goal), ...defectIn(goal) },
  };
}

const defectIn = ({ runs = [] }: ResearchGoal): Pick<Research, 'defect'> =>
  Object.assign({}, ...runs.map(({ defect }) => (defect === undefined ? {} : { defect })));

const unitsOf = ({ computed }: ResearchGoal): Research['units'] =>
  Object.fromEntries(
    computed.flatMap(({ name, unit }) => (unit === undefined ? [] : [[name, unit] as const])),
  );

/** Code that fails as the document gives it is run nevertheless: only then is it known what is wrong with it. */
const runCalls = ({ runs = [] }: ResearchGoal, reading: readonly ReadingCall[]): ReadingCall[] =>
  runs.map(({ code, title, defect, isMended, put }, at) => ({
    tool: runPython.name,
    arguments: { code },
    turn: (reading.at(-1)?.turn ?? -1) + 1 + at,
    purpose: `to run the code of "${title}"${put === undefined ? ' as it stands' : ` with ${put}`}`,
    ...(defect === undefined ? {} : { refused: true }),
    thought: isMended
      ? { about: 'code_mended', says: { title, defect: runs[at - 1]?.defect ?? '' } }
      : {
          about: put === undefined ? 'code_as_it_stands' : 'code_with_figures',
          says: { title, put: put ?? '' },
        },
  }));

/** What is corrected is read before its correction. */
function wantedFor({ facts, isSurvey, runs }: ResearchGoal): Wanted[] {
  return facts.flatMap((fact, at) => {
    // A note with code is asked for by what it is about.
    if (runs && at === 0) return [{ ...fact.source, query: fact.source.document.title.toLowerCase() }];
    // Whoever looks for the largest does not know the names of all.
    const query = isSurvey ? `${fact.about.noun} ${fact.field}` : `${fact.subject} ${fact.field}`;
    return [
      ...(fact.corrected ? [{ ...fact.corrected, query }] : []),
      {
        ...fact.source,
        query: fact.corrected ? `correction ${query}` : query,
        ...(fact.corrected
          ? { purpose: `to see whether the ${fact.field} of ${fact.subject} was corrected` }
          : {}),
      },
    ];
  });
}

const asSource = (fact: KnownFact): Research['sources'][number] => ({
  name: nameOf(fact),
  value: fact.value,
  ...(fact.about.unit === undefined ? {} : { unit: fact.about.unit }),
  ...placeOf(fact.source),
});

const placeOf = ({ document, quote }: Source) => ({ document: document.file, title: document.title, quote });

/** The quotes are checked before the report is written. */
function reportCalls(
  { title, computed }: ResearchGoal,
  sources: Research['sources'],
  reading: readonly ReadingCall[],
): ReadingCall[] {
  const citations = unique(sources.map(({ document, quote }) => ({ document, quote })));
  const turn = (reading.at(-1)?.turn ?? -1) + 1;
  const sentences = [...sources, ...computed].map((fact) => `The ${fact.name} is ${figureInWords(fact)}.`);
  return [
    {
      tool: 'check_citations',
      arguments: { citations },
      turn,
      purpose: 'to check that each quote stands in its document word for word',
    },
    {
      tool: 'write_report',
      arguments: { title, body: sentences.join(' '), citations },
      turn: turn + 1,
      purpose: `to write the report "${title}"`,
    },
  ];
}

const unique = <Item>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

function sayingOf({ questions }: ResearchGoal, isReport: boolean, random: Random): string {
  const [first = '', ...more] = questions;
  return [
    ...(random.chance(shares.reason) ? [random.pick(reasons)] : []),
    asked(random.pick(frames), first),
    ...more.map((question) => asked(random.pick(seconds), question)),
    random.pick(isReport ? wantingReport : namingSources),
  ].join(' ');
}

const asked = (frame: string, question: string): string =>
  frame.replace('{q}', () => question).replace('{Q}', () => upperFirst(question));
