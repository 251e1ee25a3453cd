// A session in which code is run, in Python or in JavaScript. It computes and changes nothing that lasts, so every
// state of it is the same.
import { BugError } from '../../pipeline/errors.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import { ReplSession, replTools } from '../workspaces/repl.ts';
import { refusal } from '../worlds/program.ts';
import type { Environment } from './environment.ts';

export const replEnvironment: Environment = {
  name: 'repl',
  async open({ part: { of, tools }, signal }) {
    const tool = replTools.find(({ language }) => language === of);
    if (!tool) throw new BugError(`there is no REPL for ${of}`);
    const session = new ReplSession(tool.language, signal);
    return {
      tools,
      async call(name, given) {
        if (!tools.includes(name)) throw new BugError(`the session has no tool ${name}`);
        const faults = schemaFaults(tool.inputSchema, given);
        if (faults.length > 0) return refusal('INVALID_ARGUMENTS', faults.join('; '));
        return session.evaluate(String(given.code));
      },
      snapshot: async () => ({}),
      rewind: () => session.close(),
      [Symbol.asyncDispose]: () => session.close(),
    };
  },
};
