// The sandboxes of this machine, for tests that hold on each of them.
import { sandboxFor, sandboxLack } from '../../stages/sandboxes/index.ts';
import type { Language, Sandbox } from '../../stages/sandboxes/sandbox.ts';

export interface Backend {
  readonly label: string;
  readonly language: Language;
  readonly choice: 'wasm' | 'bubblewrap';
  /** Why this machine does not have it. */
  readonly lack: string | undefined;
  open(): Promise<Sandbox>;
}

export const backends: readonly Backend[] = await Promise.all(
  (['wasm', 'bubblewrap'] as const).flatMap((choice) =>
    (['python', 'javascript'] as const).map(async (language) => {
      const lack = await sandboxLack(language, choice);
      return {
        label: `${language} in ${choice}${lack === undefined ? '' : ` (skipped: ${lack})`}`,
        language,
        choice,
        lack,
        open: () => sandboxFor(language, choice),
      };
    }),
  ),
);
