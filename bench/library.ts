// Writes the demo's library of documents, data/libraries/skerry-sound: profiles, data sheets, timetables, reports,
// surveys, notices, minutes, and notes with code about invented islands, with the facts that they state.
// Usage: npm run -s bench -- library.js
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import PDFDocument from 'pdfkit';
import { stringify } from 'yaml';
import { randomFor } from '../pipeline/hash.ts';
import { shipSheet, timetable } from './library/ferries.ts';
import { fields } from './library/fields.ts';
import { harborProfile, projectPage } from './library/harbors.ts';
import { methodNotes } from './library/methods.ts';
import { drawIslands, surveyYears } from './library/people-and-places.ts';
import { annualReport, birdSurvey, correction, councilMinutes, drawMisprints } from './library/reports.ts';
import { type WriteUp, years } from './library/write-up.ts';

const folder = resolve(import.meta.dirname, '../../data/libraries/skerry-sound');
const documents = writeUps();
await rm(folder, { recursive: true, force: true });
for (const { file, text } of documents) {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof text === 'string' ? `${text}\n` : await pdf(text));
}
const facts = documents.flatMap((document) => document.facts);
const samples = documents.flatMap((document) => document.samples ?? []);
await writeFile(
  join(folder, 'facts.yaml'),
  `# Written with the documents by bench/library.ts: what they state, and where.\n${stringify({
    title: 'Port library of Skerry Sound',
    summary:
      'Reports, profiles, timetables, surveys, and minutes about the harbors of the Skerry Sound islands.',
    clock: '2024-09-16T09:00:00Z',
    fields,
    facts,
    samples,
  })}`,
);
process.stdout.write(
  `${documents.length} documents and ${facts.length} facts in data/libraries/skerry-sound\n`,
);

function writeUps(): WriteUp[] {
  const random = randomFor('skerry-sound');
  const setting = { random };
  const islands = drawIslands(random);
  const { harbors, ships, lines, colonies, projects } = islands;
  const misprints = drawMisprints(harbors, random);
  return [
    ...harbors.map((harbor) => harborProfile(harbor, setting)),
    ...projects.map((project) => projectPage(project, setting)),
    ...ships.map((ship) => shipSheet(ship, setting)),
    ...lines.map((line) => timetable(line, setting)),
    ...years.map((year) => annualReport(year, { harbors, misprints }, setting)),
    ...misprints.flatMap((misprint, at) => {
      const harbor = harbors.find(({ name }) => name === misprint.harbor);
      return harbor ? [correction(misprint, harbor, at + 1)] : [];
    }),
    ...surveyYears.map((year) => birdSurvey(year, colonies)),
    ...harbors.map((harbor, at) => councilMinutes(at, { harbor, projects }, setting)),
    ...methodNotes(islands),
  ];
}

/** The dates are fixed so that the same text gives the same bytes. */
async function pdf(pages: readonly (readonly string[])[]): Promise<Buffer> {
  const date = new Date('2024-01-15T00:00:00Z');
  const document = new PDFDocument({ autoFirstPage: false, info: { CreationDate: date, ModDate: date } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolved) => document.on('end', resolved));
  for (const [title = '', ...paragraphs] of pages) {
    document.addPage();
    document.font('Helvetica-Bold').fontSize(16).text(title).moveDown();
    document.font('Helvetica').fontSize(11);
    for (const paragraph of paragraphs) document.text(paragraph).moveDown(0.6);
  }
  document.end();
  await done;
  return Buffer.concat(chunks);
}
