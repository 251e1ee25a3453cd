// Drafts a plan about a project by trying it out. What does not come out as planned is drawn again.
import type { Random } from '../../../pipeline/hash.ts';
import type { Material } from '../kinds/kind.ts';
import type { Prospect } from '../kinds/prospect.ts';
import type { TaskPlan } from '../plan.ts';
import { PlanFailed } from './bench.ts';
import type { Project } from './project.ts';

/** Draws of a plan. */
const attempts = 4;

export const worksOnProject = ({ agent }: Prospect): boolean =>
  agent.parts.some(({ environment, primary }) => primary && environment === 'workspace');

export async function triedOn(
  { project }: Pick<Material, 'project'>,
  random: Random,
  plan: (project: Project, random: Random) => Promise<TaskPlan | undefined> | undefined,
): Promise<TaskPlan | undefined> {
  if (!project) return undefined;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      const made = await plan(project, random.fork(`attempt ${attempt}`));
      if (made) return made;
    } catch (error) {
      if (!(error instanceof PlanFailed)) throw error;
    }
  }
  return undefined;
}
