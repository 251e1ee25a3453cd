// Data sheets of ships, in plain text, and timetables of ferry lines, in HTML.
import type { Line, Ship } from './people-and-places.ts';
import { type Fact, type Setting, slug, stated, type WriteUp } from './write-up.ts';

const remarks = [
  'Refitted last winter; the car deck has new lashing points.',
  'Out of service for two weeks each November for the annual inspection.',
  'The bow visor is welded shut, so cars leave by the stern.',
  'Carries the mail on weekdays.',
  'Crew of nine in summer, seven in winter.',
];

export function shipSheet(
  { name, built, yard, length, passengers, cars }: Ship,
  { random }: Setting,
): WriteUp {
  const document = `ships/${slug(name)}.txt`;
  const rows: readonly (readonly [string, string, string, string | number])[] = [
    ['Built', String(built), 'year built', built],
    ['Yard', yard, 'yard', yard],
    ['Length overall', `${length} m`, 'length', length],
    ['Passengers', String(passengers), 'passenger capacity', passengers],
    ['Cars', String(cars), 'car capacity', cars],
  ];
  const facts = rows.map(
    ([label, shown, field, value]): Fact => ({
      field,
      subject: name,
      value,
      document,
      quote: `${label}: ${shown}`,
    }),
  );
  return {
    file: document,
    text: [
      `${name}: data sheet`,
      '',
      ...facts.map(({ quote }) => quote),
      '',
      `Remarks: ${random.pick(remarks)}`,
    ].join('\n'),
    facts,
  };
}

const notes = [
  'Bicycles travel free. Dogs stay on deck.',
  'Book cars by noon of the day before; foot passengers need no booking.',
  'In winds above force eight, call the harbor office before you set out.',
  'On public holidays the first departure is left out.',
];

export function timetable(line: Line, { random }: Setting): WriteUp {
  const { name, from, to, distance, minutes, ship, operator, departures } = line;
  const document = `timetables/${slug(name)}.html`;
  const about = { subject: name, document };
  const sailing = stated(`The line is sailed by ${ship}.`, { field: 'ship', value: ship, ...about });
  const crossing = stated(`The crossing takes ${minutes} minutes.`, {
    field: 'crossing time',
    value: minutes,
    ...about,
  });
  const far = stated(`${from} and ${to} are ${distance} nautical miles apart.`, {
    field: 'distance',
    value: distance,
    ...about,
  });
  const run = stated(`The line is run by ${operator}.`, { field: 'operator', value: operator, ...about });
  const rows = departures.map((time) => `<tr><td>${time}</td><td>${later(time, minutes)}</td></tr>`);
  return {
    file: document,
    text: [
      '<!doctype html>',
      `<html lang="en"><head><meta charset="utf-8"><title>${name}</title></head><body>`,
      `<h1>${name}</h1>`,
      `<p>${far.sentence} ${crossing.sentence} ${run.sentence}</p>`,
      `<table><tr><th>Leaves ${from}</th><th>Reaches ${to}</th></tr>`,
      ...rows,
      '</table>',
      `<p>${sailing.sentence} ${random.pick(notes)}</p>`,
      '</body></html>',
    ].join('\n'),
    facts: [far, crossing, run, sailing].map(({ fact }) => fact),
  };
}

function later(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  const total = hours * 60 + rest + minutes;
  return `${String(Math.floor(total / 60) % 24).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
