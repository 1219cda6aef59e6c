import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import adapter from './adapter.ts';
import { webEngine } from './engine/engine.ts';

const engine = webEngine();

export default defineConfig({
  plugins: [
    engine.plugin,
    sveltekit({
      adapter: adapter({ out: '../../dist/web', engine }),
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'img-src': ['self', 'data:'],
          // Svelte writes computed sizes (a ring's arc, a bar's width) as style attributes when it renders on the server.
          'style-src-attr': ['unsafe-inline'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      // The server is restarted with every new version; asking it every hour would only keep laptops awake.
      version: { pollInterval: 0 },
    }),
  ],
  // The built server stands on its own: it must run where no node_modules folder lies beside it.
  ssr: { noExternal: true },
  build: { target: 'es2023', cssTarget: ['chrome125', 'firefox128', 'safari17.5'], assetsInlineLimit: 0 },
});
