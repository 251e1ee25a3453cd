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

/** "bar" alone is a unit, and a place. */
const placeholder =
  /\b(foo|foo ?bar|baz|lorem|echo(es)?|hello|tiny|sample|dummy|example tool|test tool|simulat\w+)\b/i;

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

/** An issue that says that a part of the declaration is not known. */
const notResolved = /^not resolved: /;

/** Whether everything that the server declares is in the spec. */
export const isKnownInFull = (issues: readonly string[]): boolean =>
  !issues.some((issue) => notResolved.test(issue));

/** The share of the score that is left where the parameters are unknown, and where a part of anything is. */
const left = { withoutParameters: 0.65, inPart: 0.85 };

/** `known`: what is wrong with the tool besides the criteria. What is not resolved lowers the score. */
export function qualityOf(
  { name, description, inputSchema }: { name: string; description: string; inputSchema: JsonObject },
  known: readonly string[],
): { score: number; issues: string[] } {
  const tool = { name, description, parameters: propertiesOf(inputSchema) };
  const missed = criteria.filter((criterion) => !criterion.isMet(tool));
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const lost = missed.reduce((sum, { weight }) => sum + weight, 0);
  const areUnknown =
    tool.parameters.length === 0 && known.some((issue) => /^not resolved: inputSchema/.test(issue));
  const share = areUnknown ? left.withoutParameters : isKnownInFull(known) ? 1 : left.inPart;
  const score = Math.round((1 - lost / total) * share * 100) / 100;
  return { score, issues: [...missed.map(({ issue }) => issue), ...known] };
}
