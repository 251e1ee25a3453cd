// Forms that change or remove what is there.
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import { type Form, from, mustExist, namedRows, quoted, rowSchema, selectRow } from '../form.ts';
import { itemsIn } from '../thing.ts';

export const update: Form = {
  name: 'update',
  verbs: ['update'],
  infer(it) {
    const { thing, parts, spec } = it;
    const [key] = parts.key ?? [];
    const required = new Set([spec.inputSchema.required].flat());
    // What a call must name besides the key says where the row is; what it may name is set.
    const within = (parts.column ?? []).filter(
      (name) => required.has(name) && (parts.column?.length ?? 0) > 1 && /id$/i.test(name),
    );
    const set = (parts.column ?? []).filter((name) => !within.includes(name));
    if (key === undefined || set.length === 0 || parts.items || parts.keys || parts.query) return undefined;
    const where = `${quoted(thing.key.column)} = :${key}${within.map((name) => ` AND ${quoted(name)} = :${name}`).join('')}`;
    return {
      effect: 'write',
      references: { [key]: thing.table },
      samples: namedRows(it, set),
      intents: set.map((name) => `change the ${name} of {${key}} to {${name}}`),
      outputSchema: rowSchema(thing),
      program: {
        guards: [mustExist(where, thing, key)],
        statements: [
          `UPDATE ${quoted(thing.table)} SET ${set.map((name) => `${quoted(name)} = coalesce(:${name}, ${quoted(name)})`).join(', ')} WHERE ${where}`,
        ],
        result: { sql: `SELECT ${selectRow(thing)} ${from(thing)} WHERE ${where}`, shape: 'one' },
      },
    };
  },
};

export const transition: Form = {
  name: 'transition',
  verbs: ['transition'],
  infer(it) {
    const { thing, parts, spec, meaning } = it;
    const [key] = parts.key ?? [];
    const required = new Set([spec.inputSchema.required].flat());
    const within = (parts.column ?? []).filter((name) => required.has(name));
    const said = (parts.column ?? []).filter((name) => !required.has(name));
    if (key === undefined || meaning.state === undefined || parts.items || parts.keys || parts.query)
      return undefined;
    const where = `${quoted(thing.key.column)} = :${key}${within.map((name) => ` AND ${quoted(name)} = :${name}`).join('')}`;
    const set = [
      `"status" = '${meaning.state}'`,
      ...said.map((name) => `${quoted(name)} = coalesce(:${name}, ${quoted(name)})`),
    ];
    return {
      effect: 'write',
      references: { [key]: thing.table },
      samples: namedRows(it, said),
      intents: [`mark {${key}} as ${meaning.state}`],
      outputSchema: rowSchema(thing),
      program: {
        guards: [mustExist(where, thing, key)],
        statements: [`UPDATE ${quoted(thing.table)} SET ${set.join(', ')} WHERE ${where}`],
        result: { sql: `SELECT ${selectRow(thing)} ${from(thing)} WHERE ${where}`, shape: 'one' },
      },
    };
  },
};

/** Of one by its key, of several by theirs, or of those that have all the values of an item. */
export const remove: Form = {
  name: 'remove',
  verbs: ['remove'],
  infer(it) {
    const { thing, parts, spec } = it;
    const [key] = parts.key ?? [];
    const [keys] = parts.keys ?? [];
    const list = itemsIn(spec.inputSchema);
    if (parts.query || parts.limit) return undefined;
    const column = quoted(thing.key.column);
    const counted = { type: 'object', properties: { removed: { type: 'integer' } }, required: ['removed'] };
    const result = { sql: 'SELECT changes() AS removed', shape: 'one' } as const;
    const common = { effect: 'write', samples: [], outputSchema: counted } as const;
    if (key !== undefined && !keys && !list) {
      const within = (parts.column ?? []).map((name) => ` AND ${quoted(name)} = :${name}`).join('');
      const where = `${column} = :${key}${within}`;
      const program = {
        guards: [mustExist(where, thing, key)],
        statements: [`DELETE ${from(thing)} WHERE ${where}`],
        result,
      };
      return {
        ...common,
        samples: namedRows(it),
        references: { [key]: thing.table },
        intents: [`delete {${key}}`],
        program,
      };
    }
    if (parts.column) return undefined;
    if (keys !== undefined && !key && !list) {
      const statements = [`DELETE ${from(thing)} WHERE ${column} IN (SELECT value FROM json_each(:${keys}))`];
      const program = { guards: [], statements, result };
      return {
        ...common,
        samples: [],
        references: { [keys]: thing.table },
        intents: [`delete {${keys}}`],
        program,
      };
    }
    const names = list ? propertiesOf(list.item).map(([name]) => name) : [];
    const isWhole =
      names.length > 0 && names.every((name) => thing.columns.some((each) => each.name === name));
    if (!list || !isWhole) return undefined;
    const same = names.map((name) => `${quoted(name)} = json_extract(value, '$.${name}')`).join(' AND ');
    const statements = [
      `DELETE ${from(thing)} WHERE EXISTS (SELECT 1 FROM json_each(:${list.parameter}) WHERE ${same})`,
    ];
    const samples = it.rows.slice(0, 6).map((row) => ({
      [list.parameter]: [Object.fromEntries(names.map((name) => [name, row[name] ?? null]))],
    }));
    return { ...common, samples, references: {}, intents: [], program: { guards: [], statements, result } };
  },
};

/** Another key for one row: move_file { source, destination }. */
export const rename: Form = {
  name: 'rename',
  verbs: ['rename'],
  readsNames: true,
  infer({ thing, spec }) {
    const names = propertiesOf(spec.inputSchema).map(([name]) => name);
    const old = names.find((name) => /^(source|from|old)/i.test(name));
    const other = names.find((name) => /^(destination|target|to|new)/i.test(name));
    if (names.length !== 2 || old === undefined || other === undefined || thing.key.isMade) return undefined;
    const column = quoted(thing.key.column);
    const taken = { code: 'ALREADY_EXISTS', message: `There is a ${thing.noun} {${other}} already.` };
    return {
      effect: 'write',
      references: { [old]: thing.table },
      samples: Array.from({ length: 6 }, (_, number) => ({ [other]: `/moved/${thing.table}-${number + 1}` })),
      intents: [`move {${old}} to {${other}}`],
      outputSchema: rowSchema(thing),
      program: {
        guards: [
          mustExist(`${column} = :${old}`, thing, old),
          { sql: `SELECT NOT EXISTS (SELECT 1 ${from(thing)} WHERE ${column} = :${other})`, error: taken },
        ],
        statements: [`UPDATE ${quoted(thing.table)} SET ${column} = :${other} WHERE ${column} = :${old}`],
        result: {
          sql: `SELECT ${selectRow(thing)} ${from(thing)} WHERE ${column} = :${other}`,
          shape: 'one',
        },
      },
    };
  },
};
