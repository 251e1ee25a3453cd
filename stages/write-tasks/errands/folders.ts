// Errands with all files of a folder: the live filesystem server lists it, each file is read, and something follows
// from what they say.
import type { Random } from '../../../pipeline/hash.ts';
import { type Errand, type ErrandCall, said } from './errand.ts';
import { copies, edits, extremes, moves, totals } from './folder-requests.ts';

const root = '/workspace';

type Files = Readonly<Record<string, string>>;

interface FolderFile {
  readonly name: string;
  readonly path: string;
  readonly content: string;
  readonly value: number;
}

/** A folder whose files all have a number under the same name. */
interface Series {
  readonly folder: string;
  readonly field: string;
  readonly files: readonly FolderFile[];
}

/** `name: value` or `name=value` lines of a file. */
const linesOf = (content: string): { field: string; value: string; line: string }[] =>
  [...content.matchAll(/^([a-z](?:[a-z _]*[a-z_])?)\s*[:=]\s*(.+)$/gim)].map(
    ([line, field = '', value = '']) => ({
      field,
      value,
      line,
    }),
  );

function seriesIn(files: Files): Series[] {
  const folders = new Map<string, [string, string][]>();
  for (const [path, content] of Object.entries(files)) {
    const [folder = '', name] = path.split('/');
    if (name !== undefined) folders.set(folder, [...(folders.get(folder) ?? []), [name, content]]);
  }
  return [...folders].flatMap(([folder, members]) => {
    const fields = new Set(members.flatMap(([, content]) => linesOf(content).map(({ field }) => field)));
    return [...fields].flatMap((field): Series[] => {
      const found = members.flatMap(([name, content]): FolderFile[] => {
        const value = Number(linesOf(content).find((line) => line.field === field)?.value);
        return Number.isFinite(value) ? [{ name, path: `${root}/${folder}/${name}`, content, value }] : [];
      });
      const isWhole = found.length === members.length && found.length > 2;
      return isWhole && new Set(found.map(({ value }) => value)).size === found.length
        ? [{ folder, field, files: found }]
        : [];
    });
  });
}

/** The folder is listed, then every file is read at once. */
function readAll({ folder, files }: Series): ErrandCall[] {
  return [
    {
      tool: 'list_directory',
      arguments: { path: `${root}/${folder}` },
      purpose: `to see which files are in the folder ${folder}`,
    },
    ...files.map(({ path, name }, index) => ({
      tool: 'read_text_file',
      arguments: { path },
      purpose: `to read ${name}`,
      isParallel: index > 0,
    })),
  ];
}

const readIndexes = ({ files }: Series): number[] => files.map((_, index) => index + 1);

type FolderErrand = (series: Series, random: Random) => Errand;

const folderErrands: readonly FolderErrand[] = [
  function extreme(series, random) {
    const isMost = random.chance(0.5);
    const ordered = series.files.toSorted((a, b) => (isMost ? b.value - a.value : a.value - b.value));
    const [winner] = ordered;
    const extreme = isMost ? 'highest' : 'lowest';
    return {
      say: said(extremes, { folder: series.folder, field: series.field, extreme }, random),
      calls: readAll(series),
      communicate: [
        { name: 'file', value: winner?.name ?? '' },
        { name: series.field, value: winner?.value ?? 0 },
      ],
    };
  },
  function copyExtreme(series, random) {
    const isMost = random.chance(0.5);
    const [winner] = series.files.toSorted((a, b) => (isMost ? b.value - a.value : a.value - b.value));
    const folder = random.pick(['shortlist', 'selection', 'for-later', 'favorites']);
    const extreme = isMost ? 'highest' : 'lowest';
    const { name = '', content = '' } = winner ?? {};
    return {
      say: said(copies, { folder: series.folder, field: series.field, extreme, target: folder }, random),
      calls: [
        ...readAll(series),
        {
          tool: 'create_directory',
          arguments: { path: `${root}/${folder}` },
          purpose: `to create the folder ${folder}`,
        },
        {
          tool: 'write_file',
          arguments: { path: `${root}/${folder}/${name}`, content },
          purpose: `to save an exact copy of ${name} in the folder ${folder}`,
        },
      ],
      communicate: [{ name: 'file', value: name }],
    };
  },
  function total(series, random) {
    return {
      say: said(totals, { folder: series.folder, field: series.field }, random),
      calls: readAll(series),
      communicate: [
        {
          name: `total of "${series.field}"`,
          value: series.files.reduce((sum, { value }) => sum + value, 0),
          computedFrom: readIndexes(series),
        },
      ],
    };
  },
  function moveBeyond(series, random) {
    const ordered = series.files.toSorted((a, b) => a.value - b.value);
    const cut = random.integer(1, ordered.length - 1);
    const limit = ordered[cut]?.value ?? 0;
    const folder = random.pick(['archive', 'done', 'set-aside', 'small']);
    const moved = series.files.filter(({ value }) => value < limit);
    return {
      say: said(
        moves,
        { folder: series.folder, field: series.field, limit: String(limit), target: folder },
        random,
      ),
      calls: [
        ...readAll(series),
        {
          tool: 'create_directory',
          arguments: { path: `${root}/${folder}` },
          purpose: `to create the folder ${folder}`,
        },
        ...moved.map(({ path, name }, index) => ({
          tool: 'move_file',
          arguments: { source: path, destination: `${root}/${folder}/${name}` },
          purpose: `to move ${name} into the folder ${folder}`,
          isParallel: index > 0,
        })),
      ],
    };
  },
  function editOne(series, random) {
    const { name, path, content } = random.pick(series.files);
    const { value = '', line = '' } = linesOf(content).find(({ field }) => field === series.field) ?? {};
    const next = String(Number(value) + random.integer(2, 9));
    return {
      say: said(edits, { folder: series.folder, field: series.field, file: name, value, next }, random),
      calls: [
        {
          tool: 'list_directory',
          arguments: { path: `${root}/${series.folder}` },
          purpose: `to find ${name} in the folder ${series.folder}`,
        },
        { tool: 'read_text_file', arguments: { path }, purpose: `to see how the line reads in ${name}` },
        {
          tool: 'edit_file',
          arguments: { path, edits: [{ oldText: line, newText: line.replace(value, next) }] },
          purpose: `to change "${series.field}" to ${next} in ${name}`,
        },
        { tool: 'read_text_file', arguments: { path }, purpose: `to make sure that ${name} is right now` },
      ],
      communicate: [{ name: series.field, value: Number(next) }],
    };
  },
];

/** One errand with a folder of the server; undefined if no folder has a series of numbers. */
export function folderErrand(files: Files, random: Random): Errand | undefined {
  const series = seriesIn(files);
  return series.length === 0 ? undefined : random.pick(folderErrands)(random.pick(series), random);
}
