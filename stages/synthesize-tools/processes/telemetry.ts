// Telemetry: devices and sensors send readings, which are watched for trends, limits, and outliers.
import type { Random } from '../../../pipeline/hash.ts';
import {
  type Process,
  type Row,
  rounded,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import {
  drawnFrom,
  fieldsOf,
  momentAfter,
  type Named,
  nounFor,
  ownerColumn,
  setRows,
  thingsOf,
  withFields,
} from './support.ts';

interface Quantity {
  readonly name: string;
  readonly unit: string;
  /** The values that readings take. */
  readonly range: readonly [number, number];
  /** Unit -> factor and offset. */
  readonly units: Readonly<Record<string, readonly [number, number]>>;
}

const temperature: Quantity = {
  name: 'temperature',
  unit: 'degrees Celsius',
  range: [2, 64],
  units: { fahrenheit: [1.8, 32], kelvin: [1, 273.15] },
};
const pressure: Quantity = {
  name: 'pressure',
  unit: 'bar',
  range: [0.6, 9.5],
  units: { psi: [14.5038, 0], kilopascal: [100, 0] },
};
const power: Quantity = {
  name: 'power draw',
  unit: 'kilowatts',
  range: [0.3, 24],
  units: { watts: [1000, 0], horsepower: [1.34102, 0] },
};
const vibration: Quantity = {
  name: 'vibration',
  unit: 'millimeters per second',
  range: [0.4, 11.5],
  units: { inches_per_second: [0.0393701, 0], micrometers_per_second: [1000, 0] },
};
const humidity: Quantity = {
  name: 'humidity',
  unit: 'percent',
  range: [18, 96],
  units: { per_mille: [10, 0], fraction: [0.01, 0] },
};
const flow: Quantity = {
  name: 'flow rate',
  unit: 'liters per minute',
  range: [4, 180],
  units: { cubic_meters_per_hour: [0.06, 0], gallons_per_minute: [0.264172, 0] },
};
const speed: Quantity = {
  name: 'average speed',
  unit: 'kilometers per hour',
  range: [8, 118],
  units: { miles_per_hour: [0.621371, 0], meters_per_second: [0.277778, 0] },
};
const fuel: Quantity = {
  name: 'fuel consumption',
  unit: 'liters per 100 kilometers',
  range: [3.8, 31],
  units: { gallons_per_100_miles: [0.425144, 0], milliliters_per_kilometer: [10, 0] },
};
const weight: Quantity = {
  name: 'weight',
  unit: 'kilograms',
  range: [0.8, 420],
  units: { pounds: [2.20462, 0], grams: [1000, 0] },
};

const bodyTemperature: Quantity = {
  ...temperature,
  name: 'body temperature',
  range: [35.2, 41.8],
};

const quantities: Readonly<Record<string, readonly Quantity[]>> = {
  sensor: [temperature, pressure, humidity, flow, vibration],
  device: [temperature, pressure, power, vibration],
  vehicle: [speed, fuel, temperature],
  being: [weight, bodyTemperature],
};

/** What the noun of a sensor measures, where it says so. */
const spoken: readonly (readonly [RegExp, Quantity])[] = [
  [/temperature|thermo|heat|cold|freez|oven|boiler/, temperature],
  [/pressure|pump|compress/, pressure],
  [/humid|moist/, humidity],
  [/flow|water|gas|meter/, flow],
  [/vibration|bearing|motor|engine/, vibration],
  [/scale|weight/, weight],
];

function quantityFor({ noun, entity }: Named, random: Random): Quantity {
  const archetype = entity.archetype ?? '';
  const named = spoken.find(([pattern]) => pattern.test(noun))?.[1];
  return archetype !== 'being' && named ? named : random.pick(quantities[archetype] ?? [temperature]);
}

export const telemetry: Process = {
  name: 'telemetry',
  about: 'Devices and sensors send readings, which are watched for trends, limits, and outliers.',
  weight: 4,
  attach({ entities, random }) {
    const owner = thingsOf({ entities, random }, ...Object.keys(quantities)).find(
      ({ noun }) => !Object.values(entities).some((other) => isMeasured(other, noun)),
    );
    const noun = owner && nounFor(owner.noun, random.pick(['reading', 'data point', 'sample']), entities);
    if (!owner || noun === undefined) return undefined;
    const { name: quantity, unit, range, units } = quantityFor(owner, random);
    const verb = random.pick(['get trend of', 'analyze', 'chart', 'track']);
    const shared = { readings: noun, quantity, unit, verb };
    const analyses = drawnFrom(
      ['reading_trend', 'reading_thresholds', 'reading_outliers'],
      random.integer(2, 3),
      random,
    );
    return {
      parts: { owner: owner.noun, reading: noun },
      entities: {
        [owner.noun]: withTools(withFields(owner.entity, {}), {
          operations: analyses.map((name) => toolOf(name, shared)),
        }),
        [noun]: supportEntity(
          { noun, process: 'telemetry', entities },
          {
            fields: fieldsOf({
              [owner.noun.replaceAll(/[ -]/g, '_')]: { ref: owner.noun },
              taken_on: { date: [-30, 0] },
              taken_at: { time: [0, 23] },
              value: { decimal: range, about: `Measured ${quantity} in ${unit}` },
            }),
            operations: [
              toolOf('convert_reading', { quantity, unit, units }),
              ...(random.chance(0.7) ? [toolOf('record_reading', { owner: owner.noun, quantity })] : []),
            ],
          },
        ),
      },
    };
  },
  settle: settleReadings,
};

const isMeasured = ({ archetype, fields }: Named['entity'], owner: string): boolean =>
  archetype === 'measurement' && Object.values(fields).some(({ ref }) => ref === owner);

/** Readings of one owner lie on a slow drift with a daily wave and some noise; a few are far off. */
function settleReadings(site: SettleSite): void {
  const { random, now, entities, parts, rowsOf } = site;
  const range = entities[parts.reading ?? '']?.fields.value?.value;
  const [least, most] = Array.isArray(range) ? range.map(Number) : [0, 100];
  const column = ownerColumn(site, 'reading');
  const rows: Row[] = [];
  for (const { id = null } of rowsOf('owner')) {
    const curve = curveBetween({ least: least ?? 0, most: most ?? 100 }, random);
    const count = random.integer(4, 8);
    const gap = random.integer(20, 70);
    for (let back = count; back >= 1; back -= 1) {
      const hours = -gap * back + random.integer(0, 9);
      const { day, time } = momentAfter(now, hours * 60 - random.integer(0, 59));
      rows.push({ [column]: id, taken_on: day, taken_at: time, value: curve(hours) });
    }
  }
  setRows(site, 'reading', rows);
}

function curveBetween(
  { least, most }: { least: number; most: number },
  random: Random,
): (hours: number) => number {
  const width = most - least;
  const base = least + width * (0.3 + 0.3 * random.next());
  const drift = (width * (random.next() - 0.5)) / 2500;
  const swing = width * 0.06 * random.next();
  return (hours) => {
    const wave = swing * Math.sin((hours / 12) * Math.PI);
    const noise = width * 0.03 * (random.next() - 0.5);
    const fault = random.chance(0.05) ? width * random.pick([-0.28, 0.32, 0.38]) : 0;
    return rounded(Math.min(most, Math.max(least, base + drift * hours + wave + noise + fault)), 1);
  };
}
