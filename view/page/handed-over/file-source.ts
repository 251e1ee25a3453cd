// The data of a page that was handed over as a file: everything is in it, and nothing can be changed or tried.
import type { HandedOver } from '../../contract/handed-over.ts';
import type { Source } from '../source.ts';
import { facetsIn, listed, neighborsIn } from './play-list.ts';

export function fileSource(handed: HandedOver): Source {
  return {
    isFile: true,
    async get(path) {
      const answer = answerTo(handed, path);
      if (answer === undefined)
        throw new Error(
          `this file holds a sample of the run, and not what is asked for; open the run itself with \`toolloom view\``,
        );
      return answer;
    },
  };
}

function answerTo(handed: HandedOver, path: string): object | undefined {
  if (path === '') return { runs: [handed.run] };
  const { pathname, searchParams } = new URL(path, 'http://file');
  const [, , name = '', id, part] = pathname.split('/').map(decodeURIComponent);
  if (name === 'facets') return facetsIn(handed, searchParams);
  if (name !== 'plays') return handed.answers[path.replace(/^\/[^/]*/, '')];
  if (id === undefined) return partOfList(handed, searchParams);
  if (part === 'neighbors') return { neighbors: neighborsIn(handed, id, searchParams) };
  return part === undefined ? handed.details[id] : handed.answers[path.replace(/^\/[^/]*/, '')];
}

function partOfList(handed: HandedOver, query: URLSearchParams): object {
  const lines = listed(handed, query);
  const [from, count] = [Number(query.get('from') ?? 0), Number(query.get('count') ?? 100)];
  return { total: lines.length, plays: lines.slice(from, from + count), stamp: '' };
}
