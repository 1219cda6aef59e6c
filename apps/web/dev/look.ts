/**
 * Looks at screens: a picture of each at two widths and in both themes, and what axe says of it.
 * `node dev/look.ts http://127.0.0.1:4700 /tmp/shots / /settings '/?item=resource/x'`
 */
import { readFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const AXE = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const SIZES = { wide: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };
const FLAGS =
  '--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run';

const [base = 'http://127.0.0.1:4700', folder = '/tmp/shots', ...paths] = process.argv.slice(2);

async function look(browser: Browser, path: string, size: keyof typeof SIZES, theme: 'light' | 'dark'): Promise<void> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: theme,
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(`${path} ${size} ${theme}: ${error.message}`));
  page.on(
    'console',
    (message) => message.type() === 'error' && console.log(`${path} ${size} ${theme}: ${message.text()}`),
  );
  await page.goto(base + path);
  await page.waitForTimeout(700);
  const name =
    path
      .replace(/[^a-z0-9]+/gi, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'today';
  await page.screenshot({ path: `${folder}/${name}-${size}-${theme}.png`, fullPage: !path.includes('?item=') });
  const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  if (Number(wider) > 0) console.log(`${path} ${size}: ${wider} px wider than the window`);
  await page.evaluate(AXE);
  const violations = (await page.evaluate(
    'axe.run().then(({ violations }) => violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 140) + " " + (n.any[0]?.message ?? "")).join("\\n   ")))',
  )) as string[];
  for (const violation of violations) console.log(`${path} ${size} ${theme}: ${violation}`);
  await context.close();
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS.split(' ') });
try {
  for (const path of paths) {
    await look(browser, path, 'wide', 'light');
    await look(browser, path, 'phone', 'light');
    await look(browser, path, 'wide', 'dark');
    await look(browser, path, 'phone', 'dark');
  }
} finally {
  await browser.close();
}
