// What a rule of the judge must find, and what it must leave alone. There is one table per rule, in
// test/stages/judge/rules/, under the name of the rule.
import type { PlayUnderTest } from './plays.ts';

export interface ExpectedFinding {
  /** Index of the message: the system prompt is 0, the request is 1. */
  readonly message: number;
  /** Words and values that the evidence must hold. */
  readonly evidence: readonly string[];
  /** Fatal unless it says otherwise. */
  readonly severity?: 'fatal' | 'slip';
  /** Not compared unless given. */
  readonly code?: string;
  readonly step?: number;
  /** The agent unless it says otherwise. */
  readonly blame?: 'agent' | 'user' | 'environment';
}

export interface RuleTable {
  /** Plays that break the rule, each under a sentence that says how. */
  readonly fires: Readonly<
    Record<string, { readonly play: PlayUnderTest; readonly findings: readonly ExpectedFinding[] }>
  >;
  /** Plays that come close and keep the rule, each under a sentence that says why. */
  readonly staysSilent: Readonly<Record<string, PlayUnderTest>>;
}
