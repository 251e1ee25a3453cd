// The registry of obstacles: adding one is one file and one line here.
import { missingRow } from './missing-row.ts';
import { noMatch } from './no-match.ts';
import { notRecorded } from './not-recorded.ts';
import type { Obstacle } from './obstacle.ts';
import { wrongState } from './wrong-state.ts';

export const obstacles: readonly Obstacle[] = [wrongState, missingRow, noMatch, notRecorded];
