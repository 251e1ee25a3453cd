// Parameters that steer how much of a result a caller gets, under the names that APIs give them. Their values
// are the caller's own choice.
import { snakeCase } from './english.ts';
import { remembered } from './remembered.ts';

/** Names that mean the same, by what they mean. */
export const steeringParameters = [
  ['limit', 'max_results', 'page_size', 'top', 'per_page'],
  ['offset', 'skip', 'start_at'],
  ['minimum_count', 'at_least'],
] as const;

const others = ['page', 'head', 'tail', 'decimals'];
const names: ReadonlySet<string> = new Set([...steeringParameters.flat(), ...others]);

/** Whether a parameter steers how much is returned, in whatever spelling: `startAt`, `start_at`. */
export const isSteering = remembered((name): boolean => names.has(snakeCase(name)));
