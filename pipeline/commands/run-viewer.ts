// What the command `view` needs to know about the viewer, which is loaded when it is asked for.
import type { Registries } from '../config/schema.ts';

export interface ViewOptions {
  /** Directories of the runs that are shown, the first one first. At least one. */
  readonly directories: readonly string[];
  /** 0 for any that is free. */
  readonly port: number;
  /** What a browser has to know to see anything. */
  readonly token: string;
  readonly version: string;
  readonly registries: Registries;
  /** Reasons for which a person may reject a play. */
  readonly rules: readonly string[];
  /** Hears of errors that no answer tells about, and of what the viewer does instead. */
  note(message: string): void;
}

export interface Viewing {
  /** With the token. */
  readonly url: string;
  close(): Promise<void>;
}

export interface RunViewer {
  /** Throws a UsageError where a directory is no run or the port is taken. */
  start(options: ViewOptions): Promise<Viewing>;
}
