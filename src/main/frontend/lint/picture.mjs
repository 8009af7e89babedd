// Draws the process for the README, with bpmn-js in an installed Chromium: docs/images/request-case-access.svg.
// The picture names the model that it shows by its SHA-256; a test compares, so that it cannot rot.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openBrowser } from './browser.mjs';

const require = createRequire(import.meta.url);
const root = join(fileURLToPath(import.meta.url), '../../../../..');
const xml = await readFile(join(root, 'bpmn/request-case-access.bpmn'), 'utf8');

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
await page.setContent('<div id="canvas" style="height:900px"></div>');
await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
const svg = await page.evaluate(async model => {
  const viewer = new window.BpmnJS({ container: '#canvas' });
  await viewer.importXML(model);
  return (await viewer.saveSVG()).svg;
}, xml);
await browser.close();

const hash = createHash('sha256').update(xml).digest('hex');
// a white ground, so that the picture can be read in dark mode too
const [ , x, y, width, height ] = svg.match(/viewBox="(\S+) (\S+) (\S+) (\S+)"/);
const margin = 10;
const box = [ x - margin, y - margin, +width + 2 * margin, +height + 2 * margin ];
const ground = `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="white"/>`;
const picture = svg
  .replace(/ width="[^"]*" height="[^"]*" viewBox="[^"]*"/, ` width="${box[2]}" height="${box[3]}" viewBox="${box.join(' ')}"`)
  .replace(/<!-- created with bpmn-js.*?-->\s*/s, `<!-- created with bpmn-js / http://bpmn.io -->\n<!-- model sha256 ${hash} -->\n`)
  .replace(/(<svg[^>]*>)/, `$1${ground}`);
await mkdir(join(root, 'docs/images'), { recursive: true });
await writeFile(join(root, 'docs/images/request-case-access.svg'), picture);
console.log('docs/images/request-case-access.svg drawn');
