import { reportKey, reportTable } from '../../../../stages/libraries/report.ts';
import { call, calls, gives, type PlayUnderTest, play, rightPlay, says } from '../../../support/plays.ts';
import type { RuleTable } from '../../../support/rule-table.ts';

const sentence = 'The new wing was opened\nin 1974 by the mayor.';
const quote = 'The new wing was opened in 1974 by the mayor.';

const searched = call(
  'search_documents',
  { query: 'new wing' },
  gives({ found: 1, results: [{ document: 'history.md', title: 'House history', passage: 'The new wing' }] }),
);
const read = call(
  'open_document',
  { document: 'history.md' },
  gives({
    document: 'history.md',
    title: 'House history',
    page: 1,
    pages: 1,
    text: `# House history\n\n${sentence}`,
  }),
);
const extracted = call(
  'extract_text',
  { file: 'downloads/history.pdf' },
  gives({ document: 'history.pdf', file: 'downloads/history.pdf', text: [{ page: 2, text: sentence }] }),
);

interface Written {
  readonly body?: string;
  readonly citations?: readonly { readonly document: string; readonly quote: string }[];
}

const writing = ({
  body = 'The new wing was opened in 1974.',
  citations = [{ document: 'history.md', quote }],
}: Written = {}) => {
  const given = { title: 'The new wing', body, citations: [...citations] };
  const after = { id: reportKey, ...given };
  return call(
    'write_report',
    given,
    gives({ saved: true }, { table: reportTable, key: reportKey, before: null, after }),
  );
};

const task = (report: boolean) => ({
  research: {
    report,
    sources: [{ name: 'opening year', value: 1974, document: 'history.md', title: 'House history', quote }],
    units: {},
  },
  oracle: { communicate: [{ name: 'opening year', value: 1974, goal: 0 }] },
});

const said = says('The opening year is 1974.');
const reported = (written?: Written): PlayUnderTest =>
  play([calls(searched), calls(read), calls(writing(written)), said], { task: task(true) });
const answered = (text: string, ...turns: readonly ReturnType<typeof calls>[]): PlayUnderTest =>
  play([...turns, says(text)], { task: task(false) });

export const table: RuleTable = {
  fires: {
    'the report is never written': {
      play: play([calls(searched), calls(read), said], { task: task(true) }),
      findings: [{ message: 6, evidence: ['never written'], code: 'no report' }],
    },
    'a quote leaves a word out': {
      play: reported({
        citations: [{ document: 'history.md', quote: 'The new wing opened in 1974 by the mayor.' }],
      }),
      findings: [{ message: 6, evidence: ['history.md'], code: 'misquoted source', step: 2 }],
    },
    'a document is cited that was only found': {
      play: play([calls(searched), calls(writing()), said], { task: task(true) }),
      findings: [{ message: 4, evidence: ['never read'], code: 'unread source', step: 1 }],
    },
    'the report leaves the figure out': {
      play: reported({ body: 'The new wing was opened by the mayor.' }),
      findings: [{ message: 6, evidence: ['opening year', '1974'], code: 'untold fact', step: 2 }],
    },
    'no quote states the figure': {
      play: reported({ citations: [{ document: 'history.md', quote: 'by the mayor' }] }),
      findings: [{ message: 6, evidence: ['opening year'], code: 'uncited fact', step: 2 }],
    },
    'the answer names no source': {
      play: answered('It was opened in 1974.', calls(searched), calls(read)),
      findings: [{ message: 6, evidence: ['opening year'], code: 'unnamed source' }],
    },
    'the answer names a document that was found and not read': {
      play: answered('It was opened in 1974, says the House history.', calls(searched)),
      findings: [{ message: 4, evidence: ['opening year'], code: 'unnamed source' }],
    },
  },
  staysSilent: {
    'the report quotes what was read, across a line break': reported(),
    'the quote is from a PDF file': play(
      [calls(extracted), calls(writing({ citations: [{ document: 'history.pdf', quote }] })), said],
      { task: task(true) },
    ),
    'the answer names the document by its title': answered(
      'It was opened in 1974, says the House history.',
      calls(searched),
      calls(read),
    ),
    'the answer names the document by its file': answered('It was opened in 1974 (history.md).', calls(read)),
    'nothing was to be looked up': rightPlay,
  },
};
