// condition: a change that depends on what a record says.
import type { Random } from '../../../../pipeline/hash.ts';
import type { Json } from '../../../../schemas/json.ts';
import { snakeCase } from '../../../english.ts';
import { nameInWords, valueInWords } from '../../../values-in-words.ts';
import { detailSentences } from '../../details.ts';
import { purposeOf } from '../../purpose.ts';
import { isQuestion } from '../../request.ts';
import { type DescribedRow, describedRow } from '../found-rows.ts';
import type { GraphGoal, Operator, Scene } from '../graph-goal.ts';
import { withReason } from '../reasons.ts';
import { type RowList, rowListFor } from '../row-lists.ts';
import {
  rowWritersOf,
  soundResult,
  type Writing,
  writingArguments,
  writingFacts,
  writingWish,
  writingWith,
} from '../row-writers.ts';
import { runGraph } from '../run-graph.ts';

export const condition: Operator = {
  name: 'condition',
  summary: 'makes a change only if a record says what it should',
  plan(scene) {
    const { scratch, random } = scene;
    const rows = rowListFor(
      scene,
      (each) => choiceFields(each).length > 0 && rowWritersOf(each, scratch.tools).length > 0,
    );
    if (!rows) return undefined;
    const [field, choices] = random.pick(choiceFields(rows));
    const writing = writingWith(random.pick(rowWritersOf(rows, scratch.tools)), scene);
    if (!writing || field in writing.said) return undefined;
    const row = describedRow(rows, {
      ...scene,
      prefix: 'find',
      admits: (each) => soundResult(writing, String(each[rows.about.key]), scratch) !== undefined,
    });
    // Nobody asks for what they have just said of the record.
    const isKnown = row?.text.includes(` ${nameInWords(field)} `) ?? false;
    return row && !isKnown ? goalOf({ row, writing, field, choices }, scene) : undefined;
  },
};

/** Fields with one of a few values, such as the status. */
const choiceFields = ({ fields }: RowList): [string, readonly Json[]][] =>
  fields.flatMap(([name, schema]): [string, readonly Json[]][] => {
    const choices = Array.isArray(schema.enum)
      ? schema.enum.filter((choice) => typeof choice === 'string')
      : [];
    return choices.length > 1 && !/^previous/.test(snakeCase(name)) && schema.type !== 'array'
      ? [[name, choices]]
      : [];
  });

interface Conditional {
  readonly row: DescribedRow;
  readonly writing: Writing;
  readonly field: string;
  readonly choices: readonly Json[];
}

function goalOf(conditional: Conditional, { scratch, random }: Scene): GraphGoal | undefined {
  const { row, writing, field, choices } = conditional;
  const found = runGraph(row.nodes, scratch);
  const is = found?.valueOf(row.field(field));
  if (typeof is !== 'string') return undefined;
  const isMet = random.chance(0.65);
  const others = choices.filter((choice) => choice !== is);
  const wanted = isMet ? is : random.pick(others);
  const wish = writingWish(writing, 'it', random);
  if (isQuestion(wish.text) || /^(?:i|we) /i.test(wish.text)) return undefined;
  const run = runGraph(
    [
      ...row.nodes,
      {
        id: 'change',
        tool: writing.writer.tool,
        arguments: writingArguments(writing, { known: row.key }),
        purpose: purposeOf(writingWish(writing, row.subject, random).text, ''),
        when: [row.field(field), { known: wanted }],
      },
    ],
    scratch,
  );
  if (!run) return undefined;
  const words = nameInWords(field);
  const details = detailSentences(wish, random).join(' ');
  const request = requestFor(
    { row: row.text, field: words, value: valueInWords(wanted), wish: wish.text },
    random,
  );
  return {
    say: withReason('tidy', [request, details].filter((part) => part !== '').join(' '), random),
    facts: [
      { name: row.rows.about.noun, value: row.text, text: `It's ${row.text}.`, disclosed: 'opening' },
      ...writingFacts(writing, random),
    ],
    calls: run.calls,
    // Where the change was made, the value that led to it may be gone.
    communicate: isMet
      ? []
      : [{ name: `${words} of ${row.subject}`, value: is, computedFrom: run.calls.map((_, at) => at) }],
  };
}

const frames = [
  'Please check {row}. If the {field} is {value}, {wish}. If not, ' +
    'leave it alone and tell me what the {field} is.',
  "Could you look at {row}? Should the {field} be {value}, {wish}. Otherwise don't change anything, just " +
    'tell me the {field}.',
  'If the {field} of {row} is {value}, please {wish}. If it is anything else, only tell me what it is.',
  'Have a look at {row}. Only if the {field} is {value}, {wish}. In ' +
    'any other case, I just want to know the {field}.',
  'This depends on {row}: where the {field} is {value}, please ' +
    '{wish}. Otherwise, tell me what the {field} says.',
  'What is the {field} of {row}? If it is {value}, {wish}. If it is not, telling me is enough.',
  'Can you find {row}? In case the {field} is {value}, {wish}. Otherwise, leave everything as it is and ' +
    'let me know the {field}.',
  'I am not sure about the {field} of {row}. If it is {value}, please {wish}. If not, tell me what it is.',
  'Please look up {row}. As long as the {field} is {value}, {wish}. If ' +
    "it isn't, don't touch it and tell me the {field}.",
  'Before you change anything, check the {field} of {row}. If it is {value}, {wish}. Otherwise, just ' +
    'report back with the {field}.',
  'Is the {field} of {row} {value}? In that case, please {wish}. Otherwise, what is it?',
  "I'd like you to check {row} first. With {value} as the {field}, " +
    '{wish}. With anything else, only give me the {field}.',
];

interface Said {
  readonly row: string;
  readonly field: string;
  readonly value: string;
  readonly wish: string;
}

const requestFor = (said: Said, random: Random): string =>
  random.pick(frames).replaceAll(/\{(row|field|value|wish)\}/g, (_, slot: keyof Said) => said[slot]);
