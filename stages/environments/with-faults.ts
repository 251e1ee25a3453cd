// A session with the planned faults of a task. They strike the calls that the plan names, and no others. A
// planned fault that finds nothing to strike in a call, such as a batch in a call for one record, lets it through.
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Fault } from '../../schemas/task.ts';
import type { StateChange } from '../../schemas/trajectory.ts';
import type { Session } from './environment.ts';
import { faultKinds } from './faults/index.ts';

export function withFaults(session: Session, plan: readonly Fault[], random: Random): Session {
  const calls = new Map<string, number>();
  const earlier: StateChange[] = [];
  return {
    ...session,
    async call(name, given) {
      const occurrence = (calls.get(name) ?? 0) + 1;
      calls.set(name, occurrence);
      const planned = plan.find((fault) => fault.tool === name && strikes(fault, occurrence));
      const result = planned
        ? await kindOf(planned).apply({
            given,
            call: (other = given) => session.call(name, other),
            earlier,
            random: random.fork(`${name}/${occurrence}`),
          })
        : await session.call(name, given);
      earlier.push(...result.changes);
      return result;
    },
  };
}

/** For the oracle: what fails for good fails for it too, and a failure that passes would only repeat its calls. */
export const withLastingFaults = (session: Session, plan: readonly Fault[], random: Random): Session =>
  withFaults(
    session,
    plan.filter(({ lasting }) => lasting),
    random,
  );

const strikes = ({ lasting, occurrence: first }: Fault, occurrence: number): boolean =>
  lasting ? occurrence >= first : occurrence === first;

function kindOf({ fault }: Fault) {
  const kind = faultKinds.find((candidate) => candidate.name === fault);
  if (!kind) throw new BugError(`there is no fault ${fault}`);
  return kind;
}
