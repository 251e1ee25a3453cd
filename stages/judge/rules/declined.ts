// declined: if something cannot be done, the answer says so in plain words and claims nothing else.
import { completionClaims, declines } from '../../claims.ts';
import { answersOf, fatal, lastAnswer, type Rule } from './rule.ts';

export const declined: Rule = {
  name: 'declined',
  summary: 'An impossible request is declined in plain words, and no completion is claimed.',
  check(subject) {
    if (subject.task.expected !== 'decline') return [];
    const last = lastAnswer(subject);
    const content = answersOf(subject); // after the refusal, people exchange thanks
    const [claim] = completionClaims(content);
    if (claim) return [fatal(last, `claims to have done what cannot be done: "${claim.trim()}"`)];
    if (!declines(content)) return [fatal(last, 'does not say that the request cannot be fulfilled')];
    const missed = subject.task.oracle.calls.filter(
      ({ tool, effect }) =>
        effect === 'write' && !subject.played.steps.some((step) => step.call.name === tool),
    );
    return missed.map(({ tool }) =>
      fatal(last, `declines without calling ${tool}, the only way to learn the reason`),
    );
  },
};
