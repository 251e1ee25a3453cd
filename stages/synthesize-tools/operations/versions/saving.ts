// Tools that add versions: a new one with changed contents, and an old one restored as the newest.

import { guard, mustExist, newestRow } from '../../../worlds/programs.ts';
import { identifier, today } from '../../../worlds/sql.ts';
import { columnNamed, sampleSets } from '../../entity-view.ts';
import { newRow } from '../../writes.ts';
import { columnParameter, defineOperation, idParameter } from '../operation.ts';
import { valueParameters } from '../parameters.ts';
import {
  documentColumn,
  latestVersion,
  mustHaveVersion,
  nextNumber,
  numberSchema,
  ofDocument,
  versionsSchema,
} from './history.ts';

export const saveVersion = defineOperation({
  name: 'save_version',
  effect: 'write',
  does: 'write',
  options: versionsSchema,
  writes: (_, { fields }) => [{ kind: 'row', sets: Object.keys(fields) }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const parent = viewOf(options.owner);
    const column = documentColumn(view, options);
    const own = ofDocument(view, options, column);
    const columns = options.fields.map((field) => columnNamed(view, field));
    const compared = columns.filter(({ kind }) => !kind.semantic);
    const same = compared.map(({ name }) => `v.${identifier(name)} IS :${name}`).join(' AND ');
    return {
      name: [random.pick(['save', 'add', 'publish']), view.noun],
      words: { owner: parent.noun, ownerId: column },
      parameters: [
        idParameter(parent, column),
        ...columns.map((each) => columnParameter(each, site, !each.optional)),
      ],
      samples: sampleSets(columns, random),
      guards: [
        mustExist(parent, column),
        guard(
          `NOT EXISTS (SELECT 1 FROM (${latestVersion(view, own)}) v WHERE ${same})`,
          'NOTHING_CHANGED',
          `The latest version of {${column}} has the same contents.`,
        ),
      ],
      changes: [
        {
          values: newRow(view, {
            [column]: `:${column}`,
            number: nextNumber(view, own),
            saved_on: today,
            ...Object.fromEntries(columns.map(({ name }) => [name, `:${name}`])),
          }),
        },
      ],
      result: newestRow(view),
    };
  },
});

export const restoreVersion = defineOperation({
  name: 'restore_version',
  effect: 'write',
  does: 'write',
  options: versionsSchema,
  writes: (_, { fields }) => [{ kind: 'copy', sets: Object.keys(fields) }],
  parts(site, options) {
    const { view, viewOf, random } = site;
    const parent = viewOf(options.owner);
    const column = documentColumn(view, options);
    const own = ofDocument(view, options, column);
    const kept = options.fields.map((field) => columnNamed(view, field).name);
    const words = { owner: parent.noun, ownerId: column };
    const value = valueParameters(site, words);
    return {
      name: [random.pick(['restore', 'revert to']), view.noun],
      words,
      parameters: [idParameter(parent, column), value('number', { ...numberSchema, maximum: 9 })],
      samples: [{ number: 1 }, { number: 2 }, { number: 1 }, { number: 3 }],
      guards: [
        mustExist(parent, column),
        mustHaveVersion(view, own, { parameter: 'number', owner: column }),
        guard(
          `:number < MAX("number") FROM ${identifier(view.table)} WHERE ${own}`,
          'ALREADY_LATEST',
          `Version {number} is already the latest of {${column}}.`,
        ),
      ],
      changes: [
        {
          values: newRow(view, {
            [column]: `:${column}`,
            number: nextNumber(view, own),
            saved_on: today,
            ...Object.fromEntries(kept.map((name) => [name, `s.${identifier(name)}`])),
          }),
          from: `(SELECT * FROM ${identifier(view.table)} WHERE ${own} AND "number" = :number LIMIT 1) s`,
        },
      ],
      result: newestRow(view),
    };
  },
});
