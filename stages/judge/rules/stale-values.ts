// stale_values: what an answer says that a record is after a change is what it is, and not what it was before.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Json } from '../../../schemas/json.ts';
import type { StateChange, Step } from '../../../schemas/trajectory.ts';
import { comparableText, holds, idsIn, sentencesOf } from '../../evidence.ts';
import { literalPattern } from '../../pattern-text.ts';
import { remembered } from '../../remembered.ts';
import { nameInWords } from '../../values-in-words.ts';
import { handOverTable } from '../../worlds/desk-tool.ts';
import { answersIn, fatal, type Rule, type RuleFinding } from './rule.ts';

export const staleValues: Rule = {
  name: 'stale_values',
  summary: 'What an answer says that a record is after a change is what it is now.',
  check: ({ played }) => {
    const answers = answersIn(played);
    return answers.flatMap(({ at, content }, index) => {
      const since = answers[index - 1]?.at ?? -1;
      const made = played.steps.flatMap(({ message, result }, step) =>
        message > since && message < at && result.changes.length > 0 ? [{ step, result }] : [],
      );
      if (made.length === 0) return [];
      const replaced = replacedIn(made);
      // A state that is kept as the previous one is not what the record is now.
      const now = new Set([
        ...replaced.flatMap(({ field, after }) => (/previous/i.test(field) ? [] : [after])),
        ...valuesOfNew(made),
      ]);
      return replaced.flatMap((value) => {
        const sentence = now.has(value.before) ? undefined : staleSentence(content, value);
        return sentence === undefined ? [] : [staleFinding(at, value)];
      });
    });
  },
};

interface Replaced {
  readonly step: number;
  readonly key: string;
  readonly field: string;
  readonly before: string | number;
  readonly after: string | number;
}

/** Longer texts are remarks. */
const longest = 60;
/** Smaller numbers stand in a sentence by chance, unless it names the field. */
const smallest = 10;

type Made = readonly { readonly step: number; readonly result: Step['result'] }[];

/** The values that calls have replaced, from the first change to the last one. */
function replacedIn(made: Made): Replaced[] {
  const fields = new Map<string, Replaced>();
  const note = (step: number, { table, key, before, after }: StateChange): void => {
    if (!isObject(before) || !isObject(after) || table === handOverTable) return;
    for (const field of Object.keys(after)) {
      const id = `${table}:${key}:${field}`;
      const [old, now] = [fields.get(id)?.before ?? before[field], after[field]];
      if (isTold(old) && isTold(now)) fields.set(id, { step, key, field, before: old, after: now });
    }
  };
  for (const { step, result } of made) for (const change of result.changes) note(step, change);
  return [...fields.values()].filter(({ before, after }) => before !== after);
}

/** What the records have that calls created: an answer may tell these. */
const valuesOfNew = (made: Made): Json[] =>
  made.flatMap(({ result }) =>
    result.changes.flatMap(({ before, after }) =>
      before === null && isObject(after) ? Object.values(after).map((each) => each ?? null) : [],
    ),
  );

const isTold = (value: Json | undefined): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && value.length <= longest);

/** "It was 13 before" tells what was, and "that works only while it is 13" what is needed. */
const unreal = new RegExp(
  String.raw`\b(?:was|were|had|before|previous|previously|from|used to|instead of|no longer|not|earlier|old|only|` +
    "while|unless|if|must|needs?)\\b|n't\\b",
);

/** The sentence that gives an old value for the new one. */
function staleSentence(content: string, value: Replaced): string | undefined {
  const { key, before, after } = value;
  const old = comparableText(String(before)).trim();
  if (!comparableText(content).includes(old)) return undefined;
  return sentencesOf(content).find((sentence) => {
    const plain = comparableText(sentence);
    if (!plain.includes(old) || unreal.test(plain) || holds(sentence, after)) return false;
    const ids = idsIn(sentence).filter((id) => sortOf(id) === sortOf(key)); // others are part of a name
    return (ids.length === 0 || ids.includes(key)) && isGiven(plain, old, value);
  });
}

/** What the IDs of one sort of records begin with: "LN-" of LN-1001. */
const sortOf = (id: string): string => id.replace(/[^-]*$/, '');

/** Whether a sentence says that the record, or its field, is now the old value. */
function isGiven(plain: string, old: string, { field, before, key }: Replaced): boolean {
  const name = comparableText(nameInWords(field));
  const isNamed = plain.includes(name) || plain.includes(comparableText(key));
  if (typeof before === 'number' ? before < smallest && !isNamed : false) return false;
  const { outcome, state } = slotsOf(old);
  return outcome.test(plain) || (isNamed && state.test(plain));
}

const slotsOf = remembered((old) => {
  const value = `"?${literalPattern(old)}(?![\\p{L}\\p{N}-]|\\.\\d)`;
  return {
    // "marked as open", "changed to open", "is now open", "I've open"
    outcome: new RegExp(
      `\\b(?:(?:marked|set|changed|moved|updated|put|switched|reset|corrected|renamed|adjusted|rescheduled|entered|` +
        `recorded|assigned|made)\\b.* (?:as|to)(?: the [a-z]+){0,2} |(?:is|are) now |now (?:at )?|changes .* to |` +
        `(?:i've|i have) (?:now |also |gone ahead and )?)${value}`,
      'u',
    ),
    // "its status is open"
    state: new RegExp(`\\b(?:is|are|reads|shows|says|:) ?${value}`, 'u'),
  };
});

const staleFinding = (at: number, { key, field, before, after, step }: Replaced): RuleFinding =>
  fatal(at, `the ${nameInWords(field)} of ${key} is ${after} now, but the answer says ${before}`, { step });
