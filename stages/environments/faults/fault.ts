// Fault: a planned failure of a tool. It answers instead of the tool, or changes the tool's answer. What a sound
// agent does about it is part of the fault.
import type { Random } from '../../../pipeline/hash.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import type { StateChange, ToolResult } from '../../../schemas/trajectory.ts';

/**
 * What is right after a fault: `retry` the call, `read_again` because the result is flawed, `send_rest` of a batch,
 * `verify` by a read whether the change went through before anything is sent again, `adapt` to the result's new
 * form; and after a failure that lasts, `report` it, or `hand_over` to those who can mend it. After the last two,
 * another way to the same goal is right where there is one.
 */
export type Way = 'retry' | 'read_again' | 'send_rest' | 'verify' | 'adapt' | 'report' | 'hand_over';

export interface Recovery {
  readonly way: Way;
  /** For the rubric; {tool} is the struck tool. */
  readonly sentence: string;
}

/** A planned call and what comes of it when nothing fails. */
export interface PlannedStrike {
  readonly effect: 'read' | 'write';
  readonly arguments: JsonObject;
  readonly result: ToolResult;
  /** What the calls before it have changed. */
  readonly earlier: readonly StateChange[];
}

/** A call that is struck. */
export interface Strike {
  readonly given: JsonObject;
  /** Makes the call, with other arguments if some are given. */
  call(given?: JsonObject): Promise<ToolResult>;
  readonly earlier: readonly StateChange[];
  readonly random: Random;
}

export interface FaultKind {
  readonly name: string;
  /** One sentence for people. */
  readonly summary: string;
  readonly recovery: Recovery;
  /** Whether it strikes one call, or that call and all later ones of the tool, or either. */
  readonly span: 'once' | 'lasting' | 'either';
  /** The error codes that the agent may see; none for a fault that spoils a result. */
  readonly codes: readonly string[];
  /** Whether a planned call can be struck. */
  fits(call: PlannedStrike): boolean;
  /** Names itself in the result, unless the call gives it nothing to strike. */
  apply(strike: Strike): Promise<ToolResult>;
  /** For a fault that spoils a result: whether a result shows it. */
  isSeenIn?(value: Json): boolean;
  /** For `send_rest`: the arguments for what was not carried out. */
  rest?(given: JsonObject, value: Json): JsonObject;
  /** True if it is the service that fails, and not the call that is wrong. */
  readonly isOutage?: true;
  /** For failures that last: the reason as an answer gives it, after "because". */
  readonly because?: readonly string[];
  /** For failures that last: what the user can do, in sentences. */
  readonly next?: readonly string[];
}

/** True if the same call, or the rest of it, works when it is made again. */
export const isPassing = ({ recovery: { way } }: FaultKind): boolean =>
  way === 'retry' || way === 'read_again' || way === 'send_rest';

/** True if making the same call again is wrong. */
export const forbidsRepeat = ({ recovery: { way } }: FaultKind): boolean =>
  way === 'verify' || way === 'report' || way === 'hand_over';
