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

export interface PageFileOptions extends Omit<ViewOptions, 'port' | 'token'> {
  /** Path of the file. */
  readonly file: string;
  /** Most trajectories in it. */
  readonly most: number;
}

export interface WrittenPage {
  /** Trajectories in the file, and those of the run. */
  readonly trajectories: number;
  readonly of: number;
  readonly bytes: number;
}

export interface RunViewer {
  /** Writes a page with a sample of the first run into one file. */
  write(options: PageFileOptions): Promise<WrittenPage>;
  /** Throws a UsageError where a directory is no run or the port is taken. */
  start(options: ViewOptions): Promise<Viewing>;
}
