// Hand-written plays on a project with one source and one test, for the rules about code.
import { call, calls, gives, type PlayUnderTest, play, says } from './plays.ts';

const source = [
  '"""Fees of a library."""',
  '',
  '# In cents.',
  'PER_DAY = 20',
  '',
  '',
  'def fee(days):',
  '    """What is owed after so many days."""',
  '    return days + PER_DAY',
  '',
].join('\n');
export const repaired = source.replace('days + PER_DAY', 'days * PER_DAY');

const workspace: PlayUnderTest['task']['workspace'] = {
  program: 'p',
  language: 'python',
  files: { 'src/fees.py': source },
  hidden: {},
  kept: [],
};

const change = { table: 'files', key: 'src/fees.py', before: null, after: null, diff: '-a\n+b' };
export const writes = (content: string) =>
  call('write_file', { path: 'src/fees.py', content }, gives('Replaced src/fees.py (9 lines).', change));
export const runs = (output: string, given = {}) => call('run_tests', given, gives(output));

export const onProject = (made: readonly ReturnType<typeof call>[], answer: string): PlayUnderTest =>
  play([...made.map((each) => calls(each)), says(answer)], { task: { workspace } });
