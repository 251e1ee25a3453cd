// write-programs: a model writes further programs for programming tasks, and only those are kept that run as programs
// must. One unit is the programs of one area, each of which hears what it must not resemble. Nothing is written unless
// the config asks for it.
import { z } from 'zod';
import { type Context, defineStage, type NewRecord, type RejectDraft } from '../pipeline/stage.ts';
import { languageSchema } from '../schemas/program.ts';
import { likenessFault, type Sketched, sketched } from './write-programs/alike.ts';
import { knownPrograms } from './write-programs/known-programs.ts';
import { programWriter } from './write-programs/program-writer.ts';
import { areaShares, type Topic, topicsOf } from './write-programs/topics.ts';
import { type Verdict, verdictOn } from './write-programs/verdict.ts';

export const writePrograms = defineStage({
  name: 'write-programs',
  summary: 'write further programs with a model, and accept those that pass the same checks',
  writes: ['programs'],
  // A program must differ from all that check-programs has accepted.
  whole: true,
  computes: true,
  options: () =>
    z.strictObject({
      programs: z
        .int()
        .nonnegative()
        .default(0)
        .describe('how many programs a model writes; more than 0 needs a model for the role that does it'),
      languages: z
        .array(languageSchema)
        .min(1)
        .default(['python', 'javascript'])
        .describe('languages to write them in, in turn'),
      mutants: z.int().positive().default(12).describe('mistakes of one program for tasks to repair'),
    }),
  async check({ programs }, _, isModel) {
    if (programs === 0 || isModel(programWriter.name)) return [];
    const message = `no procedure writes programs; bind roles.${programWriter.name} to a model, or set it to 0`;
    return [{ path: ['programs'], message }];
  },
  async admission(store) {
    const known: Sketched[] = [];
    for await (const program of store.read('programs')) known.push(sketched(program));
    return (records) => {
      const rejects: RejectDraft[] = [];
      const programs = (records.programs ?? []).filter((program) => {
        const sketch = sketched(program);
        const fault = likenessFault(sketch, known);
        if (fault) rejects.push({ reason: fault.reason, detail: `${program.name}: ${fault.detail}` });
        else known.push(sketch);
        return !fault;
      });
      return { records: { ...records, programs }, rejects };
    };
  },
  async *units(_, { programs }) {
    for (const share of await areaShares(programs)) yield { id: share.area, input: share };
  },
  async work(share, context) {
    const { languages } = context.options;
    const written: Written = { programs: [], rejects: [] };
    const topics = await topicsOf(share, { languages, random: context.random });
    for (const [number, topic] of topics.entries()) await write({ number, topic }, written, context);
    return { records: { programs: written.programs }, rejects: written.rejects };
  },
});

/** Of one area, so far. */
interface Written {
  readonly programs: NewRecord<'programs'>[];
  readonly rejects: RejectDraft[];
}

/** Programs that the writer is told of: the latest, and of those that come with toolloom some of the area. */
const shown = { written: 12, own: 8 };

async function write(
  { number, topic }: { number: number; topic: Topic },
  { programs, rejects }: Written,
  { ask, random, signal, options }: Context<{ mutants: number }>,
): Promise<void> {
  const chance = random.fork(`program ${number}`);
  const own = await knownPrograms();
  const ofArea = chance.shuffle(own.filter(({ area }) => area === topic.area)).slice(0, shown.own);
  const listed = [...ofArea, ...programs.slice(-shown.written)];
  const input = { ...topic, known: listed.map(({ title, about }) => `${title}: ${about}`) };
  const known = [...own.map(({ sketch }) => sketch), ...programs.map(sketched)];
  const checking = { topic, known, mutants: options.mutants, random: chance.fork('checks'), signal };
  let program = await ask(programWriter, input, undefined);
  let verdict: Verdict = await verdictOn(program, checking);
  if ('fault' in verdict) {
    program = await ask(programWriter, { ...input, mend: { program, fault: verdict.fault } }, undefined);
    verdict = await verdictOn(program, checking);
  }
  if ('program' in verdict) {
    programs.push(verdict.program);
    rejects.push(...verdict.rejects);
  } else {
    const { reason, detail } = verdict.fault;
    rejects.push({ reason, detail: `${program.title}: ${detail}`, record: program });
  }
}
