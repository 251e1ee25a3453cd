// Fields of listed rows: which of them can be compared or added up, and how people speak of the extremes.
import type { Random } from '../../../pipeline/hash.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { snakeCase } from '../../english.ts';
import { nameInWords } from '../../values-in-words.ts';
import type { RowList } from './row-lists.ts';

const typesOf = ({ type }: JsonObject): unknown[] => [type].flat();

const isNumber = (schema: JsonObject): boolean =>
  !schema.enum && typesOf(schema).some((type) => type === 'number' || type === 'integer');

const isDay = ({ format }: JsonObject): boolean => format === 'date';

/** Fields with an order that people speak of: amounts and days. Numbers that are codes have none. */
export const comparableFields = ({ fields }: RowList): string[] =>
  fields.flatMap(([name, schema]) => ((isNumber(schema) && !isCode(name)) || isDay(schema) ? [name] : []));

/** Fields of which a sum means something. */
export const summableFields = ({ fields }: RowList): string[] =>
  fields.flatMap(([name, schema]) => (isNumber(schema) && !isCode(name) && !isRate(name) ? [name] : []));

const isCode = (name: string): boolean =>
  /(?:number|code|year|(?<!per_?)day|version|rank|position|floor|latitude|longitude)$/i.test(name);

/** The sum of two scores, rates, or temperatures is not a score, a rate, or a temperature. */
const isRate = (name: string): boolean =>
  /(?:rate|score|rating|percent|percentage|share|temperature|level|age|grade|factor|priority|limit|balance)$/i.test(
    name,
  );

/** The field by which people know a row, if the list shows it. */
export const labelField = ({ fields, about }: RowList): string | undefined =>
  fields.find(([name]) => snakeCase(name) === about.label)?.[0];

export type Extreme = 'least' | 'greatest';

/** "earliest due date", "lowest price" */
export function extremeInWords({ fields }: RowList, field: string, extreme: Extreme): string {
  const [, schema = {}] = fields.find(([name]) => name === field) ?? [];
  const [least, greatest] = wordsFor(field, schema);
  return `${extreme === 'least' ? least : greatest} ${nameInWords(field)}`;
}

function wordsFor(field: string, schema: JsonObject): readonly [string, string] {
  if (isDay(schema)) return ['earliest', 'latest'];
  const words = nameInWords(field);
  if (/\b(?:area|size|storage|volume|capacity|number of)\b/.test(words)) return ['smallest', 'largest'];
  return /\b(?:duration|length|minutes|hours|time)\b/.test(words)
    ? ['shortest', 'longest']
    : ['lowest', 'highest'];
}

export const drawExtreme = (random: Random): Extreme => random.pick(['least', 'greatest']);
