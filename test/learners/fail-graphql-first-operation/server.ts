import { parse, print } from 'graphql';
import { GraphqlServer, type Operation } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongOperation extends GraphqlServer {
  override run(operation: Operation) {
    return super.run(operation.operationName === undefined ? operation : this.firstOf(operation));
  }

  firstOf({ query, variables }: Operation): Operation {
    const { definitions } = parse(query);
    const [first] = definitions.filter(({ kind }) => kind === 'OperationDefinition');
    return { query: first ? print(first) : query, variables, operationName: undefined };
  }
}

serve(new WrongOperation());
