import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask, Reply } from '../shared/tiny-server.ts';

class WrongThrows extends JwtServer {
  override subjectOf(token: string) {
    try {
      return this.verified(token)?.sub ?? null;
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  override async answer(ask: Ask): Promise<Reply> {
    try {
      return await super.answer(ask);
    } catch {
      return this.error(500, 'something went wrong');
    }
  }
}

serve(new WrongThrows());
