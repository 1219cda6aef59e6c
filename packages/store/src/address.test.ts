import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAddress } from './address.ts';

describe('The address of a database', () => {
  it('of SQLite is a whole path, taken as it stands', () => {
    const file = (url: string) => {
      const address = readAddress(url);
      return address.dialect === 'sqlite' ? address.file : null;
    };
    assert.equal(file('sqlite:/home/a b/100%25/waymark.db'), '/home/a b/100%25/waymark.db');
    assert.equal(file('sqlite:///home/a/waymark.db'), '/home/a/waymark.db');
    assert.equal(file('sqlite:C:\\Users\\a\\waymark.db'), 'C:\\Users\\a\\waymark.db');
    assert.equal(file('sqlite::memory:'), ':memory:');
  });

  it('of PostgreSQL is named without user and password', () => {
    const place = (url: string) => {
      const address = readAddress(url);
      return address.dialect === 'postgresql' ? address.place : null;
    };
    assert.equal(
      place('postgres://me:secret@db.example.org:6432/waymark?sslmode=require'),
      'db.example.org:6432/waymark',
    );
    assert.equal(place('postgresql://localhost/waymark'), 'localhost:5432/waymark');
  });

  it('of anything else is refused', () => {
    for (const url of [
      'sqlite:',
      'sqlite:waymark.db',
      'sqlite:../x.db',
      'file:/x.db',
      'mysql://x/y',
      'postgres:x',
      'nonsense',
    ]) {
      assert.throws(() => readAddress(url), { name: 'StoreError', code: 'invalid-address' });
    }
  });
});
