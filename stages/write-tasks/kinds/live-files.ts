// live_files: errands with the files of a live filesystem server.
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
  brief: 'An errand with files: read one and report a value, write, copy, or move one, or change a line.',
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
    name: match[1] ?? '',
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
      say: random
        .pick([
          'What does {path} say under "{name}"?',
          'Could you check {path} and tell me what it says under "{name}"?',
          'Please open {path} and tell me the value of "{name}".',
          'What is the value of "{name}" in {path}?',
          'I\'d like to know what {path} has for "{name}".',
          'Can you look up "{name}" in {path} for me?',
          'Tell me what stands next to "{name}" in {path}, please.',
          'I can\'t open {path} right now. What does it say for "{name}"?',
        ])
        .replace('{path}', path)
        .replace('{name}', name),
      calls: [{ tool: 'read_text_file', arguments: { path }, purpose: `to read ${path}` }],
      communicate: [{ name: `value of "${name}" in ${path}`, value }],
    };
  },
  function copyTo(files, random) {
    const { path, content } = pickLine(files, random);
    const target = `${root}/${random.pick(['copy-of', 'backup-of', 'saved'])}-${path.split('/').at(-1)}`;
    return {
      say: random
        .pick([
          'Please save an exact copy of {path} as {target}.',
          'Could you copy {path} to {target}? The two should be identical.',
          'I need a copy of {path} under the name {target}.',
          'Make an exact copy of {path} and save it as {target}, please.',
          "I'd like a backup of {path}. Please save it as {target}, without any changes.",
          'Can you duplicate {path} as {target}?',
          'Would you save what is in {path} to {target} as well, word for word?',
          'Please create {target} with the same contents as {path}.',
        ])
        .replace('{path}', path)
        .replace('{target}', target),
      calls: [
        { tool: 'read_text_file', arguments: { path }, purpose: `to read ${path}` },
        {
          tool: 'write_file',
          arguments: { path: target, content },
          purpose: `to save an exact copy of ${path} as ${target}`,
        },
      ],
    };
  },
  function changeLine(files, random) {
    const { path, name, value, line } = pickLine(files, random);
    const next = /^\d+$/.test(value)
      ? String(Number(value) + random.integer(2, 9))
      : random.pick(['to be decided', 'see the new plan', 'postponed']);
    return {
      say: random
        .pick([
          'In {path}, please change "{name}" from "{value}" to "{next}" and leave the rest as it is.',
          'Please edit {path}: "{name}" should say "{next}" instead of "{value}". Don\'t touch anything else.',
          'The entry for "{name}" in {path} is out of date. Change "{value}" to "{next}", please.',
          'Could you replace "{value}" with "{next}" next to "{name}" in {path}?',
          'Can you update {path}? Next to "{name}" it says "{value}", and it should say "{next}".',
          'I need "{name}" in {path} changed from "{value}" to "{next}". Nothing else should change.',
          'Please correct {path}: set "{name}" to "{next}". It says "{value}" now.',
          'Would you change "{name}" in {path} to "{next}"? At the moment it\'s "{value}".',
        ])
        .replace('{path}', path)
        .replace('{name}', name)
        .replace('{value}', () => value)
        .replace('{next}', next),
      calls: [
        {
          tool: 'read_text_file',
          arguments: { path },
          purpose: `to see how the line reads in ${path}`,
        },
        {
          tool: 'edit_file',
          arguments: { path, edits: [{ oldText: line, newText: line.replace(value, () => next) }] },
          purpose: `to change "${name}" to "${next}" in ${path}`,
        },
      ],
    };
  },
  function moveFile(files, random) {
    const path = `${root}/${random.pick(Object.keys(files))}`;
    const folder = `${root}/${random.pick(['done', 'old', 'for-review'])}`;
    const target = `${folder}/${path.split('/').at(-1)}`;
    return {
      say: random
        .pick([
          'Please create the folder {folder} and move {path} into it.',
          'Could you make a folder {folder} and put {path} there?',
          'I need {path} in a new folder, {folder}. Please create it and move the file.',
          'Can you move {path} to {folder}? The folder has to be created first.',
          'Set up a folder {folder}, please, and move {path} into it.',
          "I'm tidying up. Please move {path} into a new folder called {folder}.",
          'Would you create {folder} and move {path} there?',
          '{path} belongs in {folder} from now on. Please create that folder and move the file.',
        ])
        .replace('{folder}', folder)
        .replace('{path}', path),
      calls: [
        {
          tool: 'create_directory',
          arguments: { path: folder },
          purpose: `to create the folder ${folder}`,
        },
        {
          tool: 'move_file',
          arguments: { source: path, destination: target },
          purpose: `to move ${path} to ${target}`,
        },
      ],
    };
  },
  function noteDown(files, random) {
    const { path, name, value } = pickLine(files, random);
    const target = `${root}/${random.pick(['memo', 'reminder', 'extract'])}.txt`;
    return {
      say: random
        .pick([
          'Look up "{name}" in {path} and write only that value to {target}.',
          'Please find the value of "{name}" in {path} and save it, with nothing else, as {target}.',
          'Could you take what {path} says under "{name}" and put just that into {target}?',
          'I need the value of "{name}" from {path} in a file of its own, {target}. Only the value, please.',
          'Can you copy the value of "{name}" from {path} into {target}? Nothing but the value.',
          'Please write the value that {path} gives for "{name}" to {target}, and nothing more.',
          'What does {path} say under "{name}"? Please tell me, and save just that value as {target}.',
          'Save the value of "{name}" from {path} to {target}, please. The file should hold nothing else.',
        ])
        .replace('{name}', name)
        .replace('{path}', path)
        .replace('{target}', target),
      calls: [
        { tool: 'read_text_file', arguments: { path }, purpose: `to read ${path}` },
        {
          tool: 'write_file',
          arguments: { path: target, content: value },
          purpose: `to write the value of "${name}" to ${target}`,
        },
      ],
      communicate: [{ name: `value of "${name}" in ${path}`, value }],
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
