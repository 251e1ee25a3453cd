// What the command `serve` needs to know about the server of episodes, which is loaded when it is asked for.
import type { RunServices } from '../context.ts';

export interface ServeOptions {
  readonly services: RunServices;
  /** Options of all stages. */
  readonly stages: Readonly<Record<string, unknown>>;
  readonly version: string;
  /** True if one of the roles is bound to a model. */
  readonly asksModels: boolean;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Of a listener for NeMo Gym alone; none if left out. */
  readonly gymPort: number | undefined;
  /** Folder for what trainers need to connect; none if left out. */
  readonly files: string | undefined;
  /** What clients have to send. */
  readonly token: string | undefined;
  /** Most sessions at once. */
  readonly most: number;
  /** Seconds without a request, after which a session is closed. */
  readonly idle: number;
}

export interface Serving {
  readonly url: string;
  /** Where NeMo Gym has a port of its own. */
  readonly gymRoot: string | undefined;
  /** Number of tasks by split; `none` are those that belong to neither. */
  readonly tasks: Readonly<Record<'train' | 'test' | 'none', number>>;
  /** ID of a task, for the example. */
  readonly example: string;
  close(): Promise<void>;
}

export interface RunServer {
  /** Roles that take part in an episode. */
  readonly roles: readonly string[];
  /** Throws a UsageError where the run has no tasks, a port is taken, or the files cannot be written. */
  start(options: ServeOptions): Promise<Serving>;
  /** True for a host that only this machine reaches. */
  isLoopback(host: string): boolean;
}
