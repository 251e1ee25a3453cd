// A goal as a small program over tools. Its nodes are calls; a value of a call is known to the user, is a field
// of an earlier result, or is computed from such values. A graph says nothing about words.
import type { Json } from '../../../schemas/json.ts';
import type { Tool } from '../../../schemas/tool.ts';

export type Source =
  /** What the user says. */
  | { readonly known: Json }
  /** A member of the result of an earlier node: ['customer', 'id']. */
  | { readonly from: string; readonly path: readonly string[] }
  /** A field of the row that a node with `each` is at. */
  | { readonly item: string }
  | Computed;

export interface Computed {
  /** Name in the registry of computations. */
  readonly compute: string;
  readonly of: readonly Source[];
  /** The field of the rows that the computation looks at. */
  readonly by?: string | undefined;
  /** A member of what comes out, such as the ID of the row that was chosen. */
  readonly path?: readonly string[];
}

export interface Node {
  readonly id: string;
  readonly tool: Tool;
  readonly arguments: Readonly<Record<string, Source>>;
  /** Why the call is made. {item} stands for the key of the row at hand. */
  readonly purpose: string;
  /** The node runs only if the first value equals the second. */
  readonly when?: readonly [Source, Source];
  /** The node runs only if these two values differ. */
  readonly unless?: readonly [Source, Source];
  /** The node runs once for each of these rows. Its result is the list of results. */
  readonly each?: Source;
  /** How many of the calls for rows share a turn; one after another if not given. */
  readonly abreast?: number;
  /** For a search that shows a page at a time: the name of the list in its result, which is read to its end. */
  readonly pagesOf?: string | undefined;
  /** Pages are read only until one of them shows a row with this value of the field. */
  readonly until?: { readonly field: string; readonly is: Json };
  /** The call shares the turn of the node before it, whose result it does not need. */
  readonly beside?: true;
  /** A rule must refuse the call: the graph goes on with what is to be done instead. */
  readonly refused?: true;
}

export type Graph = readonly Node[];
