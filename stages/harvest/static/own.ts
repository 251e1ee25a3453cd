// Looks up a name from source in a table, so that names of Object.prototype (constructor, toString) find
// nothing.
export const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
