// raw_errors: an answer explains a failure in words. It passes on no error codes, no JSON, and no stack traces. About a
// project, it may speak of values and exceptions as its code has them.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import { answersIn, fatal, type JudgedPlay, type Rule } from './rule.ts';

interface Form {
  readonly what: string;
  readonly pattern: RegExp;
  /** Whether people who write programs say so, too. */
  readonly isOfCode?: true;
}

const forms: readonly Form[] = [
  {
    what: 'a stack trace',
    pattern: /Traceback \(most recent call last\)|^[^\S\n]+at \S+ \(?\S+:\d+(?::\d+)?\)?/m,
  },
  { what: 'JSON', pattern: /[{[]\s*"[\w$-]+"\s*:|^\s*\{[\s\S]*\}\s*$/, isOfCode: true },
  { what: 'a name of an exception', pattern: /\b[A-Z]\w+(?:Error|Exception)\b(?::|\()/, isOfCode: true },
  {
    what: 'a placeholder of a program',
    pattern: /\[object Object\]|\bundefined\b|\bNaN\b|\{\{?\w+\}?\}/,
    isOfCode: true,
  },
  {
    what: 'a status line',
    pattern: /\bHTTP(?:\/\d(?:\.\d)?)? [45]\d\d\b|\bSQLSTATE\b|\bERRNO?\b|\bE[A-Z]{4,}\b: /,
  },
];

export const rawErrors: Rule = {
  name: 'raw_errors',
  summary: 'No answer passes on error codes, JSON, or stack traces.',
  check: ({ task, played }) => {
    const codes = errorCodes(played);
    return answersIn(played).flatMap(({ at, content }) => {
      const known = saidBefore(played, at);
      const code = codes.find((each) => hasWord(content, each) && !hasWord(known, each));
      if (code !== undefined)
        return [fatal(at, `the answer passes on the error code ${code}`, { code: 'error code' })];
      // Whoever speaks of such things may be answered in kind.
      const found = forms.find(
        ({ pattern, isOfCode }) =>
          !(isOfCode && task.workspace) && pattern.test(content) && !pattern.test(known),
      );
      if (!found) return [];
      const [raw = ''] = found.pattern.exec(content) ?? [];
      return [
        fatal(at, `the answer holds ${found.what}: "${raw.trim().slice(0, 60)}"`, { code: found.what }),
      ];
    });
  },
};

/** The codes of the errors that the tools answered with: NOT_FOUND, not words such as "error". */
function errorCodes({ steps }: JudgedPlay['played']): string[] {
  return steps.flatMap(({ result: { ok, value } }) => {
    const error = !ok && isObject(value) ? value.error : undefined;
    const code = isObject(error) ? error.code : undefined;
    return typeof code === 'string' && /_|^[A-Z0-9]{3,}$/.test(code) ? [code] : [];
  });
}

const saidBefore = ({ messages }: JudgedPlay['played'], at: number): string =>
  messages
    .slice(0, at)
    .flatMap(({ role, content }) => (role === 'user' ? [content] : []))
    .join('\n');

const hasWord = (text: string, word: string): boolean =>
  new RegExp(`(?<![\\w-])${word.replaceAll(/[^\w]/g, '\\$&')}(?![\\w-])`).test(text);
