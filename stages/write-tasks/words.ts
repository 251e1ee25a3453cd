// Asks for the words of a task whose calls have been executed, and puts them into its plan.
import type { Context } from '../../pipeline/stage.ts';
import { readSeed } from '../seeds.ts';
import type { Material, TaskKind } from './kinds/kind.ts';
import type { TaskPlan } from './plan.ts';
import { drawAxes, requestAxesSchema } from './task-writer/axes.ts';
import { earlierByRunning, earlierRequests } from './task-writer/earlier-requests.ts';
import { drawExample } from './task-writer/examples.ts';
import { briefFor } from './task-writer/words-brief.ts';
import { inWords, taskWriter } from './task-writer.ts';

/** As much of a system prompt as tells whom the user is writing to. */
const aboutLength = 300;

interface Setting extends Pick<Context, 'ask' | 'random'> {
  readonly kind: TaskKind;
  readonly material: Material;
  /** Why the gate did not let the words pass that were written before. */
  readonly fault?: string;
}

export async function wordsFor(
  plan: TaskPlan,
  { kind, material, fault, ask, random }: Setting,
): Promise<TaskPlan> {
  const { agent, persona } = material;
  const drawn = random.fork(`words ${kind.name}`);
  const [about = ''] = agent.systemPrompt.split('\n');
  const input = {
    kind,
    persona,
    assistant: { name: agent.name, about: about.slice(0, aboutLength) },
    brief: briefFor(plan, agent),
    axes: drawAxes(await readSeed('request-axes.yaml', requestAxesSchema), drawn),
    earlier: () => earlierRequests({ kind, plan }, material, drawn),
    ...(kind.draftByRunning ? { findEarlier: () => earlierByRunning({ kind, plan }, material, drawn) } : {}),
    example: drawExample(`${agent.name} ${about}`, drawn),
    ...(fault === undefined ? {} : { fault }),
  };
  return inWords(plan, await ask(taskWriter, input, { plan, persona }));
}
