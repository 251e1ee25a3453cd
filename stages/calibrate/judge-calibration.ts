// What the command line needs for `toolloom calibrate`: the stage, and what it measured, as a table and as figures.
import type { JudgeCalibration } from '../../pipeline/commands/command.ts';
import { calibrate } from '../calibrate.ts';
import { calibrationOf, reportHead, reportRows } from './report.ts';

export const judgeCalibration: JudgeCalibration = {
  stage: calibrate,
  async report(store) {
    const figures = await calibrationOf(store);
    return figures && { figures, table: [reportHead, ...reportRows(figures)] };
  },
};
