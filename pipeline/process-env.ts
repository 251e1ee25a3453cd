// The environment of this process. No other file reads process.env, so what toolloom takes from outside is
// found in one place.

/** The value of a variable; undefined where it is not set or is empty. */
export function environmentVariable(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}
