import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class Blog extends TinyServer {
  override path = '/posts';
  override flag = 'published';
  override hasBody = true;
}

serve(new Blog());
