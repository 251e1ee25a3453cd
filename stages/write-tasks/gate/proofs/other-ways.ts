// other_ways: what else can be done about a project. Other right ways pass; what careless developers do fails.
import { byWay } from '../../../simulate/ways.ts';
import type { Proof } from '../proof.ts';

/** Each name is planned for some kinds of tasks. */
const names = {
  pass: ['another_tool', 'other_code'],
  fail: ['bends_the_tests', 'hard_codes', 'leaves_one_bug', 'drops_comments', 'half_done', 'empty_test'],
} as const;

const wayProof = (name: string, expects: Proof['expects']): Proof => ({
  name,
  expects,
  play({ task, script, play }) {
    const way = task.ways?.find((each) => each.name === name);
    return way && play(byWay(script, way));
  },
});

export const otherWays: readonly Proof[] = [
  ...names.pass.map((name) => wayProof(name, 'pass')),
  ...names.fail.map((name) => wayProof(name, 'fail')),
];
