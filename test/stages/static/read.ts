// Tools read from sources that a test writes out: path -> text.
import { readTools } from '../../../stages/harvest/static/read-project.ts';

export const read = async (files: Readonly<Record<string, string>>) =>
  await readTools(new Map(Object.entries(files)));

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
