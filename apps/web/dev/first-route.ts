/** Prints what the first page loads as JavaScript, gzipped: `node dev/first-route.ts http://127.0.0.1:4700`. The house allows 70 kB. */
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const [base = 'http://127.0.0.1:4700'] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});
const page = await browser.newPage();
const sizes: { url: string; bytes: number }[] = [];
page.on('response', (response) => {
  if (!response.url().endsWith('.js')) return;
  void response
    .body()
    .then((body) => sizes.push({ url: new URL(response.url()).pathname, bytes: gzipSync(body).byteLength }));
});
await page.goto(base);
await page.waitForTimeout(1500);
await browser.close();
for (const { url, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes))
  console.log(`${(bytes / 1000).toFixed(1).padStart(6)} kB  ${url}`);
console.log(`${(sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(1).padStart(6)} kB  in all`);
