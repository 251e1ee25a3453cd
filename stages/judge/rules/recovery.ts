// recovery: a call that failed for a temporary reason is made again.
import { faultKinds } from '../../environments/faults/index.ts';
import { fatal, type Rule, slip } from './rule.ts';

export const recovery: Rule = {
  name: 'recovery',
  summary: 'After a temporary failure, the call is retried until it works.',
  check: ({ played, task }) =>
    played.steps.flatMap((step, index) => {
      if (step.result.ok) return [];
      const isPassing = faultKinds.some((kind) => kind.name === step.result.fault && kind.isTransient);
      const isExpected =
        task.expected === 'decline' && task.oracle.calls.some((call) => call.tool === step.call.name);
      if (!isPassing)
        return step.result.fault || isExpected ? [] : [slip(step.message, `${step.call.name} was refused`)];
      const isMended = played.steps
        .slice(index + 1)
        .some((later) => later.call.name === step.call.name && later.result.ok);
      return isMended
        ? []
        : [
            fatal(
              step.message,
              `${step.call.name} failed temporarily (${step.result.fault}) and never succeeded afterwards`,
            ),
          ];
    }),
};
