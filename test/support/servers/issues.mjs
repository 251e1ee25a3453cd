// An issue tracker whose tools say by their names and parameters what they do, so that a world can be inferred, and one
// that does not. It is only listed.
import { serve } from './serve.mjs';

const text = (description) => ({ type: 'string', description });
const tool = (name, description, properties) => ({
  name,
  description,
  inputSchema: { type: 'object', properties, required: Object.keys(properties) },
});
const number = { issue_number: text('number of the issue') };

serve('issues', () => ({
  tools: [
    tool('create_issue', 'Opens an issue with a title and a text.', {
      title: text('title of the issue'),
      body: text('what the issue is about'),
    }),
    tool('get_issue', 'Returns one issue with its title, text, and state.', number),
    tool('list_issues', 'Lists the issues of the tracker, the newest first.', {}),
    tool('close_issue', 'Closes an issue that is done.', number),
    tool('get_rate_limit', 'Returns how many requests are left in this hour.', {}),
  ],
}));
