// Mathematics: tools that compute. They change nothing, so every session is in the same state.
import { callMathTool } from '../mathematics/call.ts';
import type { Environment } from './environment.ts';

export const mathEnvironment: Environment = {
  name: 'math',
  async open({ part: { tools } }) {
    return {
      tools,
      call: async (name, given) => callMathTool(name, given),
      snapshot: async () => ({}),
      rewind: async () => {},
      [Symbol.asyncDispose]: async () => {},
    };
  },
};
