// Runs suites and prints what a developer needs, without times and paths of the host. One JSON object per line goes
// into a report beside this file, so that what was finished is known even if a test never ends:
//   {"start":"tests/cart.test.ts > total > empty"}
//   {"name":"tests/cart.test.ts > total > empty","outcome":"passed"}
//   {"done":true}
import { captureOutput, readText, say, writeText } from './host.js';
import { runSuite } from './suite.js';

const reportPath = '.toolloom/report.jsonl';
/** Characters of captured output that are shown of one test. */
const widest = 2000;
let report = '';
const note = (record) => {
  report += `${JSON.stringify(record)}\n`;
  writeText(reportPath, report);
};

/** Runs what was registered, file by file, and prints it. Returns whether all is well. */
export async function printed(files) {
  const outcomes = [];
  const problems = [];
  for (const {
    path,
    root,
    problem = root.entries.length === 0 ? `${path} holds no tests` : undefined,
  } of files)
    if (problem === undefined) await runSuite(root, listener(path, outcomes));
    else {
      problems.push(problem);
      note({ problem });
    }
  const failures = outcomes.filter(({ outcome }) => outcome !== 'passed');
  for (const failure of failures) say(textOf(failure));
  for (const problem of problems) say(`\nERROR: ${problem}`);
  say(`\n${countsOf(outcomes)}`);
  note({ done: true });
  return problems.length === 0 && failures.length === 0;
}

function textOf({ name, outcome, trace, printed: text }) {
  const captured = text === '' ? '' : `\nCaptured output:\n${text.slice(0, widest).replace(/\n+$/, '')}`;
  return `\n${outcome === 'failed' ? 'FAIL' : 'ERROR'}: ${name}\n${trace}${captured}`;
}

function countsOf(outcomes) {
  const count = (kind) => outcomes.filter(({ outcome }) => outcome === kind).length;
  const errors = count('error');
  const counts = [
    [count('passed'), 'passed'],
    [count('failed'), 'failed'],
    [errors, errors > 1 ? 'errors' : 'error'],
  ].filter(([number]) => number > 0);
  return counts.map(([number, kind]) => `${number} ${kind}`).join(', ') || 'no tests ran';
}

function listener(path, outcomes) {
  const named = (names) => [path, ...names].filter((part) => part !== '').join(' > ');
  let text = '';
  const capture = (chunk) => {
    text += chunk;
  };
  return {
    start(names) {
      note({ start: named(names) });
      text = '';
      captureOutput(capture);
    },
    end(names, failure) {
      captureOutput(undefined);
      const name = named(names);
      if (!failure) {
        note({ name, outcome: 'passed' });
        outcomes.push({ name, outcome: 'passed' });
        say(`${name} ... ok`);
        return;
      }
      const { error } = failure;
      const outcome = error?.code === 'ERR_ASSERTION' ? 'failed' : 'error';
      const lines = headOf(error)
        .split('\n')
        .filter((line) => line.trim() !== '');
      note({ name, outcome, message: lines.slice(0, 3).join('\n') });
      outcomes.push({ name, outcome, trace: traceOf(error), printed: text });
      say(`${name} ... ${outcome === 'failed' ? 'FAIL' : 'ERROR'}`);
    },
    skip(names) {
      captureOutput(undefined);
      say(`${named(names)} ... skipped`);
    },
  };
}

const headOf = (error) =>
  error instanceof Error
    ? `${error.name}: ${error.message}`
    : `thrown: ${typeof error === 'string' ? error : JSON.stringify(error)}`;

/** Frames of the program and its tests alone, innermost first, each with its line. */
export function traceOf(error) {
  const lines = [];
  for (const line of String(error?.stack ?? '').split('\n')) {
    const found =
      /^\s+at (?:(?:async )?(.*?) \()?(?:file:\/\/\/workspace\/)?([^():\s]+\.[jt]s):(\d+)(?::\d+)?\)?$/.exec(
        line,
      );
    if (!found || found[2].startsWith('.toolloom/') || found[2].startsWith('node:')) continue;
    const [, name, path, number] = found;
    const inside = name && !/^<|^Object\.<|^TestContext/.test(name) ? `${name} ` : '';
    lines.push(`  at ${inside}(${path}:${number})`);
    const text = (readText(path) ?? '').split('\n')[Number(number) - 1]?.trim();
    if (text) lines.push(`    ${text}`);
  }
  // A long recursion says the same again and again.
  const shown = lines.length <= 40 ? lines : [...lines.slice(0, 20), '  ...', ...lines.slice(-20)];
  return [headOf(error).replace(/\n+$/, ''), ...shown].join('\n');
}
