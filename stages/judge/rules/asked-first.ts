// asked_first: what only the user can say, the agent asks for before it changes anything with it.
import type { Json } from '../../../schemas/json.ts';
import { holds } from '../../evidence.ts';
import { fatal, type Rule } from './rule.ts';

export const askedFirst: Rule = {
  name: 'asked_first',
  summary: 'Where the request leaves something out, the agent asks for it before the change that needs it.',
  check({ task, played }) {
    const hidden = task.facts.filter(({ disclosed }) => disclosed === 'asked');
    return hidden.flatMap(({ name, value, text }) => {
      const told = played.messages.findIndex(
        ({ role, content }) => role === 'user' && (content.includes(text) || isTold(content, value)),
      );
      const needing = new Set(
        task.oracle.calls.flatMap((call) =>
          call.effect === 'write' && Object.values(call.arguments).some((given) => isSame(given, value))
            ? [call.tool]
            : [],
        ),
      );
      const early = played.steps.findIndex(
        ({ call, result, message }) =>
          needing.has(call.name) && result.changes.length > 0 && (told === -1 || message < told),
      );
      const step = played.steps[early];
      return step
        ? [
            fatal(step.message, `${step.call.name} is called before the user has said the ${name}`, {
              step: early,
            }),
          ]
        : [];
    });
  },
};

const isSame = (a: Json | undefined, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Yes and no, and small numbers, are said in many ways: the fact's own words are looked for instead. */
const isTold = (content: string, value: Json): boolean =>
  (typeof value === 'string' || (typeof value === 'number' && value >= 10)) && holds(content, value);
