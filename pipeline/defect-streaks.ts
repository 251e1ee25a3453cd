// Stops a run whose model keeps giving replies with the same defect, such as a server without a parser of tool calls,
// or keeps failing in the same way: a thousand more would cost as much and be of no more use.
import { type ReplyError, UsageError } from './errors.ts';
import type { CallError, CallFault } from './models/admission/call-error.ts';
import type { Reply } from './models/model.ts';
import { markerIn } from './models/template-markers.ts';

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
  /** A reply that could be used. One with a marker of a chat template in it is defective all the same. */
  used(speaker: Speaker, reply: Reply): void;
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
  const note = ({ role, model, endpoint }: Speaker, defect: string | undefined, story: Story): void => {
    const id = `${role} ${model}`;
    const known = streaks.get(id);
    if (defect === undefined) return void streaks.delete(id);
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
  const noteReply = (speaker: Speaker, defect: string | undefined, content: string): void => {
    const beginning = JSON.stringify(content.slice(0, 80));
    const told = `show the same defect: ${defect} (the last one begins with ${beginning})`;
    note(speaker, defect, { what: 'replies', told });
  };
  return {
    used: (speaker, { content }) => noteReply(speaker, markerDefect(content), content),
    unusable: (speaker, error) =>
      noteReply(
        speaker,
        markerDefect(error.reply) ?? `${error.fault}: ${error.issues.join('; ')}`,
        error.reply,
      ),
    failed(speaker, { fault, message }) {
      if (ofOnePrompt.has(fault)) return;
      const told = `failed in the same way (${message})`;
      note(speaker, `${fault}: ${message.replaceAll(/\S*\d\S*/g, '#')}`, { what: 'calls', told });
    },
  };
}

interface Story {
  readonly what: 'replies' | 'calls';
  readonly told: string;
}

/** They say nothing about other prompts, however often they come. */
const ofOnePrompt: ReadonlySet<CallFault> = new Set(['too_long', 'moderated']);

/** A turn of the user may be quoted as "user: ..."; other markers never stand in a reply. */
function markerDefect(content: string): string | undefined {
  const found = markerIn(content);
  return found === undefined || found.of === 'turns' ? undefined : `a marker of ${found.of}, ${found.marker}`;
}

const remedies: readonly (readonly [defect: RegExp, remedy: string])[] = [
  [/^a marker of tool calls/, 'start the server with its parser of tool calls'],
  [/^a marker of reasoning/, 'start the server with its parser of reasoning'],
  [/^a marker/, 'check the chat template of the server'],
  [/^length/, 'allow longer replies'],
  [/^(?:refusal|content_filter)/, 'bind the role to another model'],
];

const remedyFor = (defect: string): string =>
  remedies.find(([pattern]) => pattern.test(defect))?.[1] ?? 'check the model with `toolloom doctor`';
