import { KeyPairServer } from '../shared/key-pair-server.ts';
import { serve } from '../shared/serve.ts';

serve(new KeyPairServer());
