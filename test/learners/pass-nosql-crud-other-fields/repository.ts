import { withoutSql } from '../shared/example-files.ts';

export default withoutSql({
  'db/collections/todos.json':
    '{ "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "done": { "type": "boolean" } } }',
});
