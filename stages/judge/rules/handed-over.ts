// handed_over: a case that the system prompt sends to somebody else goes to them, with the record and all that they
// need to know. That nothing else is handed over is for side_effects to say.
import { handedCases, untoldIn } from '../handed-cases.ts';
import { fatal, lastAnswer, type Rule, type RuleFinding } from './rule.ts';

export const handedOver: Rule = {
  name: 'handed_over',
  isQuick: true,
  summary: 'A case for somebody else goes to the right receiver, with the record and every fact they need.',
  check(subject): RuleFinding[] {
    const { task, played } = subject;
    const { handOver } = task;
    if (!handOver) return [];
    const cases = handedCases(played.steps);
    const made = cases.at(-1);
    if (!made) return [fatal(lastAnswer(subject), `the case never goes to ${handOver.title}`)];
    const { message, step, receiver, record, summary } = made;
    const missing = untoldIn(summary, handOver.facts);
    return [
      ...(receiver === handOver.receiver
        ? []
        : [
            fatal(message, `the case goes to ${receiver}, expected ${handOver.receiver}`, {
              code: 'wrong receiver',
              step,
            }),
          ]),
      ...(record === handOver.record
        ? []
        : [
            fatal(message, `the case is about ${record}, expected ${handOver.record}`, {
              code: 'wrong record',
              step,
            }),
          ]),
      ...missing.map(({ name, value }) =>
        fatal(message, `the summary does not give the ${name} (${JSON.stringify(value)})`, {
          code: 'untold fact',
          step,
        }),
      ),
    ];
  },
};
