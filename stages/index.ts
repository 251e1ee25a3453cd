// The ordered list of stages: adding one is a file and a line.
import type { AnyStage } from '../pipeline/stage.ts';
import { checkPrograms } from './check-programs.ts';
import { cluster } from './cluster.ts';
import { decontaminate } from './decontaminate.ts';
import { embed } from './embed.ts';
import { evolve } from './evolve.ts';
import { exportStage } from './export.ts';
import { findRepositories } from './find-repositories.ts';
import { harvest } from './harvest.ts';
import { inferWorlds } from './infer-worlds.ts';
import { judge } from './judge.ts';
import { map } from './map.ts';
import { pair } from './pair.ts';
import { readDocuments } from './read-documents.ts';
import { select } from './select.ts';
import { simulate } from './simulate.ts';
import { synthesizeAgents } from './synthesize-agents.ts';
import { synthesizeTools } from './synthesize-tools.ts';
import { writePrograms } from './write-programs.ts';
import { writeSimulations } from './write-simulations.ts';
import { writeTasks } from './write-tasks.ts';

export const stages: readonly AnyStage[] = [
  findRepositories,
  harvest,
  embed,
  cluster,
  evolve,
  decontaminate,
  synthesizeTools,
  inferWorlds,
  writeSimulations,
  map,
  readDocuments,
  checkPrograms,
  writePrograms,
  synthesizeAgents,
  writeTasks,
  simulate,
  judge,
  select,
  pair,
  exportStage,
];
