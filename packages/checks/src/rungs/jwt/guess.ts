/** Keys that anybody would try first: those of tutorials and manuals, words, and everything very short. */
import { mac, SHARED, type WebToken } from './web-token.ts';

/** As they stand in the first pages about the subject; people copy them and mean to change them later. */
export const COMMON_KEYS: readonly string[] = [
  ...['secret', 'Secret', 'SECRET', 'secret1', 'secret123', 'secretkey', 'secretKey', 'secret-key', 'secret_key'],
  ...['SECRET_KEY', 'secrets', 'mysecret', 'mySecret', 'my-secret', 'my_secret', 'mysecretkey', 'mySecretKey'],
  ...['my-secret-key', 'my_secret_key', 'my secret key', 'topsecret', 'top-secret', 'top_secret', 'supersecret'],
  ...['super-secret', 'super_secret', 'super secret', 'supersecretkey', 'super-secret-key', 'super_secret_key'],
  ...['super-secret-jwt-token-with-at-least-32-characters-long', 'jwt', 'jwtsecret', 'jwtSecret', 'jwt-secret'],
  ...['jwt_secret', 'JWT_SECRET', 'jwt-secret-key', 'jwt_secret_key', 'JWT_SECRET_KEY', 'jwt-secret-string', 'jwtkey'],
  ...['your-secret', 'your_secret', 'yoursecret', 'your-secret-key', 'your_secret_key', 'yourSecretKey', 'your secret'],
  ...['your-256-bit-secret', 'your-384-bit-secret', 'your-512-bit-secret', 'your-jwt-secret', 'your_jwt_secret'],
  ...[
    'your-super-secret-key',
    'your-very-secret-key',
    'a-string-secret-at-least-256-bits-long',
    'private',
    'privatekey',
  ],
  ...['a-valid-string-secret-that-is-at-least-384-bits-long', 'private-key', 'privateKey', 'key', 'mykey', 'my-key'],
  ...[
    'a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long',
    'token',
    'tokensecret',
    'token_secret',
  ],
  ...['TOKEN_SECRET', 'access-token-secret', 'access_token_secret', 'accesstokensecret', 'ACCESS_TOKEN_SECRET'],
  ...[
    'keyboard cat',
    'keyboardcat',
    'keyboard-cat',
    'shhhh',
    'shhhhh',
    'shhhhhh',
    'shhhhhared-secret',
    'hush',
    'sshhh',
  ],
  ...[
    'changeme',
    'change-me',
    'change_me',
    'changeit',
    'changethis',
    'change-this',
    'ChangeMe',
    'CHANGE_ME',
    'CHANGEME',
  ],
  ...['please-change-me', 'replace-me', 'replaceme', 'todo', 'TODO', 'fixme', 'xxx', 'xxxx', 'placeholder', 'example'],
  ...['09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7', 'thisisasecret', 'this-is-a-secret'],
  ...['this is a secret', 'this is my secret', 'thisismysecret', 'thisisasecretkey', 'dev', 'devsecret', 'dev-secret'],
  ...['dev_secret', 'dev-key', 'development', 'development-secret', 'production', 'test', 'test-secret', 'testsecret'],
  ...['testing', 'testkey', 'default', 'default-secret', 'app', 'appsecret', 'app_secret', 'api', 'apikey', 'session'],
  ...['session-secret', 'auth', 'auth-secret', 'auth_secret', 'authsecret', 'server', 'backend', 'node', 'nodejs'],
  ...['express', 'express-secret', 'flask', 'django', 'fastify', 'hello', 'helloworld', 'hello world', 'Hello World'],
  ...['password', 'Password', 'passw0rd', 'password1', 'password123', 'pass', 'admin', 'admin123', 'root', 'user'],
  ...['letmein', 'qwerty', 'qwerty123', 'qwertyuiop', 'asdf', 'asdfgh', 'asdfasdf', 'abc', 'abcd', 'abc123', 'abcdef'],
  ...['abcdefgh', 'abcdefghijklmnopqrstuvwxyz', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789'],
  ...['1234567890', '0123456789', '12345678901234567890123456789012', '0000', '00000000', '111111', 'foo', 'foobar'],
  ...['bar', 'baz', 'undefined', 'null', 'None', 'none', 'true', 'false', 'NaN', '[object Object]'],
  ...['todos', 'todo-app', 'todoapp', 'blog', 'posts', 'my-app', 'myapp', 'notes', 'waymark'],
];

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/** How many keys are tried; a run says so. */
export const GUESSES = 1 + COMMON_KEYS.length + PRINTABLE.length + PRINTABLE.length ** 2;

/** Tried here, without asking the server: whoever holds one token can do the same. @returns the key, or null */
export function guessKey({ header, parts }: WebToken): string | null {
  const alg = String(header['alg']);
  if (!Object.hasOwn(SHARED, alg)) return null;
  const [head, body, signature] = parts;
  const fits = (key: string): boolean => mac(alg, key, `${head}.${body}`) === signature;
  for (const key of ['', ...COMMON_KEYS, ...PRINTABLE]) if (fits(key)) return key;
  for (const first of PRINTABLE) for (const second of PRINTABLE) if (fits(first + second)) return first + second;
  return null;
}
