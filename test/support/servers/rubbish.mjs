// Answers the handshake properly and tools/list with rubbish.
import { serve } from './serve.mjs';

serve('rubbish', () => ({ tools: [{ name: 42, inputSchema: 'none' }] }));
