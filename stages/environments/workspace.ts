// A workspace: the files of a small project that the agent reads, changes, and runs. Its state is what the tree means:
// what the tests say, those that the agent never sees too, and whether what must stay is as it was.
import { BugError } from '../../pipeline/errors.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Workspace } from '../../schemas/program.ts';
import { meaningOf } from '../programs/meaning.ts';
import { OpenWorkspace } from '../workspaces/workspace.ts';
import type { Environment } from './environment.ts';

export const workspaceEnvironment: Environment = {
  name: 'workspace',
  async open({ part: { of, tools }, store, signal, workspace }) {
    const project = workspace?.program === of ? workspace : await asItIs(of, store);
    const open = new OpenWorkspace(project.language, project.files);
    return {
      tools,
      async call(name, given) {
        if (!tools.includes(name)) throw new BugError(`the session has no tool ${name}`);
        return open.call(name, given, signal);
      },
      snapshot: () => meaningOf(project, open.files, signal),
      rewind: async () => open.rewind(),
      [Symbol.asyncDispose]: async () => {},
    };
  },
};

/** The program itself, for who has no task in it. */
async function asItIs(id: string, store: Reader): Promise<Workspace> {
  const { language, files, tests, hidden } = await store.get('programs', id);
  return { program: id, language, files: { ...files, ...tests }, hidden, kept: Object.keys(tests) };
}
