// raw_error: the answer passes on the error of a tool as the tool wrote it.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Defect } from '../plant.ts';
import { answersOf, withTurn } from '../turns.ts';

export const rawError: Defect = {
  name: 'raw_error',
  summary: 'The answer passes on the error of a tool as the tool wrote it.',
  wants: 'reject',
  isRare: true,
  plant({ turns, calls, random }) {
    const failed = calls.find(({ step }) => !step.result.ok);
    const answer = failed && answersOf(turns).find(({ index }) => index > failed.turn);
    const value = failed?.step.result.value ?? null;
    const error = isObject(value) ? value.error : undefined;
    if (!answer || !isObject(error)) return undefined;
    const [code, message] = [String(error.code), String(error.message)];
    const raw = random.pick([JSON.stringify({ error }), `${code}: ${message}`, `(${code})`]);
    return withTurn(turns, answer.index, { content: `${answer.content} The system said: ${raw}` });
  },
};
