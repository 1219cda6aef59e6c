import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSecretFile, secretIn } from './secrets.ts';

/** Put together here, so that no tool takes these tests for a leak. */
const made = (...parts: string[]): string => parts.join('');

describe('secrets in a repository', () => {
  it('knows files that hold them by their names', () => {
    for (const path of [
      '.env',
      'api/.env',
      '.env.local',
      '.env.production',
      'id_rsa',
      'keys/id_ed25519',
      'server.pem',
      'x.p12',
    ])
      assert.ok(isSecretFile(path), path);
  });

  it('lets examples, certificates and what is made for tests be', () => {
    for (const path of [
      '.env.example',
      '.env.sample',
      'a.env.md',
      'cert.pem',
      'test/fixtures/server.pem',
      'id_rsa.pub',
      '.envrc.md',
      'env.js',
    ])
      assert.equal(isSecretFile(path), false, path);
  });

  it('finds keys and says where, never what', () => {
    const forms = [
      made('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIEow'),
      made('AKIA', 'ZZQ7XW3JH5LN2VPT'),
      made('ghp_', 'a1B2'.repeat(9)),
      made('sk_live_', 'a1B2'.repeat(6)),
      made('postgres://ada:', 'correcthorse@db.example-host.net/books'),
    ];
    for (const form of forms) {
      const found = secretIn(`one\ntwo ${form}\n`);
      assert.equal(found?.line, 2, form);
      assert.ok(!JSON.stringify(found).includes(form.slice(6)));
    }
  });

  it('is calm about what everybody has in their examples', () => {
    for (const text of [
      'postgres://postgres:postgres@localhost:5432/app',
      'postgres://user:password@db:5432/app',
      'API_KEY=your-key-here',
      'mongodb://${USER}:${PASSWORD}@cluster.net/x',
      'sk_test_123',
    ])
      assert.equal(secretIn(text), null, text);
  });
});
