// Scores a spec by stated criteria. Each criterion is worth its weight; the score is the share that is met.

import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';

interface Subject {
  name: string;
  description: string;
  parameters: [string, JsonObject][];
}

interface Criterion {
  issue: string;
  weight: number;
  isMet(subject: Subject): boolean;
}

const placeholder =
  /\b(foo|bar|baz|lorem|echo(es)?|hello|tiny|sample|dummy|example tool|test tool|simulat\w+)\b/i;
const share = (subject: Subject, isGood: (property: JsonObject) => boolean): number =>
  subject.parameters.length === 0
    ? 1
    : subject.parameters.filter(([, property]) => isGood(property)).length / subject.parameters.length;

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
    isMet: (subject) => share(subject, (property) => typeof property.description === 'string') >= 0.5,
  },
  {
    issue: 'parameters not typed',
    weight: 1,
    isMet: (subject) =>
      share(subject, (property) =>
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
  const subject = { name, description, parameters: propertiesOf(inputSchema) };
  const missed = criteria.filter((criterion) => !criterion.isMet(subject));
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const lost = missed.reduce((sum, { weight }) => sum + weight, 0);
  return { score: Math.round((1 - lost / total) * 100) / 100, issues: missed.map(({ issue }) => issue) };
}
