import { type Entry, parseLine } from './parse.ts';
import { percentile } from './statistics.ts';

const USAGE = 'usage: percentiles [--top N] [--fail-over MS] < LOG\n';

export interface Io {
  /** The whole log. */
  readonly input: string;
  readonly write: (text: string) => void;
}

/**
 * Reports how slow the pages are. For each method and path there is a line with the number of requests, the
 * median and the 95th percentile of their durations, and how many failed on the server (status 500 and above), if
 * any did:
 *
 *     GET /events/:id 2 requests, median 35 ms, 95 % 80 ms, 1 failed
 *
 * With `--method NAME`, only requests with this method count, in any case of letters.
 *
 * The slowest by 95th percentile come first, then those with more requests, then by text. `--top N` writes only
 * the first N. If there are lines of another form, the last line says `skipped N lines` (`1 line`). Empty lines
 * are not counted.
 *
 * @returns 0; 2, after writing how to use the tool, if the arguments are wrong; 3 if with `--fail-over MS` the 95th
 *   percentile of any path is above that, whether its line is written or not
 */
export function main(argv: readonly string[], { input, write }: Io): number {
  let method: string | undefined;
  const options = { top: Number.POSITIVE_INFINITY, 'fail-over': Number.POSITIVE_INFINITY };
  for (let index = 0; index < argv.length; index += 2) {
    if (argv[index] === '--method' && /^[a-z]+$/i.test(argv[index + 1] ?? '')) {
      method = argv[index + 1].toUpperCase();
      continue;
    }
    const name = argv[index].replace(/^--/, '');
    const isKnown = argv[index] === '--top' || argv[index] === '--fail-over';
    if (!isKnown || !/^\d+$/.test(argv[index + 1] ?? '')) {
      write(USAGE);
      return 2;
    }
    options[name as keyof typeof options] = Number(argv[index + 1]);
  }
  const lines = input.split('\n').filter((line) => line.trim() !== '');
  const entries = lines.map(parseLine).filter((entry) => entry !== undefined);
  const groups = groupsOf(entries.filter((entry) => method === undefined || entry.method === method));
  for (const { text } of groups.slice(0, options.top)) write(`${text}\n`);
  const skipped = lines.length - entries.length;
  if (skipped > 0) write(`skipped ${skipped} line${skipped === 1 ? '' : 's'}\n`);
  return groups.some(({ slow }) => slow > options['fail-over']) ? 3 : 0;
}

function groupsOf(entries: readonly Entry[]): { slow: number; count: number; text: string }[] {
  const byPage = new Map<string, Entry[]>();
  for (const entry of entries) {
    const page = `${entry.method} ${entry.path}`;
    byPage.set(page, [...(byPage.get(page) ?? []), entry]);
  }
  return [...byPage]
    .map(([page, list]) => {
      const times = list.map((entry) => entry.milliseconds);
      const [median, slow] = [percentile(times, 50), percentile(times, 95)];
      const failed = list.filter((entry) => entry.status >= 500).length;
      const count = `${list.length} request${list.length === 1 ? '' : 's'}`;
      const text = `${page} ${count}, median ${median} ms, 95 % ${slow} ms${failed > 0 ? `, ${failed} failed` : ''}`;
      return { slow, count: list.length, text };
    })
    .sort((a, b) => b.slow - a.slow || b.count - a.count || (a.text < b.text ? -1 : 1));
}
