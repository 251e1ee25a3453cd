// Notes with code samples about ships: pilotage dues, loading, boarding, and book value.
import type { Method } from './method-note.ts';
import type { Ship } from './people-and-places.ts';

const cents = (value: number): number => Math.round(value * 100) / 100;

const pilotage = (ships: readonly Ship[]): Method<Ship> => ({
  file: 'methods/pilotage-dues.md',
  title: 'Pilotage dues',
  intro:
    'Every ship over 30 meters takes a pilot on her first call of the season. The dues depend on her length overall: ' +
    'each further meter, rounded up, is charged at the rate of its band.',
  rule: {
    field: 'basic pilotage charge',
    subject: 'pilotage',
    value: 412,
    quote: 'The first 30 meters are covered by a basic charge of 412 crowns.',
  },
  remark: 'For another ship, replace the length by the one in her data sheet and run it again.',
  sample: {
    code: `import math

length = 38.5  # meters overall

# Up to this length, crowns for each further meter
bands = [(50, 9.4), (80, 12.75), (130, 16.2)]
dues = 412
charged = 30
for limit, rate in bands:
    if length <= charged:
        break
    meters = math.ceil(min(length, limit) - charged)
    dues += meters * rate
    charged = limit
print("dues:", round(dues, 2))`,
    inputs: [{ variable: 'length', field: 'length' }],
    prints: 'dues',
    name: 'pilotage dues of {subject}',
    unit: 'crowns',
    ask: [
      'what are the pilotage dues of {subject} if you run the code in the note on pilotage',
      'how much does {subject} owe in pilotage dues, going by the code in the note on them',
    ],
    asWritten: {
      name: 'dues that the sample on pilotage prints',
      ask: ['what dues does the code in the note on pilotage print as it stands'],
    },
  },
  subjects: ships,
  printed({ length }) {
    const charged = (from: number, to: number): number => Math.max(0, Math.ceil(Math.min(length, to) - from));
    return cents(412 + charged(30, 50) * 9.4 + charged(50, 80) * 12.75 + charged(80, 130) * 16.2);
  },
});

const loading = (ships: readonly Ship[]): Method<Ship> => ({
  file: 'methods/loading-time.md',
  title: 'Loading time of a full car deck',
  intro:
    'Cars drive into whichever of three lanes has the fewest, and the stewards stop the queue after every twelfth car ' +
    'to check the spacing.',
  rule: {
    field: 'spacing check',
    subject: 'the car deck',
    value: 45,
    quote: 'A spacing check takes 45 seconds.',
  },
  remark: 'The figure for a full deck follows from the number of cars in the data sheet of the ship.',
  sample: {
    code: `cars = 40  # that the ship takes

lanes = [0, 0, 0]
seconds = 0
for car in range(1, cars + 1):
    lane = lanes.index(min(lanes))
    lanes[lane] += 1
    seconds += 7 if lane == 1 else 9
    if car % 12 == 0:
        seconds += 45
print("minutes:", math.ceil(seconds / 60))`,
    repaired: {
      code: `import math

cars = 40  # that the ship takes

lanes = [0, 0, 0]
seconds = 0
for car in range(1, cars + 1):
    lane = lanes.index(min(lanes))
    lanes[lane] += 1
    seconds += 7 if lane == 1 else 9
    if car % 12 == 0:
        seconds += 45
print("minutes:", math.ceil(seconds / 60))`,
      defect: 'it uses math without importing it',
    },
    inputs: [{ variable: 'cars', field: 'car capacity' }],
    prints: 'minutes',
    name: 'loading time of {subject}',
    unit: 'minutes',
    ask: [
      'how many minutes does it take to load {subject} in full, by the code in the note on loading time',
      'what loading time does the sample in the library give for a full car deck on {subject}',
    ],
  },
  subjects: ships,
  printed: ({ cars }) => {
    const middle = Math.floor((cars + 1) / 3);
    return Math.ceil((middle * 7 + (cars - middle) * 9 + Math.floor(cars / 12) * 45) / 60);
  },
});

const boarding = (ships: readonly Ship[]): Method<Ship> => ({
  file: 'methods/boarding-through-two-gates.html',
  title: 'Boarding through two gates',
  intro:
    'Foot passengers come in groups and take the gate that is free first. The sample follows them group by group until ' +
    'everybody is on board.',
  rule: {
    field: 'time for a ticket check',
    subject: 'a group',
    value: 4,
    quote: 'Checking the tickets of a group takes 4 seconds, and each of its members 3 seconds more.',
  },
  remark: 'With all places taken, the number of passengers is that of the data sheet.',
  sample: {
    code: `passengers = 180

sizes = [1, 2, 4, 1, 3]
gates = [0, 0]
boarded = group = 0
while boarded < passengers:
    size = min(sizes[group % 5], passengers - boarded)
    gate = gates.index(min(gates))
    gates[gate] += 4 + 3 * size
    boarded += size
    group += 1
print("seconds:", max(gates))`,
    inputs: [{ variable: 'passengers', field: 'passenger capacity' }],
    prints: 'seconds',
    name: 'boarding time of {subject}',
    unit: 'seconds',
    ask: [
      'how many seconds does boarding take on {subject} with all places taken, by the code in the note on two gates',
      'what boarding time does the sample on the two gates give for a full {subject}',
    ],
  },
  subjects: ships,
  printed({ passengers }) {
    const gates = [0, 0];
    for (let left = passengers, group = 0; left > 0; group += 1) {
      const size = Math.min([1, 2, 4, 1, 3][group % 5] ?? 0, left);
      gates.sort((a, b) => a - b);
      gates[0] = (gates[0] ?? 0) + 4 + 3 * size;
      left -= size;
    }
    return Math.max(...gates);
  },
});

const bookValue = (ships: readonly Ship[]): Method<Ship> => ({
  file: 'methods/book-value.md',
  title: 'Book value of a ferry',
  intro:
    'The books write off a ferry by nine percent a year for her first ten years and by five and a half percent after ' +
    'that. A refit in her sixteenth year is added to the value.',
  rule: {
    field: 'refit cost',
    subject: 'a standard refit',
    value: 350,
    quote: 'A standard refit costs 350 thousand crowns.',
  },
  remark:
    'All sums are in thousands of crowns, at the end of 2023. Only the year of building has to be replaced.',
  sample: {
    code: `built = 1998  # year of building

value = 4200.0
for year in range(built, 2024):
    age = year - built
    value *= 0.91 if age < 10 else 0.945
    if age == 15:
        value += 350
print("value:", round(value, 1))`,
    inputs: [{ variable: 'built', field: 'year built' }],
    prints: 'value',
    name: 'book value of {subject}',
    unit: 'thousand crowns',
    ask: [
      'what is the book value of {subject}, worked out with the code in the note on it',
      'what book value does the sample in the note on ferries give for {subject}',
    ],
    asWritten: {
      name: 'book value that the sample prints',
      ask: ['what book value does the code in the note "Book value of a ferry" print as it stands'],
    },
  },
  subjects: ships,
  printed({ built }) {
    const years = 2024 - built;
    const early = 4200 * 0.91 ** Math.min(10, years) * 0.945 ** Math.max(0, years - 10);
    return Math.round((early + (years > 15 ? 350 * 0.945 ** (years - 16) : 0)) * 10) / 10;
  },
});

export const shipMethods = (ships: readonly Ship[]): Method<Ship>[] => [
  pilotage(ships),
  loading(ships),
  boarding(ships),
  bookValue(ships),
];
