import { PeopleServer, type Person } from '../shared/people-server.ts';
import { serve } from '../shared/serve.ts';

// Of this house only the store knows SQL; a learner's server does as it likes.
const { DatabaseSync } = process.getBuiltinModule('node:sqlite');

class QuoteSignsIn extends PeopleServer {
  database = new DatabaseSync(':memory:');

  override start() {
    super.start();
    this.database.exec('CREATE TABLE people (email TEXT, password TEXT)');
  }

  override register(body: Record<string, unknown>) {
    const reply = super.register(body);
    if (reply.status === 201)
      this.database
        .prepare('INSERT INTO people VALUES (?, ?)')
        .run(this.normal(String(body['email'])), String(body['password']));
    return reply;
  }

  override fits({ email }: Person, password: string) {
    try {
      const sql = `SELECT 1 FROM people WHERE email = '${email}' AND password = '${password}'`;
      return this.database.prepare(sql).get() !== undefined;
    } catch {
      return false;
    }
  }
}

serve(new QuoteSignsIn());
