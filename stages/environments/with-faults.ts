// A session with the planned faults of a task. They strike the calls that the plan names, and no others.
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { Fault } from '../../schemas/task.ts';
import type { Session } from './environment.ts';
import { faultKinds } from './faults/index.ts';

export function withFaults(session: Session, plan: readonly Fault[], random: Random): Session {
  const calls = new Map<string, number>();
  return {
    ...session,
    async call(name, given) {
      const occurrence = (calls.get(name) ?? 0) + 1;
      calls.set(name, occurrence);
      const planned = plan.find((fault) => fault.tool === name && fault.occurrence === occurrence);
      if (!planned) return session.call(name, given);
      const kind = faultKinds.find((candidate) => candidate.name === planned.fault);
      if (!kind) throw new BugError(`there is no fault ${planned.fault}`);
      const result = await kind.apply(() => session.call(name, given), random.fork(`${name}/${occurrence}`));
      return { ...result, fault: kind.name };
    },
  };
}
