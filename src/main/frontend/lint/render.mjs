// Renders every form with sample data in form-js, in an installed Chromium: no message on the console, nothing left
// empty, nothing that the agent would read as 'null'. Exits with 1 on any finding.
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { openBrowser } from './browser.mjs';

const require = createRequire(import.meta.url);
const root = join(fileURLToPath(import.meta.url), '../../../../..');
const samples = JSON.parse(await readFile(new URL('samples.json', import.meta.url), 'utf8'));

// what a sample leaves out is empty in the process, too
const EMPTY = { clientName: 'Elena G.', maxAttempts: 3, attemptsLeft: 0, attemptNumber: 1, preferredMethod: 'TEXT',
  failureReason: null, nextStep: null, cancelRequested: false };

// form-js takes these for variables
const FUNCTIONS = [ 'not', 'string' ];

const findings = [];
let rendered = 0;

const browser = await openBrowser();
const page = await browser.newPage();
let form = '';
page.on('console', message => findings.push(`${form}: console: ${message.text()}`));
page.on('pageerror', error => findings.push(`${form}: ${error.message}`));
await page.setContent('<div id="form"></div>');
await page.addScriptTag({ content: await viewer() });

const names = (await readdir(join(root, 'forms'))).map(name => name.replace('.form', '')).sort();
for (const name of names) {
  const schema = JSON.parse(await readFile(join(root, 'forms', `${name}.form`), 'utf8'));
  if (!samples[name]?.length) {
    findings.push(`${name}: no sample data`);
  }
  const shown = new Set();
  for (const sample of samples[name] ?? []) {
    form = `${name} ${JSON.stringify(sample)}`;
    await render(schema, { ...EMPTY, ...sample }, shown);
    rendered++;
  }
  rows(schema).filter(row => !shown.has(row))
    .forEach(row => findings.push(`${name}: ${row} is shown with none of the samples`));
}
for (const name of Object.keys(samples).filter(name => !names.includes(name))) {
  findings.push(`${name}: sample data for no form`);
}
await browser.close();

findings.forEach(finding => console.error(finding));
console.log(`${rendered} forms rendered, ${findings.length} findings`);
process.exitCode = findings.length ? 1 : 0;

async function render(schema, data, shown) {
  const seen = await page.evaluate(async ({ schema, data }) => {
    const container = document.querySelector('#form');
    container.replaceChildren();
    const form = window.FormJS.createForm({ container, schema, data });
    await form;
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    return {
      used: window.FormJS.getSchemaVariables(schema, { outputs: false }),
      text: container.innerText,
      rows: [ ...container.querySelectorAll('.fjs-layout-row') ].map(row => row.childElementCount > 0)
    };
  }, { schema, data });
  if (!seen.text.trim()) {
    findings.push(`${form}: shows nothing`);
  }
  const known = [ ...FUNCTIONS, ...Object.keys(data), ...schema.components.map(({ key }) => key) ];
  seen.used.filter(name => !known.includes(name))
    .forEach(name => findings.push(`${form}: no sample data for '${name}'`));
  for (const word of seen.text.match(/\bnull\b|\bundefined\b|\{\{|\}\}|^=.*/gm) ?? []) {
    findings.push(`${form}: shows '${word}'`);
  }
  rows(schema).filter((row, index) => seen.rows[index]).forEach(row => shown.add(row));
}

// form-js draws the rows in the order of their first component
function rows({ components }) {
  return [ ...new Set(components.map(({ layout }) => layout.row)) ];
}

async function viewer() {
  const { outputFiles: [ { text } ] } = await build({
    bundle: true,
    entryPoints: [ require.resolve('@bpmn-io/form-js-viewer') ],
    format: 'iife',
    globalName: 'FormJS',
    platform: 'browser',
    write: false
  });
  return text;
}
