/** An instance of the full-stack model answer under a name of its own, where it would take its port: node blog-instance.ts a */
process.env['INSTANCE'] = process.argv[2];
await import(new URL('../../../examples/full-stack/server.js', import.meta.url).href);
