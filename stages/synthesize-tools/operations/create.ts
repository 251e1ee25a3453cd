// create: a new row, its key given by the world.
import { z } from 'zod';
import { andList, fieldWords } from '../../english.ts';
import { mustExist, mustExistIfGiven, newestRow } from '../../worlds/programs.ts';
import { fieldsOfMoves, isPrevious, stateOf } from '../entity.ts';
import { columnNamed, columnWords, sampleSets, valueSql } from '../entity-view.ts';
import { newRow } from '../writes.ts';
import { columnParameter, defineOperation, type Outlook, someOf } from './operation.ts';

const optionsSchema = z.strictObject({
  verb: z.string().optional(),
  name: z.string().optional().describe('of the tool, where verb and noun do not make one'),
  set: z.array(z.string()).min(1),
});

/** More parameters than this are hard to fill in without a mistake. */
const mostFields = 12;

export const create = defineOperation<z.infer<typeof optionsSchema>>({
  name: 'create',
  effect: 'write',
  does: 'write',
  options: optionsSchema,
  propose: (outlook) => [{ options: { set: settableFields(outlook) }, weight: 9 }],
  withField: (options, field) =>
    options.set.length < mostFields ? { ...options, set: [...options.set, field] } : undefined,
  writes: ({ set }, { states }) => [{ kind: 'row', sets: [...set, ...Object.keys(states)] }],
  parts(site, options) {
    const { view, style, random, viewOf } = site;
    const columns = options.set.map((field) => columnNamed(view, field));
    const parents = columns.flatMap(({ name, field, optional, parent }) =>
      parent ? [{ name, words: fieldWords(field), optional, view: viewOf(parent.noun) }] : [],
    );
    const verb = options.verb ?? style.create;
    const state = stateOf(view.entity);
    return {
      name: options.name ? [options.name, ''] : [verb, view.noun],
      words: {
        // Where verb and noun do not make a name for the tool, they do not make a sentence either.
        verb: options.name ? undefined : fieldWords(verb),
        columns: columnWords(view, random, 3),
        state: state && fieldWords(state.field),
        first: state && fieldWords(state.states[0] ?? ''),
        parents: parents.length > 0 ? andList(parents.map(({ words }) => words)) : undefined,
        alone: parents.length === 0 ? 'yes' : undefined,
        owner: parents.map(({ name }) => ` for {${name}}`)[0] ?? '',
      },
      parameters: columns.map((column) => columnParameter(column, site, !column.optional)),
      samples: sampleSets(columns, random),
      guards: parents.map(({ name, optional, view: parent }) =>
        optional ? mustExistIfGiven(parent, name) : mustExist(parent, name),
      ),
      changes: [
        { values: newRow(view, Object.fromEntries(columns.map((each) => [each.name, valueSql(each)]))) },
      ],
      result: newestRow(view),
    };
  },
});

/** All that a row needs, and some of what it may have. Counters that grow by use start at zero. */
export function settableFields({ entity, random }: Pick<Outlook, 'entity' | 'random'>): string[] {
  const names = Object.entries(entity.fields).filter(([name]) => !isPrevious(name));
  const closing = fieldsOfMoves(entity);
  const needed = names.filter(([name, field]) => !field.optional && !isCounter(name));
  const spare = names.filter(
    ([name, field]) =>
      !needed.some(([other]) => other === name) &&
      !closing.has(name) &&
      !isLearnedLater(name) &&
      field.kind !== 'ref',
  );
  const most = Math.max(0, Math.min(2, mostFields - needed.length));
  const chosen = new Set([...needed, ...someOf(spare, { least: 0, most, random })].map(([name]) => name));
  return Object.keys(entity.fields).filter((name) => chosen.has(name));
}

export const isCounter = (name: string): boolean =>
  /^(spent|views|renewals|reminders_sent|attempts|reserved|hours_spent|helpful_votes|defects_found)$/.test(
    name,
  );

/** What nobody knows when a row is made. */
const isLearnedLater = (name: string): boolean => /^(decision_note|opened|reply|last_\w+)$/.test(name);
