import { CachingServer } from '../shared/caching-server.ts';
import { serve } from '../shared/serve.ts';

serve(new CachingServer());
