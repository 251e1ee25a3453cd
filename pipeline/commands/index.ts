// The commands, in the order of the help. Adding one is a file and a line.
import { audit } from './audit.ts';
import { calibrate } from './calibrate.ts';
import { cat } from './cat.ts';
import type { AnyCommand } from './command.ts';
import { completion } from './completion.ts';
import { docs } from './docs.ts';
import { doctor } from './doctor.ts';
import { evalCommand } from './eval.ts';
import { exportCommand } from './export.ts';
import { finetune } from './finetune.ts';
import { importTasks } from './import-tasks.ts';
import { init } from './init.ts';
import { inspect } from './inspect.ts';
import { plan } from './plan.ts';
import { push } from './push.ts';
import { replay } from './replay.ts';
import { run } from './run.ts';
import { runs } from './runs.ts';
import { serve } from './serve.ts';
import { servers } from './servers.ts';
import { show } from './show.ts';
import { status } from './status.ts';
import { validate } from './validate.ts';
import { view } from './view.ts';
import { work } from './work.ts';

export const commands = [
  run,
  work,
  status,
  runs,
  validate,
  plan,
  doctor,
  init,
  servers,
  importTasks,
  replay,
  calibrate,
  audit,
  evalCommand,
  exportCommand,
  push,
  finetune,
  serve,
  view,
  cat,
  show,
  inspect,
  completion,
  docs,
] as const satisfies readonly AnyCommand[];
