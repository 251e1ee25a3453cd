// Notes with code samples: how dues, times, and quantities are worked out. What each prints is computed twice, by the code
// and in TypeScript.
import { methodNote } from './method-note.ts';
import { fuel, lifts, repayment, stay } from './methods-of-harbors.ts';
import { shipMethods } from './methods-of-ships.ts';
import type { Islands } from './people-and-places.ts';
import type { WriteUp } from './write-up.ts';

export const methodNotes = ({ ships, harbors, lines, projects }: Islands): WriteUp[] => [
  ...shipMethods(ships).map(methodNote),
  methodNote(stay(harbors)),
  methodNote(lifts(harbors)),
  methodNote(fuel(lines)),
  methodNote(repayment(projects)),
];
