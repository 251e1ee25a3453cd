// A note with a code sample, in Markdown or HTML: how dues, a time, or a quantity is worked out.
import { type CodeSample, type Fact, stated, type WriteUp } from './write-up.ts';

export interface Method<Subject> {
  readonly file: string;
  readonly title: string;
  /** What the note says before and after its rule. */
  readonly intro: string;
  readonly rule: Omit<Fact, 'document' | 'corrects'>;
  readonly remark: string;
  readonly sample: Omit<CodeSample, 'document' | 'rests' | 'results'>;
  readonly subjects: readonly Subject[];
  /** What the sample prints for it, computed a second time. */
  printed(subject: Subject): number;
}

export const methodNote = <Subject extends { readonly name: string }>(method: Method<Subject>): WriteUp => {
  const { file, title, intro, rule, remark, sample, subjects } = method;
  const { sentence, fact } = stated(rule.quote, { ...rule, document: file });
  const results = Object.fromEntries(
    subjects.map((subject) => [subject.name, method.printed(subject)] as const),
  );
  return {
    file,
    text: (file.endsWith('.html') ? asHtml : asMarkdown)(
      { title, intro: `${intro} ${sentence}`, remark },
      sample.code,
    ),
    facts: [fact],
    samples: [{ document: file, ...sample, rests: { field: rule.field, subject: rule.subject }, results }],
  };
};

interface Note {
  readonly title: string;
  readonly intro: string;
  readonly remark: string;
}

const asMarkdown = ({ title, intro, remark }: Note, code: string): string =>
  [`# ${title}`, intro, '## Sample', `\`\`\`python\n${code}\n\`\`\``, remark].join('\n\n');

const asHtml = ({ title, intro, remark }: Note, code: string): string =>
  [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>`,
    `<h1>${title}</h1>`,
    `<p>${intro}</p>`,
    '<h2>Sample</h2>',
    `<pre><code class="language-python">${code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>`,
    `<p>${remark}</p>`,
    '</body></html>',
  ].join('\n');
