// What reading the source of a place gave besides specs: why tools are missing, one reject for each cause.
import type { RejectDraft } from '../../../pipeline/stage.ts';
import { mostUnpacked } from '../archives/tarball.ts';
import { type FolderTexts, most } from '../static/read-folder.ts';
import type { ProjectTools } from '../static/read-project.ts';
import { longestFile } from '../static/source.ts';

/** Of files that were left out so many are named. */
const namedFiles = 3;

export function readingRejects(
  place: string,
  { texts, isCut, tooLarge }: FolderTexts,
  { tools, unread }: ProjectTools,
): RejectDraft[] {
  const limits = `${most.files} files, ${most.bytes / 2 ** 20} MB of source, or ${mostUnpacked / 2 ** 30} GB of an archive`;
  return [
    ...unread.map(({ path, line, why }) => ({
      reason: 'tool not read',
      detail: `${place}: ${path}:${line}: ${why}`,
    })),
    ...(isCut ? [{ reason: 'source cut', detail: `${place}: only the first ${limits} were read` }] : []),
    ...(tools.length === 0
      ? [
          {
            reason: 'no tools',
            detail: `${place}: ${fileCount(texts.size)} read, none declares a tool${leftOut(tooLarge)}`,
          },
        ]
      : []),
  ];
}

function leftOut(tooLarge: readonly string[]): string {
  if (tooLarge.length === 0) return '';
  const others = tooLarge.length > namedFiles ? ', …' : '';
  const names = tooLarge.slice(0, namedFiles).join(', ');
  return `; ${fileCount(tooLarge.length)} of more than ${longestFile / 1e6} MB left out: ${names}${others}`;
}

const fileCount = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;
