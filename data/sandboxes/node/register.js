// Loaded before a program in a real Node: its modules are resolved as in QuickJS.
import { register } from 'node:module';

register('./loader.js', import.meta.url);
