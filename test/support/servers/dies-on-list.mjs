// Completes the handshake, then is killed by a signal when it is asked for its tools.
import { serve } from './serve.mjs';

serve('dies-on-list', () => process.kill(process.pid, 'SIGKILL'));
