// Mathematics: tools that compute. They change nothing that lasts, so every session is in the same state.
import { openMathSession } from '../mathematics/session.ts';
import type { Environment } from './environment.ts';

export const mathEnvironment: Environment = {
  name: 'math',
  async open({ part: { tools }, signal }) {
    return { tools, snapshot: async () => ({}), ...openMathSession(signal) };
  },
};
