// no_match: nothing on record is what the user insists on, so that there is nothing to act on.
import { asRequest, inOrder } from '../../request.ts';
import { emptySelection } from '../empty-selections.ts';
import { withReason } from '../reasons.ts';
import { filterFacts, rowListFor, searchNode, selectionInWords } from '../row-lists.ts';
import { rowUsersOf, writingFacts, writingWish, writingWith } from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';
import type { Obstacle } from './obstacle.ts';

export const noMatch: Obstacle = {
  name: 'no_match',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(scene, (each) => rowUsersOf(each, scratch.tools).length > 0);
    if (!rows) return undefined;
    const writing = writingWith(random.pick(rowUsersOf(rows, scratch.tools)), scene);
    const empty = emptySelection(rows, scene);
    if (!writing || !empty) return undefined;
    const { selection } = empty;
    const run = runGraph([searchNode('search', selection, random)], scratch);
    if (!run) return undefined;
    const which = selectionInWords(selection, random);
    const question = random.pick(questions).replace('{rows}', () => which);
    return {
      say: withReason(
        'tidy',
        inOrder(question, asRequest(writingWish(writing, 'that one', random), random), random),
        random,
      ),
      facts: [...filterFacts(selection, random), ...writingFacts(writing, random)],
      calls: run.calls,
      communicate: [{ name: `number of ${which}`, value: 0, computedFrom: run.callsOf('search') }],
      obstacle: random.pick(sentences).replace('{rows}', () => which),
    };
  },
};

const questions = [
  'Please find me one of the {rows}.',
  'Could you look for one of our {rows}?',
  'I need one of the {rows}; any of them will do.',
  'Pick one of our {rows}, whichever comes first.',
  'Among our {rows}, find me any one.',
  'I want one of the {rows}, no matter which.',
  'Can you find one of the {rows} for me?',
  'Look through our {rows} and take the first one.',
  'Let us take one of the {rows}.',
  'Choose any one of our {rows} for me.',
  'Please look up the {rows} and pick one.',
  'Find one among the {rows}, please. Nothing else will do.',
];

const sentences = [
  'There are no {rows}.',
  'We have no {rows} at the moment.',
  'I searched, and there are no {rows}.',
  'The search came back empty: there are no {rows}.',
  'I found no {rows}, so there is nothing to choose from.',
  'No {rows} are on record.',
  'According to the records, there are no {rows}.',
  'I looked for them, but we have no {rows}.',
  'As far as the records go, there are no {rows}. If you can do ' +
    'without one of the conditions, I can search again.',
  'Right now we have no {rows}. Would another condition do?',
  'There are no {rows} that I could use.',
  'The records show no {rows}.',
];
