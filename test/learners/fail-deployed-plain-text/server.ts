import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

serve(new TinyServer());
