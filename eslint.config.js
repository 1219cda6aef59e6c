import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

/** Type-aware rules hold in everything that the root tsconfig covers; Svelte files are checked by svelte-check. */
export default tseslint.config(
  {
    ignores: [
      'dist/',
      '**/node_modules/',
      '**/.svelte-kit/',
      'test/fixtures/',
      'packages/judge/test/hostile/',
      'packages/judge/src/executors/javascript/harness/',
      'content/',
    ],
  },
  {
    files: [
      'packages/*/src/**/*.ts',
      'apps/server/src/**/*.ts',
      'apps/cli/src/**/*.ts',
      'tools/**/*.ts',
      'bench/**/*.ts',
      'test/**/*.ts',
    ],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allow: [{ name: ['URL', 'URLSearchParams'], from: 'lib' }] },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // node:test's describe and it return promises that the runner awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              name: ['it', 'describe', 'test', 'before', 'after', 'beforeEach', 'afterEach'],
              package: 'node:test',
            },
          ],
        },
      ],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.test.ts', 'packages/store/src/suite/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  ...svelte.configs.recommended.map((config) => ({ ...config, files: config.files ?? ['apps/web/**/*.svelte'] })),
  {
    files: ['apps/web/**/*.svelte', 'apps/web/**/*.ts'],
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: tseslint.parser } },
    rules: { 'svelte/no-navigation-without-resolve': 'off', 'max-lines': ['error', { max: 400 }] },
  },
  { files: ['apps/web/**/*.ts'], languageOptions: { parser: tseslint.parser } },
);
