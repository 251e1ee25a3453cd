// Works, and has no tools.
import { serve } from './serve.mjs';

serve('lists-nothing', () => ({ tools: [] }));
