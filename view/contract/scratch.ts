// What the page is told about a scratch session, in which tools of a world are tried.
import type { ToolResult } from '../../schemas/trajectory.ts';

export interface ScratchOpened {
  /** ID of the session. */
  readonly session: string;
}

export interface ScratchAnswer {
  readonly result: ToolResult;
  /** False where the call exceeded its limits, which ends the session. */
  readonly isOpen: boolean;
}
