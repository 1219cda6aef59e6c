import { serve } from '../../../examples/nosql/serve.js';
import { LevelStore } from '../shared/level-store.js';

await serve(await new LevelStore({ errorIfExists: true }).open());
