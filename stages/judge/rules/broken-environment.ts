// broken_environment: nothing broke but what was meant to. Where an environment failed on its own, neither the agent
// nor the user can be judged.

import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { Step } from '../../../schemas/trajectory.ts';
import { eitherOf } from '../../pattern-text.ts';
import { fatal, type Rule } from './rule.ts';

/** What a server or a program says of itself when it breaks, as opposed to refusing a call. */
const breakage = eitherOf(
  /\b(?:ECONNREFUSED|ECONNRESET|EPIPE|Connection closed|out of memory|segmentation fault|panicked at)\b/im,
  /^[^\S\n]*at \S+ \(.+:\d+:\d+\)$/im,
  /Traceback \(most recent call last\)/im,
);

export const brokenEnvironment: Rule = {
  name: 'broken_environment',
  isQuick: true,
  summary: 'Tools fail where a fault was planned or a call was wrong, and never because they broke.',
  check: ({ played }) =>
    played.steps.flatMap((made, step) => {
      const { broken, tier } = made.result;
      const found = broken ?? breakageIn(made);
      const code = broken === undefined ? 'broken tool' : codeOf(tier);
      return found === undefined
        ? []
        : [
            {
              ...fatal(made.message, `${made.call.name} broke: "${found}"`, { code, step }),
              blame: 'environment' as const,
            },
          ];
    }),
};

/** A model answers for a simulated server; a program is stopped when it uses up more than it may. */
const codeOf = (tier: Step['result']['tier']): string =>
  tier === 'model' ? 'undecided simulation' : 'stopped program';

function breakageIn({ result: { ok, fault, value } }: Step): string | undefined {
  if (ok || fault !== undefined) return undefined;
  const refused = isObject(value) && isObject(value.error) ? value.error : undefined;
  if (refused?.code === 'EXCEPTION') return undefined; // of code that the agent wrote
  const error = refused ? refused.message : value;
  return breakage.exec(typeof error === 'string' ? error : JSON.stringify(error))?.[0].trim();
}
