// A question that a code sample of a document answers once it is run with figures from other documents, or as it stands.
// The code is run while the task is planned; code that no longer runs is run, seen to fail, and mended.
import type { Random } from '../../../pipeline/hash.ts';
import type { CodeSample, Document } from '../../../schemas/document.ts';
import { andList } from '../../english.ts';
import { codeWith, printedAfter } from '../../libraries/code-samples.ts';
import { figureInWords } from '../../libraries/figures.ts';
import type { LoadedLibrary } from '../../libraries/library.ts';
import { runPython } from '../../mathematics/python.ts';
import type { MathSession } from '../../mathematics/session.ts';
import type { ResearchGoal, SampleRun } from './goals.ts';
import { factsIn, type KnownFact } from './known-facts.ts';

/** How often the code is asked for as it stands, where that is a question. */
const asItStands = 0.25;

interface Choice {
  readonly document: Document;
  readonly sample: CodeSample;
  /** The fact of the document that goes into the result. */
  readonly rests: KnownFact;
  /** Undefined for the code as it stands. */
  readonly about: { readonly subject: string; readonly inputs: readonly KnownFact[] } | undefined;
}

/** Undefined where no sample fits, or where what it prints is not what was worked out in another way. */
export async function sampleGoal(
  library: LoadedLibrary,
  calculator: MathSession,
  random: Random,
): Promise<ResearchGoal | undefined> {
  const choice = choiceIn(library, random);
  const runs = choice && runsOf(choice);
  const value = runs && (await resultOf(choice, runs, calculator));
  if (!runs || value === undefined) return undefined;
  const { document, sample, rests, about } = choice;
  const said = about ?? { subject: '', inputs: [] };
  const { name, ask } = about ? sample : (sample.asWritten ?? sample);
  const filled = (text: string): string => text.replaceAll('{subject}', said.subject);
  return {
    questions: [filled(random.pick(ask))],
    facts: [rests, ...said.inputs],
    computed: [{ name: filled(name), value, ...(sample.unit === undefined ? {} : { unit: sample.unit }) }],
    told: [],
    runs: runs.map((run) => ({ ...run, title: document.title })),
    title: about ? `${document.title}: ${about.subject}` : document.title,
  };
}

function choiceIn(library: LoadedLibrary, random: Random): Choice | undefined {
  const all = [...library.documents.values()].flatMap((document) =>
    document.samples.map((sample) => ({ document, sample })),
  );
  if (all.length === 0) return undefined;
  const { document, sample } = random.pick(all);
  const facts = factsIn(library);
  const rests = facts.find(
    ({ field, subject }) => field === sample.rests.field && subject === sample.rests.subject,
  );
  if (!rests) return undefined;
  if (sample.asWritten && random.chance(asItStands)) return { document, sample, rests, about: undefined };
  const subjects = new Map<string, readonly KnownFact[]>();
  for (const { subject } of facts) {
    const inputs = sample.inputs.flatMap(
      ({ field }) => facts.find((fact) => fact.subject === subject && fact.field === field) ?? [],
    );
    if (inputs.length === sample.inputs.length) subjects.set(subject, inputs);
  }
  if (subjects.size === 0) return undefined;
  const [subject, inputs] = random.pick([...subjects]);
  return { document, sample, rests, about: { subject, inputs } };
}

type Run = Omit<SampleRun, 'title'>;

function runsOf({ sample: { code, repaired, inputs }, about }: Choice): Run[] {
  const values = Object.fromEntries(
    inputs.flatMap(({ variable, field }) => {
      const fact = about?.inputs.find((each) => each.field === field);
      return fact ? [[variable, fact.value] as const] : [];
    }),
  );
  const put = about && { put: andList(about.inputs.map(figurePut)) };
  const first = { code: codeWith(code, values), ...put };
  if (!repaired) return [first];
  return [
    { ...first, defect: repaired.defect },
    { code: codeWith(repaired.code, values), isMended: true, ...put },
  ];
}

/** "7.9 meters as the quay depth" */
const figurePut = ({ field, value, about: { unit } }: KnownFact): string =>
  `${figureInWords({ value, unit })} as the ${field}`;

async function resultOf(
  { sample: { prints, results, code }, about }: Choice,
  runs: readonly Run[],
  calculator: MathSession,
): Promise<string | number | undefined> {
  await calculator.rewind();
  let value: string | number | undefined;
  for (const run of runs) {
    const result = await calculator.call(runPython.name, { code: run.code });
    if (result.ok !== (run.defect === undefined)) return undefined;
    value = result.ok ? printedAfter(prints, String(result.value)) : undefined;
  }
  const expected = about && results[about.subject];
  const isUnchanged = about !== undefined && runs.some((run) => run.code === code);
  return isUnchanged || (expected !== undefined && expected !== value) ? undefined : value;
}
