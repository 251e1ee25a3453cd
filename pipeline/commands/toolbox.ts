// What cli.ts hands to every command: the registries, and where to speak.
import type { Readable, Writable } from 'node:stream';
import type { Registries } from '../config.ts';
import type { Model } from '../models/model.ts';

export interface Toolbox {
  readonly registries: Registries;
  /** Answers for what is bound to `offline`: it embeds, and leaves prompts to the procedures. */
  readonly offlineModel: () => Promise<Model>;
  /** Configs that travel with the package. */
  readonly configs: string;
  readonly version: string;
  /** Where runs are kept when no directory is named. */
  readonly runs: string;
  readonly input: Readable & { isTTY?: boolean };
  readonly out: Writable;
  /** For people. */
  readonly say: Writable & { isTTY?: boolean };
}

export const exitCodes = { done: 0, bug: 1, usage: 2, budget: 3, owed: 4, interrupted: 130 } as const;
