// A service whose things and fields have the names of members that every object of JavaScript has. A world can be
// inferred from its tools.
import { serve } from './serve.mjs';

const text = (description) => ({ type: 'string', description });
const fields = {
  constructor: text('Name of the maker'),
  toString: text('Title on the label'),
  hasOwnProperty: text('Owner of the record'),
  valueOf: { type: 'integer', description: 'Price in cents' },
};
const tool = (name, description, properties, required = Object.keys(properties)) => ({
  name,
  description,
  inputSchema: { type: 'object', properties, required },
});
const id = { valueOf_id: text('ID of the record') };

serve('prototypes', () => ({
  tools: [
    tool('create_valueOf', 'Creates a record. Use it when a new record is to be kept.', fields),
    tool('get_valueOf', 'Returns a record by its ID. Use it when the ID is known.', id),
    tool(
      'list_valueOfs',
      'Lists the records. Use it when no ID is known.',
      { constructor: fields.constructor },
      [],
    ),
    tool('update_valueOf', 'Changes a record. Use it when a field is wrong.', { ...id, ...fields }, [
      'valueOf_id',
    ]),
    tool('delete_valueOf', 'Deletes a record. Use it when nobody needs it.', id),
    tool('constructor', 'Returns the maker of a record. Use it when you need to know who made it.', fields),
    tool('toString', 'Returns the label of a record. Use it when you need to show it.', fields),
  ],
}));
