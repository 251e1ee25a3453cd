// Scores a spec by stated criteria. Each has a weight, and the score is the share of the weights that is met.
import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';

interface ScoredTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly [string, JsonObject][];
}

interface Criterion {
  readonly issue: string;
  readonly weight: number;
  isMet(tool: ScoredTool): boolean;
}

const placeholder =
  /\b(foo|bar|baz|lorem|echo(es)?|hello|tiny|sample|dummy|example tool|test tool|simulat\w+)\b/i;

/** The share of the parameters for which a condition holds. */
const share = ({ parameters }: ScoredTool, holds: (property: JsonObject) => boolean): number =>
  parameters.length === 0
    ? 1
    : parameters.filter(([, property]) => holds(property)).length / parameters.length;

const criteria: readonly Criterion[] = [
  { issue: 'does not say what it does', weight: 3, isMet: ({ description }) => description.length >= 25 },
  {
    issue: 'does not say when to use it or what comes back',
    weight: 1,
    isMet: ({ description }) => description.length >= 80 || /\b(use|when|returns?|if)\b/i.test(description),
  },
  {
    issue: 'placeholder',
    weight: 4,
    isMet: ({ name, description }) => !placeholder.test(`${name.replaceAll(/[_-]/g, ' ')} ${description}`),
  },
  {
    issue: 'parameters not described',
    weight: 2,
    isMet: (tool) => share(tool, (property) => typeof property.description === 'string') >= 0.5,
  },
  {
    issue: 'parameters not typed',
    weight: 1,
    isMet: (tool) =>
      share(tool, (property) =>
        ['type', 'enum', 'anyOf', 'oneOf', '$ref', 'const'].some((key) => key in property),
      ) >= 0.9,
  },
  {
    issue: 'no parameters where some are implied',
    weight: 1,
    isMet: ({ name, parameters }) =>
      parameters.length > 0 || !/^(search|find|create|update|delete|set|add)/i.test(name),
  },
];

export function qualityOf(
  name: string,
  description: string,
  inputSchema: JsonObject,
): { score: number; issues: string[] } {
  const tool = { name, description, parameters: propertiesOf(inputSchema) };
  const missed = criteria.filter((criterion) => !criterion.isMet(tool));
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const lost = missed.reduce((sum, { weight }) => sum + weight, 0);
  return { score: Math.round((1 - lost / total) * 100) / 100, issues: missed.map(({ issue }) => issue) };
}
