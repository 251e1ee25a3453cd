// The task manager as agents get it: requests, each split into tasks that are marked as done and then approved.
import { contentsNamed, type LiveServer } from '../live-server.ts';

export const liveTaskmanager: LiveServer = {
  summary: 'Keeps requests that are split into tasks, and records which tasks are done and approved.',
  things: [
    { noun: 'task', plural: 'tasks', fields: ['title', 'description', 'progress'] },
    { noun: 'request', plural: 'requests', fields: ['wording', 'number of tasks', 'progress'] },
    { noun: 'approval', plural: 'approvals', fields: ['task', 'request', 'state'] },
  ],
  setting: (seeds, fixture) => ({ title: contentsNamed(fixture, seeds.taskmanager).title, notes: [] }),
  files: (seeds, fixture) => ({
    'tasks.json': JSON.stringify({ requests: contentsNamed(fixture, seeds.taskmanager).requests }, null, 2),
  }),
  volatile: [],
  shownAs: '/tasks',
};
