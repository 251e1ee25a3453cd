// Notes with code samples about harbors, ferry lines, and building projects.
import type { Method } from './method-note.ts';
import type { Harbor, Line, Project } from './people-and-places.ts';

const tide = [
  0.2, 0.4, 0.9, 1.6, 2.3, 2.9, 3.2, 3.1, 2.7, 2.1, 1.4, 0.8, 0.4, 0.3, 0.6, 1.2, 1.9, 2.6, 3.1, 3.3, 3.0,
  2.4, 1.6, 0.9,
];

export const stay = (harbors: readonly Harbor[]): Method<Harbor> => ({
  file: 'methods/stay-of-the-supply-ship.md',
  title: 'How long the supply ship can stay',
  intro:
    'The supply ship lies at a main quay only while she has water under her keel. The sample goes through a day of ' +
    'spring tides hour by hour and looks for the longest stay without a break.',
  rule: {
    field: 'draft',
    subject: 'the supply ship',
    value: 6.1,
    quote: 'Loaded, the supply ship draws 6.1 meters.',
  },
  remark:
    'The depth at low tide is a different one at each main quay; enter the one of the harbor in question.',
  sample: {
    code: `depth = 5.0  # meters at the main quay at low tide

draft = 6.1
clearance = 0.5
# Meters above low tide at each hour of the day
tide = [0.2, 0.4, 0.9, 1.6, 2.3, 2.9, 3.2, 3.1, 2.7, 2.1, 1.4, 0.8,
        0.4, 0.3, 0.6, 1.2, 1.9, 2.6, 3.1, 3.3, 3.0, 2.4, 1.6, 0.9]
longest = stay = 0
for height in tide:
    if depth + height >= draft + clearance:
        stay += 1
    else:
        stay = 0
    longest = max(longest, stay)
print("longest stay:", longest)`,
    inputs: [{ variable: 'depth', field: 'quay depth' }],
    prints: 'longest stay',
    name: 'longest stay of the supply ship at {subject}',
    unit: 'hours',
    ask: [
      'how many hours can the supply ship stay at {subject}, by the sample in the note on her stay',
      'what is the longest stay of the supply ship at {subject} if you run the code in the note on it',
    ],
  },
  subjects: harbors,
  printed: ({ depth }) =>
    Math.max(
      ...tide
        .map((height) => (depth + height >= 6.1 + 0.5 ? '1' : '0'))
        .join('')
        .split('0')
        .map(({ length }) => length),
    ),
});

const weights = [2800, 1400, 2200, 900, 3000, 1700, 2500, 600, 1900, 2100, 1200, 2700, 800, 1500, 2400, 1100];

export const lifts = (harbors: readonly Harbor[]): Method<Harbor> => ({
  file: 'methods/crane-lifts.md',
  title: 'Crane lifts for the turbine parts',
  intro:
    'The parts of the tidal turbine come in sixteen crates. Crates may be lifted together as long as the crane bears ' +
    'them; the sample fills each lift with the heaviest crates that still fit.',
  rule: {
    field: 'heaviest crate',
    subject: 'the turbine delivery',
    value: 3000,
    quote: 'The heaviest crate weighs 3000 kilograms.',
  },
  remark: 'Enter the crane capacity of the harbor at which the parts are to be landed.',
  sample: {
    code: `capacity = 12  # tons that the crane lifts

crates = [2800, 1400, 2200, 900, 3000, 1700, 2500, 600,
          1900, 2100, 1200, 2700, 800, 1500, 2400, 1100]
lifts = []
for crate in sorted(crates, reverse=True):
    for lift in lifts:
        if sum(lift) + crate <= capacity * 1000:
            lift.append(crate)
            break
    else:
        lifts.append([crate])
print("lifts:", len(lifts))`,
    inputs: [{ variable: 'capacity', field: 'crane capacity' }],
    prints: 'lifts',
    name: 'number of lifts for the turbine parts at {subject}',
    ask: [
      'how many lifts does the crane at {subject} need for the turbine parts, by the code in the note on crane lifts',
      'into how many lifts does the sample on the turbine parts divide them for the crane at {subject}',
    ],
  },
  subjects: harbors,
  printed({ crane }) {
    const free: number[] = [];
    for (const weight of weights.toSorted((a, b) => b - a)) {
      const at = free.findIndex((left) => left >= weight);
      if (at === -1) free.push(crane * 1000 - weight);
      else free[at] = (free[at] ?? 0) - weight;
    }
    return free.length;
  },
});

