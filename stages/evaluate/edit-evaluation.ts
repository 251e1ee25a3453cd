// What the command line needs for `toolloom eval --kind diff_edit`: how well the edits of files apply that a model
// writes, by format, by way of matching, and by the length of the file, after the evaluation that Cline's maintainers
// publish.
import type { Evaluation } from '../../pipeline/commands/eval/evaluation.ts';
import type { EvalPlay } from '../../pipeline/evals/plays.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Edit } from '../../schemas/edit.ts';
import { agent } from '../simulate/agent.ts';
import { editCases } from './diff-edit/cases.ts';
import { editFiles } from './diff-edit/edit-files.ts';
import { editFigures, figuresText } from './diff-edit/figures.ts';
import { brokenOffPlays } from './judged-plays.ts';

const planted = 'planted';

export const editEvaluation: Evaluation = {
  kind: 'diff_edit',
  summary: 'edits of files, and how many apply',
  splits: ['all'],
  role: agent.name,
  roles: [agent.name],
  stages: ({ model, ...playing }) => [editFiles({ ...playing, isPlanted: model === planted })],
  own: ['edits'],
  baselines: [
    { name: 'oracle', summary: 'writes the right edit, which always applies' },
    {
      name: planted,
      summary:
        'plants a fault into most edits: stale lines, wrong indentation, two matches, a malformed edit',
    },
  ],
  tasks: async () =>
    (await editCases()).map(({ id, format, changes }) => ({
      id,
      kind: format,
      difficulty: changes.length,
      isOutside: false,
    })),
  settings: () => ({}),
  async plays(store) {
    const edits = await editsIn(store);
    return [...edits.map(playOf), ...(await brokenOffPlays(store, 'edit-files'))];
  },
  async measures(store) {
    const figures = editFigures(await editsIn(store));
    return { figures, text: figuresText(figures) };
  },
};

async function editsIn(store: Reader): Promise<Edit[]> {
  const edits: Edit[] = [];
  for await (const edit of store.read('edits')) edits.push(edit);
  return edits;
}

const reasons = {
  other: 'changes something else',
  no_edit: 'makes no edit',
} as const;

function playOf({ task, outcome, code }: Edit): EvalPlay {
  if (outcome === 'right') return { task, verdict: 'accepted', reason: '' };
  return { task, verdict: 'rejected', reason: outcome === 'refused' ? `refused: ${code}` : reasons[outcome] };
}
