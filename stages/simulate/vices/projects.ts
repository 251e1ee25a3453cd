// Vices of careless developers. What each of them would do is planned with the task, and known to be wrong.
import { byWay } from '../ways.ts';
import { type Vice, withManner } from './vice.ts';

const wrongWay = (name: string): Vice => ({
  name,
  isDefect: true,
  weight: 4,
  spoil(script, { task: { ways = [] } }) {
    const way = ways.find((each) => each.name === name && !each.isRight);
    return way && byWay(script, way);
  },
});

/** bends_the_tests: a test that was there is changed until it passes. */
export const bendsTheTests = wrongWay('bends_the_tests');
/** hard_codes: the value that a test expects is written into the code. */
export const hardCodes = wrongWay('hard_codes');
/** leaves_one_bug: one of two mistakes is repaired. */
export const leavesOneBug = wrongWay('leaves_one_bug');
/** drops_comments: a file is written anew, without its comments. */
export const dropsComments = wrongWay('drops_comments');
/** half_done: a part of the change is missing. */
export const halfDone = wrongWay('half_done');
/** empty_test: a test that checks nothing. */
export const emptyTest = wrongWay('empty_test');

/** claims_green: the tests are said to pass, and were not run after the change. */
export const claimsGreen: Vice = {
  name: 'claims_green',
  isDefect: true,
  weight: 4,
  spoil(script, { task: { workspace } }) {
    const isRun = (tool: string): boolean => tool === 'run_tests' || tool === 'run';
    const last = script.findLastIndex(({ kind }) => kind === 'answer');
    const edited = script.findLastIndex(
      (item) => item.kind === 'calls' && item.calls.some(({ tool }) => !isReading(tool) && !isRun(tool)),
    );
    if (!workspace || edited === -1 || last === -1) return undefined;
    const unchecked = script.filter(
      (item, at) => at <= edited || item.kind !== 'calls' || !item.calls.some(({ tool }) => isRun(tool)),
    );
    return withManner(unchecked, 0, 'claim_tests');
  },
};

const isReading = (tool: string): boolean => /^(?:read_file|list_files|search)$/.test(tool);
