import { GraphqlServer, type Operation, type Values } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongTruthOfWords extends GraphqlServer {
  override run(operation: Operation) {
    const { input } = operation.variables as { input?: Values };
    if (typeof input?.['done'] !== 'string') return super.run(operation);
    return super.run({ ...operation, variables: { ...operation.variables, input: { ...input, done: true } } });
  }
}

serve(new WrongTruthOfWords());
