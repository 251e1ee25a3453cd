// `${NAME}` in a config stands for an environment variable.
import { UsageError } from '../errors.ts';
import { environmentVariable } from '../process-env.ts';

/** The config with the environment filled in, and the values that came from there. */
export function withEnvironment<Config extends object>(
  config: Config,
  source: string,
): { config: Config; secrets: readonly string[] } {
  const secrets = new Set<string>();
  const read = (name: string, key: string): string => {
    const value = environmentVariable(name);
    if (value === undefined)
      throw new UsageError(
        `${source}: ${key}: the environment variable ${name} is not set; set it, or change the config`,
      );
    secrets.add(value);
    return value;
  };
  // Only strings change.
  return { config: replaceVariables(config, '', read) as Config, secrets: [...secrets] };
}

function replaceVariables(value: unknown, key: string, read: (name: string, key: string) => string): unknown {
  if (typeof value === 'string')
    return value.replace(/\$\{([A-Z_][A-Z0-9_]*)\}/gi, (_, name: string) => read(name, key));
  if (Array.isArray(value))
    return value.map((item, index) => replaceVariables(item, `${key}.${index}`, read));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      replaceVariables(member, key === '' ? name : `${key}.${name}`, read),
    ]),
  );
}
