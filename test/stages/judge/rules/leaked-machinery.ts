import {
  calls,
  done,
  extension,
  lookup,
  play,
  question,
  rightPlay,
  says,
  user,
} from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

export const table: RuleTable = {
  fires: {
    'the user quotes the rubric': {
      play: play([user('The rubric says that the due date must be told.'), done]),
      findings: [{ message: 2, evidence: ['rubric'], blame: 'user' }],
    },
    'the agent speaks of a test': {
      play: play([calls(extension), says('Since this is a test case, I have extended the loan.')]),
      findings: [{ message: 4, evidence: ['test case'] }],
    },
  },
  staysSilent: {
    'nobody does': rightPlay,
    'the application is about rubrics': play([
      calls({ ...lookup, result: { ...lookup.result, value: { title: 'A rubric for essays' } } }),
      says('The title is "A rubric for essays".'),
    ]),
    'the user tests a device': play([says('Which one?')], {
      task: question('Which lamp did we test in this case?'),
    }),
  },
};
