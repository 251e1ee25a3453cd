// live_files: errands with the files of a live filesystem server.
import { errandTask, fixtureOf } from '../errands/errand.ts';
import { folderErrand } from '../errands/folders.ts';
import type { TaskKind } from './kind.ts';
import { worksOn } from './prospect.ts';

export const liveFiles: TaskKind = {
  name: 'live_files',
  brief:
    'An errand with the files of a folder: compare them, add up a number, copy or move those that meet a ' +
    'condition, or correct a line.',
  difficulty: 3,
  suits: (prospect) => worksOn(prospect, 'filesystem'),
  // Real servers are what the data is about.
  share: 1.2,
  isLive: true,
  draft(material, random) {
    const fixture = fixtureOf(material, 'filesystem');
    const files = fixture === undefined ? undefined : material.liveSeeds.filesystem[fixture]?.files;
    const errand = files && folderErrand(files, random);
    return errand && errandTask([errand], material, random);
  },
};
