// How the blocks of a system prompt are laid out: as one line, in paragraphs, as a list, or under headings.
import type { Block, Composition } from './block.ts';

type Layout = (blocks: readonly Block[], composition: Composition) => string;

const bullets: readonly ((index: number) => string)[] = [
  () => '- ',
  () => '* ',
  (index) => `${index + 1}. `,
  (index) => `(${index + 1}) `,
];

const headingMarks: readonly ((text: string) => string)[] = [
  (text) => `## ${text}`,
  (text) => `# ${text}`,
  (text) => `**${text}**`,
  (text) => `${text}:`,
  (text) => `### ${text}`,
];

export const asLine = (blocks: readonly Block[]): string => blocks.flatMap(({ lines }) => lines).join(' ');

export const asParagraphs: Layout = (blocks, composition) =>
  blocks.map((block) => paragraph(block, composition)).join('\n\n');

export const asBullets: Layout = ([first, ...rest], { random }) => {
  const bullet = random.pick(bullets);
  const lines = rest.flatMap(({ lines: own }) => own).map((line, index) => bullet(index) + line);
  return `${first?.lines.join(' ') ?? ''}\n\n${lines.join('\n')}`;
};

export const asHandbook: Layout = ([first, ...blocks], { seeds, random }) => {
  const mark = random.pick(headingMarks);
  const bullet = random.pick(bullets);
  const listsHabits = random.chance(0.6);
  const parts = blocks.map(({ topic, title, lines, isList }) => {
    const isListed = isList || (topic === 'habits' && listsHabits);
    const number = title === undefined ? bullet : (index: number) => `${index + 1}. `;
    const text = isListed ? listed(lines, number) : lines.join(' ');
    return `${mark(title ?? random.pick(seeds.headings[topic]))}\n${text}`;
  });
  const opening = first?.lines.join(' ') ?? '';
  const start = random.chance(0.4) ? `${mark(random.pick(seeds.headings.about))}\n${opening}` : opening;
  return [start, ...parts].join('\n\n');
};

function paragraph({ topic, lines, isList }: Block, { seeds, say, random }: Composition): string {
  if (!isList) return lines.join(' ');
  const lead = topic === 'policies' ? `${say.one(seeds.policy_leads)}\n` : '';
  return lead + listed(lines, random.pick(bullets));
}

const listed = (lines: readonly string[], mark: (index: number) => string): string =>
  lines.map((line, index) => mark(index) + line).join('\n');
