import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

serve(new OwnServer());
