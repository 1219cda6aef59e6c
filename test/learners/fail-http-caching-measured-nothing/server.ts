import { MeasuredServer } from '../shared/measured-server.ts';
import { serve } from '../shared/serve.ts';

serve(new MeasuredServer());
