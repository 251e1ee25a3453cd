// Vices of those who meet a failure: giving up where something can be done, and insisting where nothing can.
import { forbidsRepeat, isPassing } from '../../environments/faults/fault.ts';
import { faultKinds } from '../../environments/faults/index.ts';
import type { Script, ScriptedTask } from '../script.ts';
import { soundRetries } from '../script.ts';
import type { Vice } from './vice.ts';

const kindsIn = ({ faults }: Pick<ScriptedTask, 'faults'>) =>
  faults.flatMap(({ fault }) => faultKinds.find(({ name }) => name === fault) ?? []);

/** gives_up: a failure that may pass is final for this agent, and half a result is good enough. */
export const givesUp: Vice = {
  name: 'gives_up',
  isDefect: true,
  weight: 10,
  spoil(script, { task }) {
    if (kindsIn(task).some(isPassing))
      return script.map((item) => (item.kind === 'calls' ? { ...item, retries: 0 } : item));
    return task.expected === 'fulfil' ? withoutOtherWay(script, task) : undefined;
  },
};

/** The script up to the call that fails for good, with a refusal in place of the other way. */
function withoutOtherWay(script: Script, { faults }: Pick<ScriptedTask, 'faults'>): Script | undefined {
  const failing = faults.find(
    ({ lasting, fault }) =>
      lasting && kindsIn({ faults }).some((kind) => kind.name === fault && forbidsRepeat(kind)),
  );
  const at = script.findIndex(
    (item) => item.kind === 'calls' && item.calls.some(({ tool }) => tool === failing?.tool),
  );
  const item = script[at];
  if (item?.kind !== 'calls') return undefined;
  return [...script.slice(0, at + 1), { kind: 'answer', manner: 'decline', goal: item.goal }];
}

/** blind_retry: the agent sends a call again that is known to fail for good, or whose outcome is unknown. */
export const blindRetry: Vice = {
  name: 'blind_retry',
  isDefect: true,
  weight: 10,
  spoil: (script, { task }) =>
    kindsIn(task).some(forbidsRepeat)
      ? script.map((item) =>
          item.kind === 'calls' ? { ...item, retries: soundRetries, isStubborn: true } : item,
        )
      : undefined,
};
