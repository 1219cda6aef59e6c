import { serve } from '../shared/serve.ts';
import { TinyServer, type Entry } from '../shared/tiny-server.ts';

class NamesOfObjects extends TinyServer {
  override created(entry: Entry) {
    const reply = super.created(entry);
    const body = reply.body.replace(
      '{',
      '{"__proto__":{"id":7,"title":"taken"},"constructor":{"prototype":{"done":true}},"hasOwnProperty":1,',
    );
    return { ...reply, body: body.replace(/"title":"[^"]*",/, '') };
  }
}

serve(new NamesOfObjects());
