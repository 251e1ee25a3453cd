// tools: the calls use the tools that the goal needs and none that it must not use.
import { type Scorer, scored } from './criterion.ts';

export const tools: Scorer<'tools'> = ({ must, mustNot }, { played, task }) => {
  const wrong = played.steps.find(({ call, result }) => mustNot.includes(call.name) && result.ok);
  if (wrong) return scored(0, `[${wrong.message}] calls ${wrong.call.name}`);
  if (must.length === 0) {
    const change = played.steps.find(({ result }) => result.changes.length > 0);
    return change
      ? scored(0, `[${change.message}] ${change.call.name} changes something`)
      : scored(1, `none of ${played.steps.length} calls changes anything`);
  }
  // A request that is to be declined may have to be tried, and then its tool refuses.
  const counted = played.steps.filter(({ result }) => result.ok || task.expected === 'decline');
  const used = new Set(counted.map(({ call }) => call.name));
  const met = must.filter((tool) => used.has(tool));
  const missing = must.filter((tool) => !used.has(tool));
  return scored(
    met.length / must.length,
    missing.length > 0
      ? `looked for calls to ${missing.join(', ')} and found none`
      : `calls ${met.join(', ')}`,
  );
};
