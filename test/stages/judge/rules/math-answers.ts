import { call, calls, gives, type PlayUnderTest, play, rightPlay, says } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const computed = call('calculate_exact', { expression: '25 / 2' }, gives({ result: 12.5 }));

const task = (value: string | number) => ({
  mathematics: { families: ['any'], answers: [{ name: 'length', value, goal: 0, call: 0, path: 'result' }] },
  oracle: { communicate: [{ name: 'length', value, goal: 0 }] },
});

const told = (value: string | number, text: string): PlayUnderTest =>
  play([calls(computed), says(text)], { task: task(value) });

export const table: RuleTable = {
  fires: {
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
    'the value has its unit': told('12.5 km', 'The length is 12.5 km.'),
    'the value is told in another unit': told('12.5 km', 'The length is 12,500 meters.'),
    'a fraction is told as a mixed number': told('5/2', 'The length is 2 1/2.'),
    'a percentage is told as a fraction': told('12.5%', 'The length is 1/8 of it.'),
    'the value is a plain number': told(12.5, 'The length is 12.50.'),
    'there was nothing to compute': rightPlay,
  },
};
