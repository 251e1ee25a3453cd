import { call, calls, gives, type PlayUnderTest, play, rightPlay, says } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const computed = call('calculate_exact', { expression: '25 / 2' }, gives({ result: 12.5 }));

const task = (value: string | number) => ({
  mathematics: { families: ['any'], answers: [{ name: 'length', value, goal: 0, call: 0, path: 'result' }] },
  oracle: { communicate: [{ name: 'length', value, goal: 0 }] },
});

const told = (value: string | number, text: string): PlayUnderTest =>
  play([calls(computed), says(text)], { task: task(value) });

interface Answer {
  readonly name: string;
  readonly value: string;
  readonly decimals?: number;
  readonly among?: string[];
}

/** A percentage that is wanted with one decimal. */
const rounded = (text: string): PlayUnderTest =>
  answering({ name: 'share', value: '96%', decimals: 1 }, text);

const among = ['project A', 'project B'];

/** Which of two projects is better, after both values. */
const choosing = (text: string): PlayUnderTest =>
  answering({ name: 'better choice', value: 'project B', among }, text);

function answering(answer: Answer, text: string): PlayUnderTest {
  const { name, value } = answer;
  const mathematics = { families: ['any'], answers: [{ ...answer, goal: 0, call: 0, path: 'result' }] };
  return play([calls(computed), says(text)], {
    task: { mathematics, oracle: { communicate: [{ name, value, goal: 0 }] } },
  });
}

export const table: RuleTable = {
  fires: {
    'a decimal is wanted and left out': {
      play: rounded('The share is 96%.'),
      findings: [{ message: 4, evidence: ['1 decimal', '96'], code: 'wrong rounding' }],
    },
    'nothing is called better': {
      play: choosing('Project A is worth $11. Project B is worth $12.'),
      findings: [{ message: 4, evidence: ['project B'], code: 'wrong choice' }],
    },
    'the wrong one is called better': {
      play: choosing('Project B is worth $12. Project A is the better choice.'),
      findings: [{ message: 4, evidence: ['project B'], code: 'wrong choice' }],
    },
    'the unit is missing': {
      play: told('12.5 km', 'The length is 12.5.'),
      findings: [{ message: 4, evidence: ['12.5 km', 'without'], code: 'missing unit' }],
    },
    'a percentage is told as a bare number': {
      play: told('12.5%', 'The length is 12.5.'),
      findings: [{ message: 4, evidence: ['12.5%'], code: 'missing unit' }],
    },
    'the sign is wrong': {
      play: told('$12.50', 'The length is -$12.50.'),
      findings: [{ message: 4, evidence: ['$12.50'], code: 'wrong sign' }],
    },
    'a figure was rounded on the way': {
      play: told('12.53 km', 'The length is 12.5 km.'),
      findings: [{ message: 4, evidence: ['12.53', 'says 12.5'], code: 'wrong rounding' }],
    },
    'the value is another one': {
      play: told('12.5 km', 'The length is 31 km.'),
      findings: [{ message: 4, evidence: ['12.5 km'], code: 'wrong value' }],
    },
    'nothing was computed, although the value is right': {
      play: play([says('The length is 12.5 km.')], { task: task('12.5 km') }),
      findings: [{ message: 2, evidence: ['length'], code: 'not computed' }],
    },
  },
  staysSilent: {
    'a decimal is wanted and told': rounded('The share is 96.0%.'),
    'the right one is called better than the other': choosing('Project B is better than project A.'),
    'the value has its unit': told('12.5 km', 'The length is 12.5 km.'),
    'the value is told in another unit': told('12.5 km', 'The length is 12,500 meters.'),
    'a fraction is told as a mixed number': told('5/2', 'The length is 2 1/2.'),
    'a percentage is told as a fraction': told('12.5%', 'The length is 1/8 of it.'),
    'the value is a plain number': told(12.5, 'The length is 12.50.'),
    'there was nothing to compute': rightPlay,
  },
};
