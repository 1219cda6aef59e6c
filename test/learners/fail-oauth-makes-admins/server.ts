import { OAuthServer, type Profile } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';
import { json, type Ask, type Reply } from '../shared/tiny-server.ts';

class WrongMakesAdmins extends OAuthServer {
  override newPerson(profile: Profile) {
    return Object.assign(super.newPerson(profile), { role: 'admin' });
  }

  override answer(ask: Ask): Reply | Promise<Reply> {
    return ask.path === '/admin/users' ? this.forAdmins(ask) : super.answer(ask);
  }

  forAdmins(ask: Ask): Reply {
    const person = this.whoAsks(ask);
    if (person === null) return this.signInFirst();
    return person.role === 'admin'
      ? json(
          200,
          this.people.map((one) => this.shown(one)),
        )
      : this.error(403, 'for admins only');
  }
}

serve(new WrongMakesAdmins());
