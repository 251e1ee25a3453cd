// A library: documents that the agent searches and reads, and a report that cites them.
import { libraryWith } from '../libraries/library.ts';
import { startReading } from '../libraries/reading.ts';
import type { Environment } from './environment.ts';

export const libraryEnvironment: Environment = {
  name: 'library',
  async open({ part: { of, tools }, store }) {
    const reading = startReading(await libraryWith(store, of));
    return {
      tools,
      call: async (name, given) => reading.call(name, given),
      snapshot: async () => reading.snapshot(),
      rewind: async () => reading.rewind(),
      [Symbol.asyncDispose]: async () => {},
    };
  },
};
