// How the end of a program is said to those who ran it.
import type { Ending, SandboxLimits } from './sandbox.ts';

export function endingText(ended: Ending, limits: SandboxLimits): string {
  switch (ended) {
    case 'time':
      return 'stopped: it ran too long';
    case 'memory':
      return `stopped: it used more than ${limits.memory} MB of memory`;
    case 'output':
      return `stopped: it wrote more than ${limits.output} characters, or more files than it may`;
    case 'crash':
      return 'stopped: the interpreter crashed';
    case 'exit':
      return 'stopped: the code ended its own session';
  }
}
