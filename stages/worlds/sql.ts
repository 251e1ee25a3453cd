// SQL text: the one place where names and values become part of a statement. Parameters are never spliced in;
// a statement names them as :parameter.

/** A name of a table or a column. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

/** `"status" IN ('open', 'won''t fix')`; `sql` is the expression that is compared. */
export const isAmong = (sql: string, values: readonly string[]): string =>
  `${sql} IN (${values.map(literal).join(', ')})`;

/** `CASE "level" WHEN 'low' THEN 4 WHEN 'high' THEN 8 END`; the values are SQL. */
export const byChoice = (sql: string, values: Readonly<Record<string, string | number>>): string =>
  `CASE ${sql} ${Object.entries(values)
    .map(([choice, value]) => `WHEN ${literal(choice)} THEN ${value}`)
    .join(' ')} END`;

/** The path of a member of a JSON object, as SQLite's JSON functions take it. */
export const path = (member: string): string => literal(`$."${member.replaceAll('"', '\\"')}"`);

/** A member of an object that is stored, or passed as a parameter, as JSON. */
export const memberOf = (json: string, member: string): string => `json_extract(${json}, ${path(member)})`;

/** The items of a list that is passed as a parameter. */
export const itemsOf = (parameter: string): string => `(SELECT value FROM json_each(:${parameter}))`;

/** True when the column has the value of the parameter, or the call leaves the parameter out. */
export const matchesIfGiven = (column: string, parameter: string): string =>
  `(:${parameter} IS NULL OR ${column} = :${parameter})`;

/** True when the text contains the parameter, whatever the case, or the call leaves the parameter out. */
export const containsIfGiven = (column: string, parameter: string): string =>
  `(:${parameter} IS NULL OR ${column} LIKE '%' || :${parameter} || '%')`;

export const allOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '1' : conditions.join(' AND ');

/** `coalesce(:name, "name")`: the value that a column has after a call that may leave the parameter out. */
export const givenOr = (parameter: string, otherwise: string): string =>
  `coalesce(:${parameter}, ${otherwise})`;

/** An amount above zero in whole cents; half a cent is rounded up, although 39.995 is stored as a little less. */
export const cents = (sql: string): string => `round(${sql} + 0.0000001, 2)`;

/** The date of the world's clock. */
export const today = 'substr(:now, 1, 10)';
