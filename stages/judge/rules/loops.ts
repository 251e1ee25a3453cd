// loops: the agent does not make the same call again and again.
import { canonicalJson } from '../../../pipeline/hash.ts';
import { faultKinds } from '../../environments/faults/index.ts';
import { fatal, type Rule, slip } from './rule.ts';

/** One repetition can be a second look; two are a loop. */
const mostRepeats = 3;

const isWhole = (fault: string): boolean =>
  faultKinds.some(({ name, recovery }) => name === fault && recovery.way === 'adapt');

export const loops: Rule = {
  name: 'loops',
  isQuick: true,
  summary: 'No read or refused call is made three times with the same arguments while nothing changes.',
  check({ played }) {
    const counts = new Map<string, number>();
    return played.steps.flatMap(({ call, result, message }, step) => {
      if (result.changes.length > 0) counts.clear(); // what is read again may have changed
      // What the fault spoils or refuses may be worth another try; a result in a new form is whole.
      if ((result.fault && !isWhole(result.fault)) || result.changes.length > 0) return [];
      const key = canonicalJson([call.name, call.arguments]);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count === mostRepeats)
        return [
          fatal(message, `${call.name} was called ${count} times with the same arguments`, {
            code: 'loop',
            step,
          }),
        ];
      const code = result.ok ? 'repeated call' : 'blind retry';
      const again = result.ok ? 'called again' : 'refused, and called again';
      return count > 1
        ? [slip(message, `${call.name} was ${again} with the same arguments`, { code, step })]
        : [];
    });
  },
};
