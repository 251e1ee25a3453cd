// Stops a run whose model keeps giving replies with the same defect, such as a server without a parser of tool calls,
// or keeps failing in the same way: a thousand more would cost as much and be of no more use.
import { type ReplyError, UsageError } from './errors.ts';
import type { CallError, CallFault } from './models/admission/call-error.ts';

/** The same defect again and again. Only the user can mend it, so the run ends. */
export class RepeatedDefectError extends UsageError {}

/** Whose replies are counted together. */
export interface Speaker {
  readonly role: string;
  readonly model: string;
  /** Where its model answers. */
  readonly endpoint: string;
}

export interface DefectStreaks {
  /** A reply that could be used. */
  used(speaker: Speaker): void;
  unusable(speaker: Speaker, error: ReplyError): void;
  /** A call that was given up. */
  failed(speaker: Speaker, error: CallError): void;
}

interface Streak {
  readonly defect: string;
  count: number;
}

/** Throws a RepeatedDefectError at the reply that makes a streak `most` long; never if that is 0. */
export function defectStreaks(most: number): DefectStreaks {
  const streaks = new Map<string, Streak>();
  /** `story` tells what happened each time. */
  const note = (speaker: Speaker, defect: string, story: Story): void => {
    const { role, model, endpoint } = speaker;
    const id = idOf(speaker);
    const known = streaks.get(id);
    const streak = known?.defect === defect ? known : { defect, count: 0 };
    streaks.set(id, streak);
    streak.count += 1;
    if (most === 0 || streak.count < most) return;
    throw new RepeatedDefectError(
      `${streak.count} ${story.what} in a row of model ${model} at ${endpoint} to role ${role} ${story.told}; ` +
        `${remedyFor(defect)}, then run again: nothing is lost. ` +
        '`executor.sameDefects` in the config sets how many are too many',
    );
  };
  return {
    used: (speaker) => void streaks.delete(idOf(speaker)),
    unusable(speaker, { fault, issues, reply }) {
      const defect = `${fault}: ${issues.join('; ')}`;
      const beginning = JSON.stringify(reply.slice(0, 80));
      const told = `show the same defect: ${defect} (the last one begins with ${beginning})`;
      note(speaker, defect, { what: 'replies', told });
    },
    failed(speaker, { fault, message }) {
      if (ofOnePrompt.has(fault)) return;
      const told = `failed in the same way (${message})`;
      note(speaker, `${fault}: ${message.replaceAll(/(?<!\S)[^\s\d]*\d\S*/g, '#')}`, { what: 'calls', told });
    },
  };
}

const idOf = ({ role, model }: Speaker): string => `${role} ${model}`;

interface Story {
  readonly what: 'replies' | 'calls';
  readonly told: string;
}

/** They say nothing about other prompts, however often they come. */
const ofOnePrompt: ReadonlySet<CallFault> = new Set(['too_long', 'moderated']);

const remedies: readonly (readonly [defect: RegExp, remedy: string])[] = [
  [/^leaked: .*tool calls/, 'start the server with its parser of tool calls'],
  [/^leaked: .*reasoning/, 'start the server with its parser of reasoning'],
  [/^leaked/, 'check the chat template of the server'],
  [/^length/, 'allow longer replies'],
  [/^(?:refusal|content_filter)/, 'bind the role to another model'],
];

const remedyFor = (defect: string): string =>
  remedies.find(([pattern]) => pattern.test(defect))?.[1] ?? 'check the model with `toolloom doctor`';
