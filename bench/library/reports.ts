// The annual reports of the port authority, as PDF; the notices that correct some of their figures; the bird surveys
// with their tables; and minutes of the council.
import { type Colony, type Harbor, type Project, species, surveyYears } from './people-and-places.ts';
import { type Fact, type Setting, slug, stated, thousands, type WriteUp, years } from './write-up.ts';

const passengersIn = (year: number): string => `passengers in ${year}`;
const freightIn = (year: number): string => `freight in ${year}`;

/** Printed figures: some reports give a wrong one, which a notice corrects. */
export interface Misprint {
  readonly year: number;
  readonly harbor: string;
  readonly printed: number;
}

export function drawMisprints(harbors: readonly Harbor[], random: Setting['random']): Misprint[] {
  return years.flatMap((year) =>
    random
      .shuffle(harbors)
      .slice(0, 3)
      .map(({ name, passengers }) => ({
        year,
        harbor: name,
        printed: (passengers[year] ?? 0) + random.pick([-900, 900, 1800, -270, 630]),
      })),
  );
}

const lines = [
  (name: string, people: string, tons: string) =>
    `${name} handled ${people} passengers and ${tons} tons of freight.`,
  (name: string, people: string, tons: string) =>
    `At ${name}, ${people} passengers and ${tons} tons of freight were counted.`,
  (name: string, people: string, tons: string) =>
    `${people} passengers went through ${name}, and ${tons} tons of freight.`,
];

export function annualReport(
  year: number,
  { harbors, misprints }: { harbors: readonly Harbor[]; misprints: readonly Misprint[] },
  { random }: Setting,
): WriteUp {
  const document = `reports/annual-report-${year}.pdf`;
  const facts: Fact[] = [];
  const paragraphs = harbors.map(({ name, passengers, freight }) => {
    const misprint = misprints.find((each) => each.year === year && each.harbor === name);
    const [people, tons] = [misprint?.printed ?? passengers[year] ?? 0, freight[year] ?? 0];
    const quote = random.pick(lines)(name, thousands(people), thousands(tons));
    const about = { subject: name, document, quote };
    facts.push(
      { field: passengersIn(year), value: people, ...about },
      { field: freightIn(year), value: tons, ...about },
    );
    return quote;
  });
  return {
    file: document,
    text: [
      [
        `Skerry Sound Port Authority: annual report ${year}`,
        'The authority runs twelve public harbors on the islands. This report states what was landed, loaded, and ' +
          'carried in the calendar year, harbor by harbor. Figures are counts at the gate; they do not include ' +
          'visitors on yachts.',
      ],
      ['Harbors, first part', ...paragraphs.slice(0, 6)],
      ['Harbors, second part', ...paragraphs.slice(6)],
    ],
    facts,
  };
}

export function correction(
  { year, harbor, printed }: Misprint,
  { passengers }: Harbor,
  number: number,
): WriteUp {
  const document = `notices/${year + 1}-${String(number).padStart(2, '0')}-${slug(harbor)}.md`;
  const right = passengers[year] ?? 0;
  const quote = `The correct number of passengers at ${harbor} in ${year} is ${thousands(right)}.`;
  return {
    file: document,
    text: [
      `# Correction to the annual report ${year}: ${harbor}`,
      `The annual report ${year} gives ${thousands(printed)} passengers for ${harbor}. Two gate sheets were counted ` +
        `wrongly. ${quote}`,
      'The printed report will not be replaced. Please use the figure in this notice.',
    ].join('\n\n'),
    facts: [
      {
        field: passengersIn(year),
        subject: harbor,
        value: right,
        document,
        quote,
        corrects: `reports/annual-report-${year}.pdf`,
      },
    ],
  };
}

/** Its table states the facts: they are read from there, as those of any library. */
export function birdSurvey(year: number, colonies: readonly Colony[]): WriteUp {
  const head = [
    'Colony',
    ...species.map((bird) => `${bird.charAt(0).toUpperCase()}${bird.slice(1)} pairs in ${year}`),
  ];
  const rows = colonies.map(
    ({ name, pairs }) =>
      `<tr><td>${name}</td>${species.map((bird) => `<td>${thousands(pairs[year]?.[bird] ?? 0)}</td>`).join('')}</tr>`,
  );
  return {
    file: `surveys/seabirds-${year}.html`,
    text: [
      '<!doctype html>',
      `<html lang="en"><head><title>Seabird survey ${year}</title></head><body>`,
      `<h1>Seabird survey ${year}</h1>`,
      `<p>Counts of breeding pairs at the ${colonies.length} colonies of Skerry Sound, made by boat in the last week of ` +
        'May. Nests that could not be seen from the water are not included.</p>',
      `<table><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr>`,
      ...rows,
      '</table></body></html>',
    ].join('\n'),
    facts: [],
  };
}

const businesses = [
  'The clerk reported on the state of the ramps. No decision was asked for.',
  'A letter about noise at night was read and passed to the harbor office.',
  'The winter timetable was noted.',
  'Two members asked for a shelter at the bus stop; the clerk will get quotes.',
  'The report on lost buoys was accepted.',
];

const progress = [
  'the bill was approved, and the file was closed.',
  'a member asked why the lamps had come so late. The clerk will find out.',
  'the contractor thanked the council for its patience.',
  'photographs were shown, and nobody objected.',
];

export function councilMinutes(
  number: number,
  { harbor, projects }: { harbor: Harbor; projects: readonly Project[] },
  { random }: Setting,
): WriteUp {
  const year = surveyYears[number % surveyYears.length];
  const document = `minutes/council-${year}-${String(number + 1).padStart(2, '0')}.txt`;
  const fee = random.integer(18, 95);
  const due = stated(`The berth fee at ${harbor.name} was set at ${fee} crowns a night.`, {
    field: 'berth fee',
    subject: harbor.name,
    value: fee,
    document,
  });
  const project = random.pick(projects);
  return {
    file: document,
    text: [
      `Minutes of the harbor council, meeting ${number + 1}, ${year}`,
      '',
      `1. ${random.pick(businesses)}`,
      `2. ${due.sentence} ${random.integer(4, 9)} members voted for it, ${random.integer(0, 3)} against.`,
      `3. The ${project.name}: ${random.pick(progress)}`,
      '4. Any other business: none.',
    ].join('\n'),
    facts: [due.fact],
  };
}
