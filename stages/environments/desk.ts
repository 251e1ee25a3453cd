// The desk of an agent: where cases that it must not or cannot deal with are handed over. It opens as a world.
import { BugError } from '../../pipeline/errors.ts';
import { deskWorld } from '../worlds/desk.ts';
import type { Environment } from './environment.ts';
import { openLoaded } from './world.ts';

export const deskEnvironment: Environment = {
  name: 'desk',
  async open({ part }) {
    if (!part.desk) throw new BugError(`the desk ${part.of} has no receivers`);
    return openLoaded(deskWorld(part.desk, part.clock), part);
  },
};
