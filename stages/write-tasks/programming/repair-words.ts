// The request of a user who has found a mistake, in words that a colleague would use.
import type { Random } from '../../../pipeline/hash.ts';
import type { Observed } from '../../programs/observed.ts';
import type { TestOutcome } from '../../sandboxes/tests/report.ts';
import type { Project } from './project.ts';
import { byCall, byScript, byTests, gentle, rules } from './repair-requests.ts';
import { inCode, sentence, testInWords } from './story.ts';

export interface Said {
  readonly program: Project['program'];
  /** The example that the user gives. */
  readonly observed: Observed | undefined;
  /** Visible tests that fail at first. */
  readonly failing: readonly TestOutcome[];
}

/** In characters: a longer expression does not fit into a sentence. */
const longestCall = 110;
/** In lines: nobody pastes a longer script into a message. */
const longestScript = 28;

export function repairRequest({ program, observed, failing }: Said, random: Random): string {
  const project = program.title;
  const more = random.pick(gentle);
  if (observed)
    return joined([...ruleOf(observed, project, random), exampleSentence(observed, project, random), more]);
  const [first] = failing;
  const test = first ? testInWords(first) : 'one of the tests';
  return joined([sentence(byTests, { project, test }, random), more]);
}

export const isSayable = ({ script }: Observed): boolean => script.split('\n').length <= longestScript;

function exampleSentence(observed: Observed, project: string, random: Random): string {
  const { actual, language } = observed.case;
  const [got, wanted] = [observed.got, observed.wanted].map(inCode);
  const says = { project, got: got ?? '', wanted: wanted ?? '' };
  if (isPlain(observed)) return sentence(byCall, { ...says, call: inCode(actual) }, random);
  const script = `\`\`\`${language}\n${observed.script.trim()}\n\`\`\``;
  return sentence(byScript, { ...says, script }, random);
}

/** An expression that stands for itself. */
const isPlain = ({ case: { actual, before, helpers } }: Observed): boolean =>
  before.length === 0 && helpers.length === 0 && actual.length <= longestCall && !/[`\n]/.test(actual);

/** In words: longer names of tests are sentences that say what should hold. */
const fewestWords = 5;

function ruleOf({ case: { test } }: Observed, project: string, random: Random): string[] {
  const words = test.replace(/^test_/, '').replaceAll('_', ' ');
  if (words.split(' ').length < fewestWords || !random.chance(0.4)) return [];
  return [sentence(rules, { project, rule: words }, random)];
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
