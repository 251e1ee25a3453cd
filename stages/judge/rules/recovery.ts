// recovery: the agent does what is right after each failure. Which reaction is right is part of the fault.
import type { Step } from '../../../schemas/trajectory.ts';
import { type FaultKind, isPassing } from '../../environments/faults/fault.ts';
import { faultKinds } from '../../environments/faults/index.ts';
import { fatal, type JudgedPlay, type Rule, type RuleFinding, slip } from './rule.ts';

type Check = (struck: Struck) => RuleFinding[];

interface Struck {
  readonly step: Step;
  readonly kind: FaultKind;
  /** Whether every later call of the tool fails as well. */
  readonly isLasting: boolean;
  readonly later: readonly Step[];
  /** The calls of the same play with the same arguments that failed before. */
  readonly attempt: number;
}

export const recovery: Rule = {
  name: 'recovery',
  summary:
    'After each failure, the agent does what is right: it retries, reads again, sends what is left, checks ' +
    'before it repeats a change, or stops and says so.',
  check: (subject) =>
    subject.played.steps.flatMap((step, index) => {
      const kind = faultKinds.find(({ name }) => name === step.result.fault);
      if (!kind) return refusalsIn(step, subject);
      const { steps } = subject.played;
      const struck = {
        step,
        kind,
        isLasting: isLasting(step, subject),
        later: steps.slice(index + 1),
        attempt: steps.slice(0, index + 1).filter((earlier) => isSameCall(earlier, step)).length,
      };
      return checkFor(struck)(struck);
    }),
};

function refusalsIn({ result, call, message }: Step, { task }: JudgedPlay) {
  const isExpected = task.oracle.calls.some(
    ({ tool, refused }) => tool === call.name && (refused || task.expected === 'decline'),
  );
  return result.ok || isExpected ? [] : [slip(message, `${call.name} was refused`)];
}

const isLasting = ({ call, result }: Step, { task }: JudgedPlay): boolean =>
  task.faults.some(({ fault, tool, lasting }) => fault === result.fault && tool === call.name && lasting);

const sameArguments = (a: Step, b: Step): boolean =>
  JSON.stringify(a.call.arguments) === JSON.stringify(b.call.arguments);
const isSameCall = (a: Step, b: Step): boolean => a.call.name === b.call.name && sameArguments(a, b);

function checkFor({ kind, isLasting: lasts }: Struck): Check {
  if (isPassing(kind)) return lasts ? triedEnough : mended;
  switch (kind.recovery.way) {
    case 'verify':
      return verified;
    case 'adapt':
      return () => [];
    default:
      return notRepeated;
  }
}

/** The call works later. A result that was only flawed must be read again before anything is done with it. */
const mended: Check = ({ step, kind, later }) => {
  const { name } = step.call;
  const isFlawed = kind.recovery.way === 'read_again';
  const isMended = later.some(
    (other) =>
      other.call.name === name &&
      other.result.ok &&
      !other.result.fault &&
      (!isFlawed || sameArguments(other, step)),
  );
  if (isMended) return [];
  return [fatal(step.message, `${name} failed temporarily (${kind.name}) and never succeeded afterwards`)];
};

/** More attempts at a failure that lasts help nobody. */
const mostAttempts = 5;

/** One attempt is too few for a failure that looks temporary. */
const triedEnough: Check = ({ step, kind, later, attempt }) => {
  const { name } = step.call;
  if (attempt > mostAttempts)
    return [
      fatal(step.message, `${name} was called ${attempt} times although it kept failing (${kind.name})`),
    ];
  return attempt > 1 || later.some((other) => isSameCall(other, step))
    ? []
    : [fatal(step.message, `${name} failed with ${kind.name} and was not tried again`)];
};

const notRepeated: Check = ({ step, kind, later }) => {
  const repeated = later.find((other) => isSameCall(other, step));
  return repeated
    ? [
        fatal(
          repeated.message,
          `${step.call.name} was called again after ${kind.name}, which a retry cannot mend`,
        ),
      ]
    : [];
};

/** A read comes before the end and before the same change is sent again. */
const verified: Check = ({ step, kind, later }) => {
  const { name } = step.call;
  const read = later.findIndex(
    ({ call, result }) => call.name !== name && result.ok && result.changes.length === 0,
  );
  const repeated = later.findIndex(({ call }) => call.name === name);
  if (repeated !== -1 && (read === -1 || repeated < read))
    return [
      fatal(
        later[repeated]?.message ?? step.message,
        `${name} was sent again after ${kind.name} without a check`,
      ),
    ];
  return read === -1
    ? [fatal(step.message, `nobody checked whether ${name} had gone through (${kind.name})`)]
    : [];
};
