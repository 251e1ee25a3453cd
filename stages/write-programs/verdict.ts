// What becomes of a written program: a record, or the first thing that is wrong with it. The checks are those of
// check-programs, and what its tests must notice besides.

import type { Random } from '../../pipeline/hash.ts';
import { withId } from '../../pipeline/hash.ts';
import type { NewRecord, RejectDraft } from '../../pipeline/stage.ts';
import { mutantPool } from '../check-programs/pool.ts';
import type { Fault } from '../check-programs/questions.ts';
import type { ReadProgram } from '../check-programs/read-program.ts';
import { thoroughnessFault } from '../check-programs/thoroughness.ts';
import { tryProgram } from '../check-programs/trial.ts';
import { scriptName } from '../programs/observed.ts';
import { sandboxFor } from '../sandboxes/index.ts';
import { likenessFault, type Sketched, sketched } from './alike.ts';
import { documentationFault } from './documentation.ts';
import { draftFault } from './draft-faults.ts';
import type { Topic } from './topics.ts';
import { readWritten, type WrittenProgram } from './written-program.ts';

interface Checking {
  readonly topic: Topic;
  readonly known: readonly Sketched[];
  /** Mistakes to keep. */
  readonly mutants: number;
  readonly random: Random;
  readonly signal: AbortSignal;
}

export type Verdict =
  | { readonly program: NewRecord<'programs'>; readonly rejects: readonly RejectDraft[] }
  | { readonly fault: Fault };

export async function verdictOn(written: WrittenProgram, checking: Checking): Promise<Verdict> {
  const { topic, known, mutants: wanted, random, signal } = checking;
  const shape = draftFault(written, topic);
  if (shape) return { fault: shape };
  const program = readWritten(written, topic);
  const likeness = likenessFault(sketched(program), known);
  if (likeness) return { fault: likeness };
  const trial = await tryProgram(program, signal);
  if ('reason' in trial) return { fault: trial };
  const fault = (await documentationFault(program)) ?? (await thoroughnessFault(program, { random, signal }));
  if (fault) return { fault };
  const mutants = await mutantPool(program, { wanted, random, signal });
  const { facts, rejects } = await shownFacts(written, program, signal);
  const checked = { ...trial, mutants };
  return { program: withId({ from: [], ...program, facts, checked }), rejects };
}

/** A fact whose script prints something else is no reason to write the program anew. */
async function shownFacts(
  { facts }: WrittenProgram,
  { name, language, files }: ReadProgram,
  signal: AbortSignal,
): Promise<{ facts: ReadProgram['facts']; rejects: RejectDraft[] }> {
  const sandbox = await sandboxFor(language);
  const entry = scriptName[language];
  const shown: ReadProgram['facts'] = [];
  const rejects: RejectDraft[] = [];
  for (const { ask, answer, script } of facts) {
    const run = await sandbox.run({ language, files: { ...files, [entry]: script }, entry }, signal);
    const printed = run.ended === 'exit' && run.exit === 0 ? run.stdout.trim().split('\n').at(-1) : undefined;
    if (printed === String(answer)) shown.push({ ask, answer });
    else
      rejects.push({
        reason: 'fact not shown',
        detail: `${name}: "${ask}" has the answer ${answer}, and its script prints ${printed ?? 'an error'}`,
      });
  }
  return { facts: shown, rejects };
}
