// live_tasks: errands with the lists of a live task manager.
import type { Random } from '../../../pipeline/hash.ts';
import type { LiveSeeds } from '../../mcp/live-seeds.ts';
import { type Errand, type ErrandCall, errandTask, fixtureOf, said } from '../errands/errand.ts';
import { additions, completions, deletions, plans, rewordings } from '../errands/task-requests.ts';
import type { TaskKind } from './kind.ts';
import { worksOn } from './prospect.ts';

type Requests = LiveSeeds['taskmanager'][string]['requests'];
type Request = Requests[number];

export const liveTasks: TaskKind = {
  name: 'live_tasks',
  brief:
    'An errand with a task manager: report a task as done and ask what comes next, add, reword, or drop ' +
    'tasks, or plan something new.',
  difficulty: 3,
  suits: (prospect) => worksOn(prospect, 'taskmanager'),
  // Real servers are what the data is about.
  share: 1.2,
  isLive: true,
  draft(material, random) {
    const fixture = fixtureOf(material, 'taskmanager');
    const requests = fixture === undefined ? undefined : material.liveSeeds.taskmanager[fixture]?.requests;
    if (!requests) return undefined;
    const [first, second] = random.shuffle(requests);
    const list = [first, ...(random.chance(0.7) ? [second] : [])].flatMap((request) =>
      request ? [random.pick(errands)(request, random)] : [],
    );
    return errandTask(list, material, random);
  },
};

const openTasks = ({ tasks }: Request): Request['tasks'] => tasks.filter(({ done }) => !done);

/** The list of requests, then the next task of one: its answer shows the tasks of the request. */
const lookAt = ({ requestId, originalRequest }: Request): ErrandCall[] => [
  { tool: 'list_requests', arguments: {}, purpose: `to find the list "${originalRequest}"` },
  {
    tool: 'get_next_task',
    arguments: { requestId },
    purpose: `to see the tasks of "${originalRequest}"`,
  },
];

const newTasks: readonly { title: string; description: string }[] = [
  { title: 'Ask for two offers', description: 'From companies nearby' },
  { title: 'Set a date', description: 'Not before next month' },
  { title: 'Tell the neighbors', description: 'A short note is enough' },
  { title: 'Thank the helpers', description: 'With a card each' },
  { title: 'Check the insurance', description: 'Liability is the important part' },
  { title: 'Take some pictures', description: 'Before and after' },
  { title: 'Write a summary', description: 'One page at most' },
  { title: 'Collect the receipts', description: 'They go to the treasurer' },
];

const errands: readonly ((request: Request, random: Random) => Errand)[] = [
  function complete(request, random) {
    const [done, next] = openTasks(request);
    const { requestId, originalRequest } = request;
    const taskId = done?.id ?? '';
    const title = done?.title ?? '';
    return {
      say: said(completions, { list: originalRequest, title }, random),
      calls: [
        ...lookAt(request),
        { tool: 'mark_task_done', arguments: { requestId, taskId }, purpose: `to mark "${title}" as done` },
        {
          tool: 'approve_task_completion',
          arguments: { requestId, taskId },
          purpose: `to approve "${title}"`,
        },
        { tool: 'get_next_task', arguments: { requestId }, purpose: 'to find out what comes next' },
      ],
      communicate: [{ name: 'next task', value: next?.title ?? '' }],
    };
  },
  function add({ requestId, originalRequest }, random) {
    const tasks = random.shuffle(newTasks).slice(0, 2);
    const [one, two] = tasks.map(({ title, description }) => `"${title}" (${description})`);
    return {
      say: said(additions, { list: originalRequest, one: one ?? '', two: two ?? '' }, random),
      calls: [
        { tool: 'list_requests', arguments: {}, purpose: `to find the list "${originalRequest}"` },
        {
          tool: 'add_tasks_to_request',
          arguments: { requestId, tasks },
          purpose: `to add ${tasks.map(({ title }) => `"${title}"`).join(' and ')} to "${originalRequest}"`,
        },
      ],
    };
  },
  function reword(request, random) {
    const task = random.pick(openTasks(request));
    const description = random.pick(newTasks).description;
    const { requestId, originalRequest } = request;
    return {
      say: said(rewordings, { list: originalRequest, title: task.title, description }, random),
      calls: [
        ...lookAt(request),
        {
          tool: 'update_task',
          arguments: { requestId, taskId: task.id, description },
          purpose: `to change the description of "${task.title}" to "${description}"`,
        },
      ],
    };
  },
  function drop(request, random) {
    const task = random.pick(openTasks(request));
    const { requestId, originalRequest } = request;
    return {
      say: said(deletions, { list: originalRequest, title: task.title }, random),
      calls: [
        ...lookAt(request),
        {
          tool: 'open_task_details',
          arguments: { taskId: task.id },
          purpose: `to make sure that "${task.title}" is not done yet`,
        },
        {
          tool: 'delete_task',
          arguments: { requestId, taskId: task.id },
          purpose: `to delete "${task.title}"`,
        },
      ],
      communicate: [{ name: 'deleted task', value: task.title }],
    };
  },
  function plan(_, random) {
    const tasks = random.shuffle(newTasks).slice(0, 3);
    const originalRequest = random.pick([
      'Organize the summer party',
      'Renew the lease',
      'Repair the bike shed',
      'Welcome the new trainee',
    ]);
    const list = tasks.map(({ title, description }) => `"${title}" (${description})`).join(', ');
    return {
      say: said(plans, { list: originalRequest, tasks: list }, random),
      calls: [
        {
          tool: 'list_requests',
          arguments: {},
          purpose: `to make sure that there is no list "${originalRequest}" yet`,
        },
        {
          tool: 'request_planning',
          arguments: { originalRequest, tasks },
          purpose: `to plan "${originalRequest}" with ${tasks.length} tasks`,
        },
      ],
    };
  },
];
