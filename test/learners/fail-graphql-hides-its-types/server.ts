import type { DocumentNode } from 'graphql';
import { GraphqlServer, type Operation } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class WrongIntrospection extends GraphqlServer {
  override faults(operation: Operation, document: DocumentNode) {
    if (operation.query.includes('__schema')) return [{ message: 'introspection is off' }];
    return super.faults(operation, document);
  }
}

serve(new WrongIntrospection());
