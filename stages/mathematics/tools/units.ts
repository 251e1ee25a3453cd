// Units: converted by the factors that mathjs knows.
import { engine } from '../engine.ts';
import { MathError } from '../math-error.ts';
import { shownResult } from './calculate.ts';
import { decimals, type MathTool, number, numberIn, object, textIn } from './tool.ts';

const unit = (description: string) => ({
  type: 'string',
  minLength: 1,
  maxLength: 40,
  pattern: '^[A-Za-z0-9/^* .°]+$',
  description,
});

/** Names that people use and mathjs does not know, or knows as something else. */
const otherNames: Readonly<Record<string, string>> = {
  mph: 'mile/hour',
  'km/h': 'km/hour',
  kph: 'km/hour',
  'm/s': 'm/s',
  fahrenheit: 'degF',
  celsius: 'degC',
  '°F': 'degF',
  '°C': 'degC',
  F: 'degF',
  C: 'degC',
  l: 'liter',
  L: 'liter',
  ml: 'mL',
  mL: 'mL',
  gallons: 'gallon',
  oz: 'ounce',
  'fl oz': 'fluidounce',
  kWh: 'kWh',
  MB: 'MB',
  GB: 'GB',
  Mbit: 'Mb',
};

export const convertUnit: MathTool = {
  name: 'convert_unit',
  description:
    'Converts a measured value from one unit to another of the same sort: lengths, areas, volumes, masses, ' +
    'temperatures, speeds, times, energy, pressure, and amounts of data. Units are written as in "km", "ft^2", ' +
    '"liter", "degF", "mile/hour".',
  inputSchema: object(
    {
      value: number('The value in the unit that it has.'),
      from: unit('The unit that it has.'),
      to: unit('The unit to convert to.'),
      decimals,
    },
    ['value', 'from', 'to'],
  ),
  run({ value, from, to, decimals: places }) {
    const converted = convert(numberIn(value), textIn(from), textIn(to));
    return { ...shownResult(converted, places), unit: textIn(to) };
  },
};

export function convert(value: number, from: string, to: string): number {
  const [source, target] = [from, to].map((each) => otherNames[each] ?? each);
  const { unit: make } = engine();
  const known = [source, target].find((each) => !isUnit(each ?? ''));
  if (known !== undefined) throw new MathError('UNKNOWN_NAME', `There is no unit "${known}".`);
  try {
    // mathjs computes with doubles here: the last digits are noise.
    return Number(
      make(`${value} ${source}`)
        .toNumber(target ?? '')
        .toPrecision(12),
    );
  } catch {
    throw new MathError('INVALID_VALUE', `A value in "${from}" cannot be converted to "${to}".`);
  }
}

function isUnit(text: string): boolean {
  try {
    return !engine().unit(1, text).hasBase('NONE');
  } catch {
    return false;
  }
}
