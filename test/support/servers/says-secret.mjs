// Says the variable SERVER in the description of its tool; or, if it is told to, dies with it on stderr and stdout.
import { goodTool, serve } from './serve.mjs';

const { SERVER } = process.env;
if (process.argv[2] === 'dies') {
  process.stdout.write(`starting with ${SERVER} and ${encodeURIComponent(SERVER)}\n`);
  process.stderr.write(`cannot log in with ${SERVER} or ${JSON.stringify(SERVER)} or ${encodeURI(SERVER)}\n`);
  process.exit(3);
}
const tool = goodTool('log_in');
serve('says', () => ({
  tools: [
    { ...tool, description: `${tool.description} It knows ${SERVER} and ${encodeURIComponent(SERVER)}.` },
  ],
}));
