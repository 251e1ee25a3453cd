// What SQL of a world may do. SQLite asks about everything that a statement would do while it prepares it, whatever
// the text looks like: quotes, comments, views, and triggers hide nothing. What is not listed is refused.

/** The numbers of sqlite3_set_authorizer, of what is allowed to some purpose or refused with a reason of its own. */
const actions = {
  createIndex: 1,
  createTable: 2,
  createTrigger: 7,
  createView: 8,
  delete: 9,
  insert: 18,
  read: 20,
  select: 21,
  update: 23,
  reindex: 27,
  function: 31,
  recursive: 33,
} as const;

/** Functions whose value follows from their arguments, the rows, and the world's clock. */
const functions: ReadonlySet<string> = new Set(
  `abs avg ceil ceiling char coalesce concat concat_ws count degrees exp floor format glob group_concat hex if ifnull
  iif instr length like ln log log10 log2 lower ltrim max min mod nullif octet_length pi pow power printf quote
  radians replace round rtrim sign sqrt string_agg substr substring sum total trim trunc typeof unicode upper
  acos asin atan atan2 cos cosh sin sinh tan tanh median percentile
  cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number
  current_date current_time current_timestamp date datetime julianday strftime time timediff unixepoch
  -> ->> json json_array json_array_length json_extract json_group_array json_group_object json_insert json_object
  json_quote json_remove json_replace json_set json_type json_valid likelihood likely unlikely changes`.split(
    /\s+/,
  ),
);

/** Tables that SQLite has by itself: the items of a JSON text. */
const tablesOfJson: ReadonlySet<string> = new Set(['json_each', 'json_tree']);

/** Where SQLite keeps the schema. It reads and writes it while it executes DDL. */
const schemaTables: ReadonlySet<string> = new Set(['sqlite_master', 'sqlite_schema', 'sqlite_sequence']);

/** `query`: one SELECT. `write`: one INSERT, UPDATE, or DELETE. `schema`: one CREATE of a world's DDL. */
export type Purpose = 'query' | 'write' | 'schema';

/** What SQLite asks about. What `first` and `second` name depends on the action. */
export interface Action {
  readonly code: number;
  readonly first: string;
  readonly second: string;
}

interface Asking {
  readonly purpose: Purpose;
  /** The tables and views of the world. */
  readonly tables: ReadonlySet<string>;
}

/** Why an action is refused, or undefined if it is allowed. */
export function whyRefused(action: Action, { purpose, tables }: Asking): string | undefined {
  switch (action.code) {
    case actions.function:
      return functions.has(action.second.toLowerCase()) ? undefined : unknownFunction(action.second);
    case actions.recursive:
      return 'no query refers to itself';
    default:
      return purpose === 'schema' ? refusedInSchema(action) : refusedInProgram(action, { purpose, tables });
  }
}

const unknownFunction = (name: string): string =>
  `the function ${name} is not available, because results depend on rows, arguments, and :now alone; ` +
  `available are ${[...functions].join(', ')}`;

function refusedInProgram({ code, first, second }: Action, { purpose, tables }: Asking): string | undefined {
  switch (code) {
    case actions.select:
      return undefined;
    case actions.read:
      return isReadable({ first, second }, tables) ? undefined : unknownTable(first);
    case actions.insert:
    case actions.update:
    case actions.delete:
      if (purpose === 'query') return 'a SELECT must not write';
      if (schemaTables.has(first)) return rowsAlone;
      return tables.has(first) ? undefined : unknownTable(first);
    default:
      return rowsAlone;
  }
}

/**
 * Where rows are read without a column, as in count(*), the name can be that of a WITH clause, too. Of the tables that
 * SQLite has by itself none is left to be meant (open.ts) but those of its schema and of its pragmas.
 */
const isReadable = ({ first, second }: Pick<Action, 'first' | 'second'>, tables: Asking['tables']): boolean =>
  tables.has(first) || tablesOfJson.has(first) || (second === '' && !/^(?:sqlite|pragma)_/i.test(first));

const rowsAlone = 'a program may only read and write rows';

const unknownTable = (name: string): string =>
  `${name} cannot be used: a program sees the tables of its world, json_each, and json_tree, and no query refers to itself`;

function refusedInSchema({ code, first }: Action): string | undefined {
  switch (code) {
    case actions.createTable:
    case actions.createIndex:
    case actions.createTrigger:
    case actions.createView:
    case actions.reindex: // a new index is filled
      return undefined;
    case actions.read:
    case actions.insert:
    case actions.update:
    case actions.delete:
      return schemaTables.has(first) || code === actions.read ? undefined : schemaForms;
    default:
      return schemaForms;
  }
}

const schemaForms =
  'a schema consists of CREATE TABLE with its columns, CREATE INDEX, CREATE TRIGGER, and CREATE VIEW';

/** What a statement to each purpose does, among other things. */
const fitting: { readonly [purpose in Purpose]: readonly number[] } = {
  query: [actions.select],
  write: [actions.insert, actions.update, actions.delete],
  schema: [actions.createTable, actions.createIndex, actions.createTrigger, actions.createView],
};

export const isFitFor = ({ code }: Action, purpose: Purpose): boolean => fitting[purpose].includes(code);

/** SQL of a world would do what it may not. The message says what, and what is allowed. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}
