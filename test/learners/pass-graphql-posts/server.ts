import { GraphqlServer, type PageArguments, type Values } from '../shared/graphql-server.ts';
import { serve } from '../shared/serve.ts';

class Posts extends GraphqlServer {
  override path = '/posts';
  override flag = 'published';
  override hasBody = true;

  override types() {
    return super
      .types()
      .replaceAll('Todo', 'Post')
      .replaceAll('todo', 'post')
      .replace('done: Boolean!', 'published: Boolean! body: String!')
      .replace('done: Boolean }', 'published: Boolean body: String }')
      .replace('done: Boolean)', 'published: Boolean)');
  }

  override resolvers() {
    return {
      post: ({ id }: { id: string }) => this.one(id),
      posts: ({ published, ...page }: PageArguments & { published?: boolean }) => this.page(page, published),
      createPost: ({ input }: { input: Values }) => this.createTodo(input),
      updatePost: ({ id, input }: { id: string; input: Values }) => this.updateTodo(id, input),
      deletePost: ({ id }: { id: string }) => this.deleteTodo(id),
    };
  }

  page({ page = 1, limit = 20 }: PageArguments, published?: boolean) {
    const matching = this.entries.filter((entry) => published === undefined || entry['published'] === published);
    return { items: this.pageOf(matching, page, limit), total: matching.length };
  }
}

serve(new Posts());
