import { GraphqlServer, type Operation, type Result } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongSelection extends GraphqlServer {
  override async run(operation: Operation): Promise<Result> {
    const id = operation.variables['id'];
    const isPlain = /^query \(\$id: ID!\) \{ todo\(id: \$id\)/.test(operation.query);
    const result = await super.run(operation);
    if (!isPlain || result.errors !== undefined) return result;
    const entry = this.one(String(id));
    return { data: { todo: entry && { ...entry, id: String(entry.id) } } };
  }
}

serve(new WrongSelection());
