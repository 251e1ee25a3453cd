// Profiles of harbors, in Markdown, and pages of building projects.

import type { Harbor, Project } from './people-and-places.ts';
import { type Fact, type Setting, slug, stated, thousands, type WriteUp } from './write-up.ts';

const characters = [
  'Small boats come first here, and the crews know one another by name.',
  'In a northerly gale the outer berths are closed, so regular users keep a line to the inner basin.',
  'The old stone pier is listed, and nothing on it may be changed without the heritage office.',
  'Visitors like the café above the ice plant, which opens with the first boat.',
  'Between May and September yachts take up most of the pontoon.',
  'The harbor dries out at the western end, and the buoys there are moved after every winter.',
  'Crab and lobster are landed all year, white fish mostly in spring.',
];

const depths = [
  (name: string, value: string) =>
    `The water at the main quay of ${name} is ${value} meters deep at low tide.`,
  (name: string, value: string) =>
    `At low tide, ships at ${name} have ${value} meters of water at the main quay.`,
  (_: string, value: string) => `Depth at the main quay is ${value} meters at the lowest tide of the year.`,
];

const openings = [
  (name: string, year: number) => `${name} was opened in ${year} and has been extended twice since.`,
  (_: string, year: number) => `The harbor has been in use since ${year}, when the first pier was finished.`,
  (name: string, year: number) => `The first pier of ${name} was finished in ${year}.`,
];

const masters = [
  (name: string, master: string) => `The harbor master of ${name} is ${master}.`,
  (_: string, master: string) => `${master} runs the harbor office as harbor master.`,
  (_: string, master: string) => `Questions about berths go to the harbor master, ${master}.`,
];

export function harborProfile(
  { name, opened, depth, berths, crane, master }: Harbor,
  { random }: Setting,
): WriteUp {
  const document = `harbors/${slug(name)}.md`;
  const about = { subject: name, document };
  const deep = stated(random.pick(depths)(name, String(depth)), {
    field: 'quay depth',
    value: depth,
    ...about,
  });
  const first = stated(random.pick(openings)(name, opened), {
    field: 'opening year',
    value: opened,
    ...about,
  });
  const head = stated(random.pick(masters)(name, master), {
    field: 'harbor master',
    value: master,
    ...about,
  });
  const lifting = stated(`The fixed crane lifts ${crane} tons.`, {
    field: 'crane capacity',
    value: crane,
    ...about,
  });
  const places = stated(`There are ${berths} berths for vessels over 12 meters.`, {
    field: 'berths',
    value: berths,
    ...about,
  });
  const [one = '', two = '', three = ''] = random.shuffle(characters);
  return {
    file: document,
    text: [
      `# ${name}`,
      `${first.sentence} ${one}`,
      '## At the quay',
      `${deep.sentence} ${places.sentence} ${two}`,
      '## Equipment and staff',
      `${lifting.sentence} Ice and water are sold at cost. ${head.sentence}`,
      '## Good to know',
      three,
    ].join('\n\n'),
    facts: [first, deep, head, lifting, places].map(({ fact }) => fact),
  };
}

const reasons = [
  'The old works had been patched so often that a further repair would have cost as much as a new start.',
  'A survey had found the foundations sound and everything above them in need of replacement.',
  'Residents had asked for it at four open meetings, and the council gave way at the fifth.',
  'A grant for island infrastructure paid for a third of it.',
];

export function projectPage(
  { name, harbor, cost, contractor, finished }: Project,
  { random }: Setting,
): WriteUp {
  const document = `projects/${slug(name)}.md`;
  const about = { subject: name, document };
  const paid = stated(`The ${name} cost ${thousands(cost)} crowns in all.`, {
    field: 'project cost',
    value: cost,
    ...about,
  });
  const built = stated(`It was built by ${contractor}.`, {
    field: 'contractor',
    value: contractor,
    ...about,
  });
  const done = stated(`Work was finished in ${finished}.`, {
    field: 'completion',
    value: finished,
    ...about,
  });
  return {
    file: document,
    text: [
      `# ${name}`,
      `${random.pick(reasons)} The site is part of the harbor of ${harbor}.`,
      `${built.sentence} ${done.sentence}`,
      `## Money`,
      `${paid.sentence} The sum includes planning, supervision, and the replacement of a crane rail that nobody had ` +
        'put into the first estimate.',
    ].join('\n\n'),
    facts: [paid, built, done].map(({ fact }): Fact => fact),
  };
}
