// loops: the same call is not made over and over.
import { canonicalJson } from '../../../pipeline/hash.ts';
import { fatal, type Rule, slip } from './rule.ts';

/** A second look is human, a third is a habit, a fourth is a loop. */
const mostRepeats = 3;

export const loops: Rule = {
  name: 'loops',
  summary: 'No call that was answered is repeated with the same arguments more than twice.',
  check({ played }) {
    const counts = new Map<string, number>();
    return played.steps.flatMap(({ call, result, message }) => {
      if (result.fault || result.changes.length > 0) return [];
      const key = canonicalJson([call.name, call.arguments]);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count === mostRepeats)
        return [fatal(message, `${call.name} was called ${count} times with the same arguments`)];
      return count > 1 ? [slip(message, `${call.name} was called again with the same arguments`)] : [];
    });
  },
};
