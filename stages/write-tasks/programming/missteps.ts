// Wrong steps of a developer on the way to the right one: a guess that the tests refute, an edit that does not fit the
// file.
import type { CheckedMutant, Mutant } from '../../../schemas/program.ts';
import { mutantsOf, withMutant } from '../../programs/mutation/mutants.ts';
import { blocksFor, blocksText, changedLines, countOf } from './edits.ts';
import { readFile, runTests, type Storyline, testInWords, thought } from './story.ts';

/** Guesses that are tried out. */
const mostTried = 3;

/**
 * Changes a line of the function that is right, sees that it was, and takes it back. Does nothing where no guess fits.
 */
export async function guessWrong(story: Storyline, mutant: CheckedMutant): Promise<void> {
  const { bench, random } = story;
  const path = mutant.file;
  const before = bench.files[path] ?? '';
  const guesses = (await mutantsOf({ [path]: before })).filter((each) => isPlausible(each, mutant, before));
  for (const guess of random.shuffle(guesses).slice(0, mostTried)) {
    const text = withMutant({ [path]: before }, guess)[path] ?? '';
    const lines = oneLine(before, text);
    if (!lines || !(await bench.wouldFail(path, text))) continue;
    await tryGuess(story, { path, before, text, says: { function: `\`${mutant.inside}\``, ...lines } });
    return;
  }
}

/** The line that differs, as it was and as it is; undefined where that is no single line that fits into a sentence. */
function oneLine(before: string, text: string): { line: string; guess: string } | undefined {
  const { from, to } = changedLines(before, text);
  const [line, guess] = [from[0], to[0]];
  if (from.length !== 1 || to.length !== 1 || line === undefined || guess === undefined) return undefined;
  return /`/.test(line + guess) || Math.max(line.length, guess.length) > longest
    ? undefined
    : { line, guess };
}

interface Guess {
  readonly path: string;
  readonly before: string;
  readonly text: string;
  readonly says: Record<string, string>;
}

async function tryGuess(story: Storyline, { path, before, text, says }: Guess): Promise<void> {
  const { bench } = story;
  const wasFailing = new Set((await bench.failing()).map(({ name }) => name));
  const purpose = `to try a change in ${path}`;
  await bench.edit(path, text, { form: 'replace', purpose, thought: thought('first_guess', says) });
  await runTests(story, thought('check_guess'));
  const failing = await bench.failing();
  const broken = failing.find(({ name }) => !wasFailing.has(name));
  const shown = broken ?? failing[0];
  const why = { ...says, ...(shown ? { failing: testInWords(shown) } : {}) };
  await bench.edit(path, before, {
    form: 'replace',
    purpose: 'to take that change back',
    thought: thought(broken ? 'guess_broke' : 'guess_failed', why),
  });
}

/** In characters, of a line in a sentence. */
const longest = 80;

/** In the same function, one line, and not the mistake itself. */
function isPlausible(guess: Mutant, { inside, start, wrong }: CheckedMutant, text: string): boolean {
  const isNear = guess.inside === inside && !guess.right.includes('\n') && guess.wrong !== '';
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
  const isOther = Math.abs(lineOf(guess.start) - lineOf(start + Math.min(wrong.length, 1))) > 0;
  const isLikely =
    /^(?:comparison_boundary|or_for_and|and_for_or|off_by_one|forgotten_one|min_max|sort_direction|missing_cleaning)$/.test(
      guess.operator,
    );
  return isNear && isOther && isLikely;
}

interface Refused {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly says: Record<string, string>;
  readonly about: string;
}

/** An edit with a line quoted from memory, which the file does not have. False where none can be made. */
export async function refusedEdit(
  story: Storyline,
  { path, before, after, says, about }: Refused,
): Promise<boolean> {
  const { bench, random } = story;
  const [block, ...more] = blocksFor(before, after) ?? [];
  if (!block || more.length > 0 || !bench.tools.includes('replace_in_file')) return false;
  const search = misquoted(block.search);
  if (search === undefined || countOf(before, search) > 0) return false;
  await bench.make({
    tool: 'replace_in_file',
    arguments: { path, diff: blocksText([{ ...block, search }]) },
    purpose: `to change ${path}`,
    thought: thought(about, says),
    isRefused: true,
  });
  const line = before.slice(0, before.indexOf(block.search)).split('\n').length;
  if (random.chance(0.6)) {
    const end = line + block.search.split('\n').length;
    await bench.make({
      tool: 'read_file',
      arguments: {
        path,
        start_line: Math.max(1, line - 2),
        end_line: Math.min(before.split('\n').length - 1, end + 1),
      },
      purpose: `to see the lines of ${path} again`,
      thought: thought('refused_edit'),
    });
  } else await readFile(story, { path, line }, thought('refused_edit'));
  return true;
}

/** The first longer word of its longest line in another form, as one remembers it. */
function misquoted(search: string): string | undefined {
  const [line] = search.split('\n').sort((a, b) => b.length - a.length);
  const [word] =
    line
      ?.match(/\b[a-z_]{5,}\b/g)
      ?.filter((each) => !/^(?:return|continue|break|while|const|lambda)$/.test(each)) ?? [];
  if (line === undefined || word === undefined) return undefined;
  const other = word.endsWith('s') ? word.slice(0, -1) : `${word}s`;
  return search.replace(line, line.replace(new RegExp(`\\b${word}\\b`), other));
}
