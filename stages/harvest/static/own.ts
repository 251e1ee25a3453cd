// Looking up in a table what source says: a name of Object.prototype (constructor, toString) is in no table.
export const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
