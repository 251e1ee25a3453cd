// Names of units as people write them, and what they measure. A unit that is not listed is a thing that is counted, in
// the singular or the plural: "14 tiles".
import { plural, singular } from '../english.ts';
import { remembered } from '../remembered.ts';

interface Unit {
  /** What it measures, so that values in other units of it compare. */
  readonly kind: string;
  /** How many of the unit that all others of the kind are compared in. */
  readonly factor: number;
  /** In lowercase, as they may follow a number. */
  readonly names: readonly string[];
}

const units: readonly Unit[] = [
  { kind: 'length', factor: 1000, names: ['km', 'kilometers', 'kilometer', 'kilometres', 'kilometre'] },
  { kind: 'length', factor: 1, names: ['m', 'meters', 'meter', 'metres', 'metre'] },
  { kind: 'length', factor: 0.01, names: ['cm', 'centimeters', 'centimeter', 'centimetres', 'centimetre'] },
  { kind: 'length', factor: 0.001, names: ['mm', 'millimeters', 'millimeter', 'millimetres', 'millimetre'] },
  { kind: 'length', factor: 1609.344, names: ['miles', 'mile', 'mi'] },
  { kind: 'length', factor: 0.3048, names: ['ft', 'feet', 'foot'] },
  { kind: 'length', factor: 0.0254, names: ['in', 'inches', 'inch'] },
  { kind: 'area', factor: 1, names: ['m^2', 'm2', 'square meters', 'square meter', 'square metres', 'sq m'] },
  {
    kind: 'area',
    factor: 0.0001,
    names: ['cm^2', 'cm2', 'square centimeters', 'square centimeter', 'sq cm'],
  },
  { kind: 'area', factor: 10_000, names: ['ha', 'hectares', 'hectare'] },
  { kind: 'volume', factor: 1, names: ['liters', 'liter', 'litres', 'litre', 'l'] },
  { kind: 'volume', factor: 0.001, names: ['ml', 'milliliters', 'milliliter', 'millilitres', 'millilitre'] },
  { kind: 'volume', factor: 1000, names: ['m^3', 'm3', 'cubic meters', 'cubic meter', 'cubic metres'] },
  { kind: 'volume', factor: 0.001, names: ['cm^3', 'cm3', 'cubic centimeters', 'cubic centimeter'] },
  { kind: 'mass', factor: 1, names: ['kg', 'kilograms', 'kilogram', 'kilos'] },
  { kind: 'mass', factor: 0.001, names: ['g', 'grams', 'gram'] },
  { kind: 'mass', factor: 0.000001, names: ['mg', 'milligrams', 'milligram'] },
  { kind: 'mass', factor: 1000, names: ['t', 'tonnes', 'tonne', 'metric tons'] },
  { kind: 'time', factor: 1, names: ['minutes', 'minute', 'min', 'mins'] },
  { kind: 'time', factor: 60, names: ['hours', 'hour', 'h', 'hrs', 'hr'] },
  { kind: 'time', factor: 1 / 60, names: ['seconds', 'second', 's', 'sec'] },
  {
    kind: 'speed',
    factor: 1,
    names: ['km/h', 'kph', 'kilometers per hour', 'kilometres per hour', 'km per hour'],
  },
  { kind: 'speed', factor: 3.6, names: ['m/s', 'meters per second', 'metres per second'] },
  { kind: 'temperature C', factor: 1, names: ['°c', 'degrees celsius', '° celsius'] },
  { kind: 'temperature F', factor: 1, names: ['°f', 'degrees fahrenheit', '° fahrenheit'] },
  { kind: 'energy', factor: 1, names: ['kwh', 'kilowatt hours', 'kilowatt-hours'] },
  { kind: 'consumption', factor: 1, names: ['l/100 km', 'liters per 100 km', 'litres per 100 km'] },
];

export const unitNamed = remembered((name): Unit => {
  const known = name.toLowerCase().replaceAll('²', '^2').replaceAll('³', '^3');
  const listed = units.find(({ names }) => names.includes(known));
  if (listed) return listed;
  return {
    kind: singular(known),
    factor: 1,
    names: [...new Set([known, plural(singular(known)), singular(known)])],
  };
});

/** Whether it is a listed unit, and no thing that is counted. */
export const isMeasured = (name: string): boolean => unitsLike(unitNamed(name)).length > 0;

/** Other units of the same sort, in which a value may be told as well. */
export const unitsLike = ({ kind }: Pick<Unit, 'kind'>): readonly Unit[] =>
  units.filter((each) => each.kind === kind);