export const fuel = (lines: readonly Line[]): Method<Line> => ({
  file: 'methods/fuel-of-a-crossing.md',
  title: 'Fuel of a crossing',
  intro:
    'The engine takes fuel with the cube of the speed. Under way a ferry sails at whatever speed the timetable leaves ' +
    'her; at the quays she maneuvers for ten minutes at a third of the load.',
  rule: {
    field: 'consumption',
    subject: 'the standard engine',
    value: 610,
    quote: 'The standard engine burns 610 liters an hour at 14.5 knots.',
  },
  remark:
    'Distance and crossing time are in the timetable of each line. The result is an estimate for calm water.',
  sample: {
    code: `distance = 12.0  # nautical miles
minutes = 70     # crossing time by the timetable

knots = 14.5
liters_per_hour = 610
maneuvering = 10
hours = (minutes - maneuvering) / 60
speed = distance / hours
under_way = liters_per_hour * (speed / knots) ** 3 * hours
at_the_quays = liters_per_hour / 3 * maneuvering / 60
print("liters:", round(under_way + at_the_quays))`,
    inputs: [
      { variable: 'distance', field: 'distance' },
      { variable: 'minutes', field: 'crossing time' },
    ],
    prints: 'liters',
    name: 'fuel for one crossing of the {subject}',
    unit: 'liters',
    ask: [
      'how much fuel does one crossing of the {subject} take, worked out with the code in the note on fuel',
      'what does the sample on fuel give for a crossing of the {subject}',
    ],
    asWritten: {
      name: 'fuel that the sample in "Fuel of a crossing" prints',
      ask: ['how much fuel does the code in the note on the fuel of a crossing print as it stands'],
    },
  },
  subjects: lines,
  printed({ distance, minutes }) {
    const hours = (minutes - 10) / 60;
    return Math.round((610 * distance ** 3) / (14.5 ** 3 * hours ** 2) + 610 / 18);
  },
});

export const repayment = (projects: readonly Project[]): Method<Project> => ({
  file: 'methods/repaying-a-project.md',
  title: 'Repaying a project',
  intro:
    'Building projects are paid for by a loan of the harbor fund. Each year the fund charges interest in whole crowns, ' +
    'and the harbor pays a tenth of the cost.',
  rule: {
    field: 'interest rate',
    subject: 'the harbor fund',
    value: 3.4,
    quote: 'The harbor fund charges 3.4 percent a year.',
  },
  remark:
    'The sample was written in 2009 and has not been changed since. Enter the cost of the project in question.',
  sample: {
    code: `cost = 900000  # crowns

rate = 0.034
instalment = cost // 10
owed = cost
interest = 0
while owed > 0:
    charge = int(owed * rate)
    interest += charge
    owed = max(0, owed + charge - instalment)
print "interest:", interest`,
    repaired: {
      code: `cost = 900000  # crowns

rate = 0.034
instalment = cost // 10
owed = cost
interest = 0
while owed > 0:
    charge = int(owed * rate)
    interest += charge
    owed = max(0, owed + charge - instalment)
print("interest:", interest)`,
      defect: 'it prints in the way of Python 2, and print has been a function since Python 3',
    },
    inputs: [{ variable: 'cost', field: 'project cost' }],
    prints: 'interest',
    name: 'interest on the {subject}',
    unit: 'crowns',
    ask: [
      'how much interest does the {subject} cost in all, by the code in the note on repaying a project',
      'what does the sample on repayment give as the interest on the {subject}',
    ],
  },
  subjects: projects,
  printed({ cost }) {
    const charges: number[] = [];
    for (let owed = cost; owed > 0; owed -= Math.min(owed, Math.floor(cost / 10)))
      owed += charges[charges.push(Math.floor(owed * 0.034)) - 1] ?? 0;
    return charges.reduce((sum, charge) => sum + charge, 0);
  },
});
