// Arguments for the calls of a trial: sensible ones, ones that meet a row that is there, and extreme ones.
import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import {
  type ArgumentSource,
  argumentsLikeRow,
  type SampledTool,
  sampleArguments,
} from './sample-arguments.ts';

/**
 * The arguments of one call in a row of calls. Every other one ignores the samples, so that calls also meet
 * rules about what the rows hold; of these, one in two is like a row that is there.
 */
export function variedArguments(tool: SampledTool, source: ArgumentSource, number: number): JsonObject {
  const bare = { ...tool, samples: [] };
  if (number % 4 === 1) return argumentsLikeRow(bare, source);
  const given = sampleArguments(number % 2 === 0 ? tool : bare, source);
  return number % 4 === 3 ? atExtreme(tool, given, source) : given;
}

/**
 * The call with one number at the end of its range, or one day in the past: arguments that are allowed, and
 * the most likely to meet a rule or to break a program.
 */
function atExtreme(
  { inputSchema }: SampledTool,
  given: JsonObject,
  { database, random }: ArgumentSource,
): JsonObject {
  const yesterday = dayBefore(database.world.clock);
  const ends = propertiesOf(inputSchema).flatMap(([name, { minimum, maximum, format }]) => {
    if (given[name] === undefined) return [];
    const values = [minimum, maximum, format === 'date' ? yesterday : undefined];
    return values.flatMap((end) =>
      typeof end === 'number' || typeof end === 'string' ? [{ [name]: end }] : [],
    );
  });
  return ends.length === 0 ? given : { ...given, ...random.pick(ends) };
}

const dayBefore = (clock: string): string =>
  new Date(Date.parse(clock) - 86_400_000).toISOString().slice(0, 10);
