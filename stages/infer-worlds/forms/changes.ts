// Forms that change or remove what exists.
import { propertiesOf } from '../../../pipeline/json/json-schema.ts';
import { counter, mustExist, oneRow, selectOne } from '../../worlds/programs.ts';
import { allOf, givenOr, identifier, itemsOf, literal, memberOf } from '../../worlds/sql.ts';
import {
  equalsAll,
  type InferredParts,
  inferredTool,
  type KnownTool,
  namedRows,
  type ToolForm,
} from '../form.ts';
import { itemsIn } from '../thing.ts';
import { mustBeNew } from './creates.ts';

const isRequiredIn = ({ spec }: KnownTool): ((name: string) => boolean) => {
  const required = new Set([spec.inputSchema.required].flat());
  return (name) => required.has(name);
};

/** One row by its key, within what else the call names, with other values. */
function changedRow(
  tool: KnownTool,
  { within, set, intents }: { within: readonly string[]; set: readonly string[]; intents: string[] },
): InferredParts | undefined {
  const { thing, view, roles, meaning } = tool;
  const [key] = roles.key ?? [];
  if (key === undefined || roles.items || roles.keys || roles.query) return undefined;
  const where = allOf([`${identifier(thing.key.column)} = :${key}`, ...equalsAll(within)]);
  const assignments = [
    ...(meaning.state === undefined ? [] : [`"status" = ${literal(meaning.state)}`]),
    ...set.map((name) => `${identifier(name)} = ${givenOr(name, identifier(name))}`),
  ];
  return inferredTool('write', {
    references: { [key]: thing.table },
    samples: namedRows(tool, set),
    intents: intents.map((intent) => intent.replace('{key}', `{${key}}`)),
    guards: [mustExist(view, key, where)],
    statements: [`UPDATE ${identifier(thing.table)} SET ${assignments.join(', ')} WHERE ${where}`],
    result: oneRow(view, where),
  });
}

export const update: ToolForm = {
  name: 'update',
  verbs: ['update'],
  infer(tool) {
    const columns = tool.roles.column ?? [];
    const isRequired = isRequiredIn(tool);
    // What a call must name besides the key says where the row is; what it may name is set.
    const within = columns.filter((name) => isRequired(name) && columns.length > 1 && /id$/i.test(name));
    const set = columns.filter((name) => !within.includes(name));
    if (set.length === 0) return undefined;
    const intents = set.map((name) => `change the ${name} of {key} to {${name}}`);
    return changedRow(tool, { within, set, intents });
  },
};

export const transition: ToolForm = {
  name: 'transition',
  verbs: ['transition'],
  infer(tool) {
    const { state } = tool.meaning;
    if (state === undefined) return undefined;
    const columns = tool.roles.column ?? [];
    const isRequired = isRequiredIn(tool);
    return changedRow(tool, {
      within: columns.filter(isRequired),
      set: columns.filter((name) => !isRequired(name)),
      intents: [`mark {key} as ${state}`],
    });
  },
};

const removedCount = selectOne([{ name: 'removed', sql: 'changes()', schema: counter() }]);

/** Of one by its key, of several by theirs, or of those that have all the values of an item. */
export const remove: ToolForm = {
  name: 'remove',
  verbs: ['remove'],
  infer(tool) {
    const { roles } = tool;
    if (roles.query || roles.limit) return undefined;
    if (roles.key && !roles.keys && !roles.items) return removeOne(tool, roles.key);
    if (roles.column || roles.key) return undefined;
    if (roles.keys && !roles.items) return removeMany(tool, roles.keys);
    return roles.keys ? undefined : removeEqual(tool);
  },
};

function removeOne(tool: KnownTool, [key = '']: readonly string[]): InferredParts {
  const { thing, view, roles } = tool;
  const where = allOf([`${identifier(thing.key.column)} = :${key}`, ...equalsAll(roles.column ?? [])]);
  return inferredTool('write', {
    references: { [key]: thing.table },
    samples: namedRows(tool),
    intents: [`delete {${key}}`],
    guards: [mustExist(view, key, where)],
    statements: [`DELETE FROM ${identifier(thing.table)} WHERE ${where}`],
    result: removedCount,
  });
}

function removeMany({ thing }: KnownTool, [keys = '']: readonly string[]): InferredParts {
  const given = `${identifier(thing.key.column)} IN ${itemsOf(keys)}`;
  return inferredTool('write', {
    references: { [keys]: thing.table },
    intents: [`delete {${keys}}`],
    statements: [`DELETE FROM ${identifier(thing.table)} WHERE ${given}`],
    result: removedCount,
  });
}

function removeEqual({ thing, spec, rows }: KnownTool): InferredParts | undefined {
  const list = itemsIn(spec.inputSchema);
  const names = list ? propertiesOf(list.item).map(([name]) => name) : [];
  const isWhole = names.every((name) => thing.columns.some((each) => each.name === name));
  if (!list || names.length === 0 || !isWhole) return undefined;
  const same = names.map((name) => `${identifier(name)} = ${memberOf('value', name)}`);
  const found = `EXISTS (SELECT 1 FROM json_each(:${list.parameter}) WHERE ${allOf(same)})`;
  return inferredTool('write', {
    samples: rows.slice(0, 6).map((row) => ({
      [list.parameter]: [Object.fromEntries(names.map((name) => [name, row[name] ?? null]))],
    })),
    statements: [`DELETE FROM ${identifier(thing.table)} WHERE ${found}`],
    result: removedCount,
  });
}

/** Another key for one row: move_file { source, destination }. */
export const rename: ToolForm = {
  name: 'rename',
  verbs: ['rename'],
  readsNames: true,
  infer({ thing, view, spec }) {
    const names = propertiesOf(spec.inputSchema).map(([name]) => name);
    const old = names.find((name) => /^(source|from|old)/i.test(name));
    const other = names.find((name) => /^(destination|target|to|new)/i.test(name));
    if (names.length !== 2 || old === undefined || other === undefined || thing.key.isMade) return undefined;
    const column = identifier(thing.key.column);
    return inferredTool('write', {
      references: { [old]: thing.table },
      samples: Array.from({ length: 6 }, (_, number) => ({ [other]: `/moved/${thing.table}-${number + 1}` })),
      intents: [`move {${old}} to {${other}}`],
      guards: [mustExist(view, old, `${column} = :${old}`), mustBeNew(view, other)],
      statements: [`UPDATE ${identifier(thing.table)} SET ${column} = :${other} WHERE ${column} = :${old}`],
      result: oneRow(view, `t.${column} = :${other}`),
    });
  },
};
