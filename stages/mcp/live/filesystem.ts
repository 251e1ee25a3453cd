// The filesystem server as agents get it: one folder, /workspace.
import { contentsNamed, type LiveServer } from '../live-server.ts';

export const liveFilesystem: LiveServer = {
  summary: 'Keeps a folder of files that you may read and change.',
  things: [
    { noun: 'file', plural: 'files', fields: ['name', 'folder', 'text', 'first line'] },
    { noun: 'folder', plural: 'folders', fields: ['name', 'path', 'place'] },
    { noun: 'note', plural: 'notes', fields: ['date', 'owner', 'heading'] },
  ],
  setting: (seeds, fixture) => ({
    title: contentsNamed(fixture, seeds.filesystem).title,
    notes: ['{All files|The files|Its files} are {|kept |stored }{in|under} {the folder |}/workspace.'],
  }),
  files: (seeds, fixture) => contentsNamed(fixture, seeds.filesystem).files,
  volatile: ['get_file_info', 'list_directory_with_sizes', 'read_media_file', 'list_allowed_directories'],
  shownAs: '/workspace',
};
