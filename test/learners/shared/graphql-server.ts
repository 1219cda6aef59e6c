/** The right server of the rung graphql; the wrong ones replace one method. */
import { buildSchema, execute, parse, validate, type DocumentNode } from 'graphql';
import { json, TinyServer, type Ask, type Entry, type Reply } from './tiny-server.ts';

export const TYPES = `
  type Todo { id: ID! title: String! done: Boolean! createdAt: String! }
  type TodoPage { items: [Todo!]! total: Int! }
  input TodoInput { title: String! done: Boolean }
  type Query { todo(id: ID!): Todo todos(page: Int, limit: Int, done: Boolean): TodoPage! }
  type Mutation {
    createTodo(input: TodoInput!): Todo!
    updateTodo(id: ID!, input: TodoInput!): Todo
    deleteTodo(id: ID!): Boolean!
  }
`;

export type Values = Record<string, unknown>;

export interface Operation {
  query: string;
  variables: Values;
  operationName: string | undefined;
}

export interface Result {
  data?: unknown;
  errors?: readonly unknown[];
}

export interface PageArguments {
  page?: number;
  limit?: number;
  done?: boolean;
}

export class GraphqlServer extends TinyServer {
  types(): string {
    return TYPES;
  }

  override answer(ask: Ask): Reply | Promise<Reply> {
    return ask.path === '/graphql' ? this.onGraphql(ask) : super.answer(ask);
  }

  onGraphql(ask: Ask): Reply | Promise<Reply> {
    if (ask.method !== 'POST') return this.wrongMethod('POST');
    return this.withBody(ask, (body) => this.onOperation(body));
  }

  async onOperation({ query, variables, operationName }: Values): Promise<Reply> {
    if (typeof query !== 'string') return this.error(400, 'no query');
    const name = typeof operationName === 'string' ? operationName : undefined;
    const result = await this.run({ query, variables: (variables ?? {}) as Values, operationName: name });
    return this.shaped(result);
  }

  shaped(result: Result): Reply {
    return json('data' in result ? 200 : 400, result);
  }

  async run(operation: Operation): Promise<Result> {
    const schema = buildSchema(this.types());
    let document: DocumentNode;
    try {
      document = parse(operation.query, { maxTokens: this.mostTokens() });
    } catch (error) {
      return { errors: [error] };
    }
    const errors = this.faults(operation, document);
    if (errors.length > 0) return { errors };
    const { variables: variableValues, operationName } = operation;
    return execute({
      schema,
      document,
      rootValue: this.resolvers(),
      variableValues,
      ...(operationName !== undefined && { operationName }),
    });
  }

  mostTokens(): number {
    return 2_000;
  }

  faults(_: Operation, document: DocumentNode): readonly unknown[] {
    return validate(buildSchema(this.types()), document);
  }

  resolvers(): object {
    return {
      todo: ({ id }: { id: string }) => this.one(id),
      todos: (asked: PageArguments) => this.many(asked),
      createTodo: ({ input }: { input: Values }) => this.createTodo(input),
      updateTodo: ({ id, input }: { id: string; input: Values }) => this.updateTodo(id, input),
      deleteTodo: ({ id }: { id: string }) => this.deleteTodo(id),
    };
  }

  one(id: string): Entry | null {
    return this.find(id) ?? null;
  }

  many({ page = 1, limit = 20, done }: PageArguments): { items: Entry[]; total: number } {
    const matching = this.entries.filter((entry) => done === undefined || entry['done'] === done);
    return { items: this.pageOf(matching, page, limit), total: matching.length };
  }

  async createTodo(input: Values): Promise<Entry> {
    this.expectRight(input);
    const entry = { id: await this.newId(), ...this.content(input), createdAt: new Date().toISOString() };
    await this.add(entry);
    return entry;
  }

  expectRight(input: Values): void {
    const faults = this.rules(input);
    if (Object.keys(faults).length > 0) throw new Error(Object.values(faults).join(', '));
  }

  updateTodo(id: string, input: Values): Entry | null {
    const entry = this.find(id);
    if (entry === undefined) return null;
    this.expectRight(input);
    Object.assign(entry, this.content(input));
    return entry;
  }

  async deleteTodo(id: string): Promise<boolean> {
    return (await this.remove(id)).status === 204;
  }
}
