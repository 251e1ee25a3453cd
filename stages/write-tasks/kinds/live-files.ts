// live_files: work on the files of a live filesystem server.
import type { Random } from '../../../pipeline/hash.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import type { PlannedCall, TaskPlan } from '../plan.ts';
import { inVoice } from '../wording.ts';
import type { Material, TaskKind } from './kind.ts';

const root = '/workspace';

interface Errand {
  say: string;
  calls: { tool: string; arguments: JsonObject; purpose: string }[];
  communicate?: { name: string; value: string }[];
}

export const liveFiles: TaskKind = {
  name: 'live_files',
  brief: 'An errand on files: read and tell, write, copy, move, or change a line.',
  difficulty: 3,
  weight: 3,
  isLive: true,
  draft(material, random) {
    const part = material.agent.parts.find((each) => each.of === 'filesystem' && each.primary);
    const files =
      part?.fixture === undefined ? undefined : material.liveSeeds.filesystem[part.fixture]?.files;
    if (!files) return undefined;
    return errandTask([random.pick(errands)(files, random)], material, random);
  },
};

/** `name: value` or `name=value` lines of a file. */
function linesOf(content: string): { name: string; value: string; line: string }[] {
  return [...content.matchAll(/^([a-z][a-z _]*?)\s*[:=]\s*(.+)$/gim)].map((match) => ({
    name: (match[1] ?? '').replaceAll('_', ' '),
    value: match[2] ?? '',
    line: match[0],
  }));
}

function pickLine(files: { [path: string]: string }, random: Random) {
  const [path, content] = random.pick(Object.entries(files).filter(([, text]) => linesOf(text).length > 0));
  return { path: `${root}/${path}`, content, ...random.pick(linesOf(content)) };
}

const errands: readonly ((files: { [path: string]: string }, random: Random) => Errand)[] = [
  function readAndTell(files, random) {
    const { path, name, value } = pickLine(files, random);
    return {
      say: `What does ${path} say about the ${name}?`,
      calls: [{ tool: 'read_text_file', arguments: { path }, purpose: 'to read the file' }],
      communicate: [{ name, value }],
    };
  },
  function copyTo(files, random) {
    const { path, content, name } = pickLine(files, random);
    const target = `${root}/${random.pick(['copy-of', 'backup-of', 'saved'])}-${path.split('/').at(-1)}`;
    return {
      say: `Please save an exact copy of ${path}, the one that mentions the ${name}, as ${target}.`,
      calls: [
        { tool: 'read_text_file', arguments: { path }, purpose: 'to read what is to be copied' },
        { tool: 'write_file', arguments: { path: target, content }, purpose: 'to write the copy' },
      ],
    };
  },
  function changeLine(files, random) {
    const { path, name, value, line } = pickLine(files, random);
    const next = /^\d+$/.test(value)
      ? String(Number(value) + random.integer(2, 9))
      : random.pick(['to be decided', 'see the new plan', 'postponed']);
    return {
      say: `In ${path}, change the ${name} from "${value}" to "${next}" and leave the rest as it is.`,
      calls: [
        { tool: 'read_text_file', arguments: { path }, purpose: 'to see the line as it stands' },
        {
          tool: 'edit_file',
          arguments: { path, edits: [{ oldText: line, newText: line.replace(value, next) }] },
          purpose: 'to change the line',
        },
      ],
    };
  },
  function moveFile(files, random) {
    const path = random.pick(Object.keys(files));
    const folder = `${root}/${random.pick(['done', 'old', 'for-review'])}`;
    const target = `${folder}/${path.split('/').at(-1)}`;
    return {
      say: `Make a folder ${folder} and move ${root}/${path} into it.`,
      calls: [
        { tool: 'create_directory', arguments: { path: folder }, purpose: 'to make the folder' },
        {
          tool: 'move_file',
          arguments: { source: `${root}/${path}`, destination: target },
          purpose: 'to move the file',
        },
      ],
    };
  },
  function noteDown(files, random) {
    const { path, name, value } = pickLine(files, random);
    const target = `${root}/${random.pick(['memo', 'reminder', 'extract'])}.txt`;
    return {
      say: `Look up the ${name} in ${path} and write nothing but that value into ${target}.`,
      calls: [
        { tool: 'read_text_file', arguments: { path }, purpose: 'to look the value up' },
        { tool: 'write_file', arguments: { path: target, content: value }, purpose: 'to write it down' },
      ],
      communicate: [{ name, value }],
    };
  },
];

/** Errands as a task of one or more user turns. */
export function errandTask(list: readonly Errand[], { persona }: Material, random: Random): TaskPlan {
  const calls: PlannedCall[] = [];
  const goals = list.map((errand, goal) => {
    const indexes = errand.calls.map((call) => {
      calls.push({ ...call, turn: calls.length, goal });
      return calls.length - 1;
    });
    return { say: errand.say, calls: indexes };
  });
  return {
    request: inVoice(persona, list[0]?.say ?? '', random),
    goals,
    facts: [],
    expected: 'fulfil',
    withheld: [],
    calls,
    communicate: list.flatMap((errand, goal) =>
      (errand.communicate ?? []).map((fact) => ({ ...fact, goal })),
    ),
    faults: [],
  };
}
