import { GraphqlServer, type Operation, type Values } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongVariables extends GraphqlServer {
  override run(operation: Operation) {
    const { input } = operation.variables as { input?: Values };
    return super.run(input === undefined || 'id' in operation.variables ? operation : pasted(operation, input));
  }
}

function pasted({ query, operationName }: Operation, input: Values): Operation {
  const fields = Object.entries(input).map(([name, value]) => `${name}: ${quoted(value)}`);
  const text = query.replace(/\(\$input: TodoInput!\)/, '').replace('$input', () => `{ ${fields.join(', ')} }`);
  return { query: text, variables: {}, operationName };
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

serve(new WrongVariables());
