// not_recorded: the user wants to know something that nobody has entered.
import type { JsonObject } from '../../../../schemas/json.ts';
import { nameInWords } from '../../../values-in-words.ts';
import { describedRow } from '../found-rows.ts';
import { withReason } from '../reasons.ts';
import { rowListsOf } from '../row-lists.ts';
import { runGraph } from '../run-graph.ts';
import type { Obstacle } from './obstacle.ts';

export const notRecorded: Obstacle = {
  name: 'not_recorded',
  plan(scene) {
    const { scratch, random } = scene;
    const choices = rowListsOf(scratch).flatMap((rows) =>
      rows.fields.filter(([name, schema]) => isOptional(name, schema)).map(([field]) => ({ rows, field })),
    );
    if (choices.length === 0) return undefined;
    const { rows, field } = random.pick(choices);
    const row = describedRow(rows, {
      ...scene,
      prefix: 'find',
      admits: (each) => each[field] === null,
    });
    const run = row && runGraph(row.nodes, scratch);
    if (!row || !run || run.valueOf(row.field(field)) !== null) return undefined;
    const words = nameInWords(field);
    return {
      say: withReason(
        'report',
        random
          .pick(questions)
          .replace('{field}', () => words)
          .replace('{row}', () => row.text),
        random,
      ),
      facts: [{ name: rows.about.noun, value: row.text, text: `It's ${row.text}.`, disclosed: 'opening' }],
      calls: run.calls,
      communicate: [
        {
          name: `number of values for the ${words} of ${row.subject}`,
          value: 0,
          computedFrom: row.nodes.flatMap(({ id }) => run.callsOf(id)),
        },
      ],
      obstacle: random
        .pick(sentences)
        .replace('{field}', () => words)
        .replace('{row}', () => row.subject),
    };
  },
};

/** A plain field that may be empty and that people would ask for. */
const isOptional = (name: string, { type }: JsonObject): boolean =>
  Array.isArray(type) &&
  type.includes('null') &&
  type.some((each) => each === 'string' || each === 'number' || each === 'integer') &&
  !/^previous|reason|note|remark/i.test(name) &&
  // "There is no number of views" is nothing that people say.
  !nameInWords(name).startsWith('number of ');

const questions = [
  'What is the {field} of {row}?',
  'Could you tell me the {field} of {row}?',
  'Please look up the {field} of {row}.',
  'I need the {field} of {row}.',
  'Can you find the {field} of {row} for me?',
  'What do we have as the {field} of {row}?',
  'Somebody is asking for the {field} of {row}. Can you check?',
  'Do you know the {field} of {row}?',
  "I'm missing the {field} of {row}. What does the record say?",
  'Please check {row} and give me the {field}.',
  'For {row}, what is the {field}?',
  'Have a look at {row}, please. I want to know the {field}.',
];

/** All say that the question cannot be answered. */
const sentences = [
  "I can't tell you, because there is no {field} on record for {row}.",
  "The record of {row} has no {field}, so I can't give you one.",
  'I looked up {row}, but I was not able to find that out: no {field} has been entered.',
  "I'm sorry, I can't say. For {row}, no {field} is on file.",
  'I could not find that out: nobody has entered a {field} for {row}.',
  "The entry for {row} is there, but it has no {field}. I can't answer that.",
  "I'm afraid I can't help with this one: no {field} was entered for {row}.",
  'I found {row}, but the record shows no {field}. I was unable to find one anywhere.',
  "That field is empty. As there is no {field} for {row}, I can't tell you what it is.",
  'We have {row} on record, though with no {field}, so I cannot say what it is.',
  'As of now, there is no {field} in the record of {row}. I cannot give you what is not there.',
  "I couldn't find that out, because no {field} was ever entered for {row}.",
];
