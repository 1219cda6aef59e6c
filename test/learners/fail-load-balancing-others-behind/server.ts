delete process.env['BEHIND'];
await import(new URL('../../../examples/full-stack/start.js', import.meta.url).href);
