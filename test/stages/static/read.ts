// Tools read from sources that a test writes out: path -> text.
import { toolsIn } from '../../../stages/harvest/static/read-project.ts';
import { projectOf } from '../../../stages/harvest/static/source.ts';

export const read = async (files: Readonly<Record<string, string>>) =>
  toolsIn(await projectOf(new Map(Object.entries(files))));

/** The parts that the tables below compare. */
export async function found(files: Readonly<Record<string, string>>) {
  const { tools } = await read(files);
  return tools.map(({ name, description, inputSchema, missing }) => ({
    name,
    description,
    inputSchema,
    missing,
  }));
}
