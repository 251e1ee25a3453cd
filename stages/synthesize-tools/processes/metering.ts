// Usage billing: accounts have tariffs with included units, and pay for what they use beyond them.
import type { Random } from '../../../pipeline/hash.ts';
import { snakeCase } from '../../english.ts';
import type { Entity } from '../entity.ts';
import {
  dayAfter,
  type Entities,
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
  type Named,
  nounFor,
  ownerColumn,
  setRows,
  thingsOf,
  withFields,
} from './support.ts';

interface Meter {
  readonly unit: string;
  /** Units that the smallest tariff includes. */
  readonly included: number;
  readonly price: number;
}

const meters: Readonly<Record<string, readonly Meter[]>> = {
  resource: [
    { unit: 'gigabytes', included: 200, price: 0.09 },
    { unit: 'compute hours', included: 120, price: 0.34 },
    { unit: 'API calls', included: 900, price: 0.02 },
  ],
  account: [
    { unit: 'transactions', included: 40, price: 0.35 },
    { unit: 'credits', included: 60, price: 0.8 },
    { unit: 'transfers', included: 25, price: 0.6 },
  ],
  contract: [
    { unit: 'service hours', included: 8, price: 62 },
    { unit: 'visits', included: 4, price: 85 },
    { unit: 'units', included: 100, price: 1.2 },
    { unit: 'calls', included: 30, price: 2.5 },
  ],
  credential: [{ unit: 'uses', included: 12, price: 3.5 }],
  device: [
    { unit: 'kilowatt-hours', included: 180, price: 0.31 },
    { unit: 'operating hours', included: 60, price: 4.2 },
  ],
};

const tariffNames: readonly (readonly string[])[] = [
  ['Mini', 'Basic', 'Plus', 'Pro', 'Premium', 'Unlimited'],
  ['Extra Small', 'Small', 'Medium', 'Large', 'Extra Large', 'Custom'],
  ['Copper', 'Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond'],
  ['Trial', 'Starter', 'Standard', 'Business', 'Enterprise', 'Enterprise Plus'],
  ['Pay as You Go', 'Light', 'Weekday', 'All Week', 'Group', 'Partner'],
];

export const metering: Process = {
  name: 'usage billing',
  about: 'Accounts have tariffs with included units, and pay for what they use beyond them.',
  weight: 1.5,
  attach({ entities, random }) {
    const [owner] = thingsOf({ entities, random }, ...Object.keys(meters));
    const usage = owner && nounFor(owner.noun, random.pick(['usage record', 'usage entry']), entities);
    const tariffs = random.pick(['tariff', 'price plan', 'rate plan']);
    if (!owner || usage === undefined || entities[tariffs]) return undefined;
    const meter = random.pick(
      meters[owner.entity.archetype ?? ''] ?? [{ unit: 'units', included: 50, price: 1 }],
    );
    const options = { owner: owner.noun, tariffs, usage, unit: meter.unit };
    const priced = ['calculate_charge', 'forecast_charge', 'quote_tariff_change'];
    const reads = ['check_quota', ...drawnFrom(priced, random.integer(1, 2), random)];
    const tools = [...reads, ...(random.chance(0.6) ? ['change_tariff'] : [])];
    const field = snakeCase(tariffs);
    const tariff = tariffEntity({ noun: tariffs, meter, random }, entities);
    return {
      parts: { owner: owner.noun, tariff: tariffs, usage },
      entities: {
        [tariffs]: tariff,
        [owner.noun]: withTools(withFields(owner.entity, { [field]: { ref: tariffs } }), {
          operations: tools.map((name) => toolOf(name, options)),
          fixed: [field],
        }),
        [usage]: supportEntity(
          { noun: usage, process: 'usage billing', entities: { ...entities, [tariffs]: tariff } },
          {
            rows: 30,
            fields: usageFields(owner, meter),
            operations: [toolOf('record_usage', options)],
          },
        ),
      },
    };
  },
  settle: settleUsage,
};

const usageFields = (owner: Named, { unit, included }: Meter) =>
  fieldsOf({
    [snakeCase(owner.noun)]: { ref: owner.noun },
    used_on: { date: [-60, 0], about: 'Day of the usage, as YYYY-MM-DD' },
    quantity: { integer: [1, Math.max(4, Math.round(included / 3))], about: `Number of ${unit}` },
  });

/** A tariff that includes more costs more, and less for each further unit. */
function tariffEntity(
  { noun, meter, random }: { noun: string; meter: Meter; random: Random },
  entities: Entities,
): Entity {
  const names = random.pick(tariffNames);
  const base = meter.included * meter.price * (0.5 + 0.4 * random.next());
  const catalogue = names.map((name, index) => ({
    name,
    monthly_fee: Math.round(base * 1.5 ** index) + 0.9,
    included_units: Math.round(meter.included * 1.6 ** index * (0.9 + 0.2 * random.next())),
    unit_price: rounded(meter.price * 0.88 ** index, meter.price < 1 ? 3 : 2),
  }));
  const most = Math.max(...catalogue.map((each) => each.monthly_fee));
  const entity = supportEntity(
    { noun, process: 'usage billing', entities },
    {
      rows: names.length,
      label: 'name',
      fields: fieldsOf({
        name: { pick: [...names] },
        monthly_fee: { money: [1, Math.ceil(most)] },
        included_units: {
          integer: [1, meter.included * 12],
          about: `Number of ${meter.unit} that are included each month`,
        },
        unit_price: {
          decimal: [0, Math.max(1, meter.price * 2)],
          about: `Price of each further one of the ${meter.unit}`,
        },
      }),
      operations: [],
    },
  );
  return { ...entity, catalogue };
}

/** Usage is entered every few days; some use little of what their tariff includes, some more than that. */
function settleUsage(site: SettleSite): void {
  const { random, today, entities, parts, rowsOf } = site;
  const column = ownerColumn(site, 'usage');
  const tariffColumn = ownerColumn(site, 'owner', 'tariff');
  const range = entities[parts.usage ?? '']?.fields.quantity?.value;
  const most = Array.isArray(range) ? Number(range[1]) : 50;
  const rows: Row[] = [];
  for (const owner of rowsOf('owner')) {
    const tariff = rowsOf('tariff').find(({ id }) => id === owner[tariffColumn]);
    const habit = random.pick([0.2, 0.5, 0.8, 1, 1.2, 1.5]);
    const gap = random.integer(5, 12);
    const perEntry = ((Number(tariff?.included_units) || 20) * habit * gap) / 30;
    for (let back = 58 - random.integer(0, 6); back >= 0; back -= gap + random.integer(-2, 2)) {
      const quantity = Math.round(perEntry * (0.6 + 0.8 * random.next()));
      rows.push({
        [column]: owner.id ?? null,
        used_on: dayAfter(today, -back),
        quantity: Math.min(Math.max(1, quantity), most * 8),
      });
    }
  }
  setRows(site, 'usage', rows);
}
