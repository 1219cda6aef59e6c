import { PeopleServer } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

serve(new PeopleServer());
