// Removes the types of TypeScript. Lines stay where they are, so that an error points to the line that was written.
import { transform } from 'sucrase';
import { messageOf } from '../../../pipeline/errors.ts';

/** Throws a SyntaxError with the path, the line, and the column. */
export function withoutTypes(path: string, text: string): string {
  if (!path.endsWith('.ts')) return text;
  try {
    return transform(text, { transforms: ['typescript'], disableESTransforms: true, filePath: path }).code;
  } catch (error) {
    // "Error transforming src/a.ts: SyntaxError: Unexpected token (3:5)"
    const [, said = messageOf(error), place = ''] =
      /: (?:SyntaxError: )?(.*) \((\d+:\d+)\)$/s.exec(messageOf(error)) ?? [];
    throw new SyntaxError(`${said} (${path}${place === '' ? '' : `:${place}`})`);
  }
}
