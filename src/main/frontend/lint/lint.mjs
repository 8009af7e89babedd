// Lints what analysts own: BPMN, DMN, forms and element templates. Exits with 1 on any finding, warnings included.
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { validateZeebe } from '@bpmn-io/element-templates-validator';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { DmnModdle } from 'dmn-moddle';
import { build } from 'esbuild';

// what every Tasklist from 8.6 to 8.9 shows: without the file picker, which breaks a form in 8.6
const COMPONENTS = [ 'button', 'checkbox', 'checklist', 'datetime', 'default', 'dynamiclist', 'expression', 'group', 'html',
  'image', 'number', 'radio', 'select', 'separator', 'spacer', 'table', 'taglist', 'text', 'textarea', 'textfield' ];

const require = createRequire(import.meta.url);
const DmnLinter = require('dmnlint/lib/linter');
const DmnNodeResolver = require('dmnlint/lib/resolver/node-resolver');

const { FormLinter } = await bundled('@camunda/form-linting');

const root = join(fileURLToPath(import.meta.url), '../../../../..');

const findings = [];
let linted = 0;

const report = (file, where, message) => findings.push(`${relative(root, file)}: ${where}: ${message}`);

await lintAll('bpmn', '.bpmn', lintBpmn);
await lintAll('bpmn', '.dmn', lintDmn);
await lintAll('forms', '.form', lintForm);
await lintAll('.camunda/element-templates', '.json', lintElementTemplate);

findings.forEach(finding => console.error(finding));
console.log(`${linted} files linted, ${findings.length} findings`);
process.exitCode = findings.length ? 1 : 0;

// The form linter is published for bundlers only: its imports lack file extensions, so Node cannot load it as it is.
async function bundled(name) {
  const { outputFiles: [ { text } ] } = await build({
    bundle: true,
    entryPoints: [ name ],
    format: 'esm',
    platform: 'node',
    write: false
  });
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}

async function lintAll(folder, extension, lint) {
  const names = (await readdir(join(root, folder))).filter(name => name.endsWith(extension)).sort();
  if (!names.length) {
    report(join(root, folder), extension, 'no file to lint');
  }
  for (const name of names) {
    const file = join(root, folder, name);
    await lint(file, await readFile(file, 'utf8'));
    linted++;
  }
}

async function lintBpmn(file, xml) {
  const { rootElement, warnings } = await new BpmnModdle({
    modeler: require('modeler-moddle/resources/modeler.json'),
    zeebe: require('zeebe-bpmn-moddle/resources/zeebe.json')
  }).fromXML(xml);
  warnings.forEach(({ message }) => report(file, 'xml', message));

  const linter = new Linter({
    config: { extends: [ 'bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-8' ] },
    resolver: new NodeResolver({ require })
  });
  reportRules(file, await linter.lint(rootElement));

  for (const { id } of rootElement.rootElements.filter(element => element.$type === 'bpmn:Process')) {
    requireSameName(file, '.bpmn', id);
  }
}

async function lintDmn(file, xml) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  warnings.forEach(({ message }) => report(file, 'xml', message));

  const linter = new DmnLinter({
    config: { extends: 'dmnlint:all' },
    resolver: new DmnNodeResolver({ require })
  });
  reportRules(file, await linter.lint(rootElement));
}

function lintForm(file, json) {
  const schema = JSON.parse(json);
  // 'info' only says that Tasklist shows a button of its own in place of ours, which the portal needs
  new FormLinter().lint(schema)
    .filter(({ category }) => category !== 'info')
    .forEach(({ id, message }) => report(file, id, message));
  componentsOf(schema)
    .filter(({ type }) => !COMPONENTS.includes(type))
    .forEach(({ id, type }) => report(file, id, `'${type}' is not shown by every Tasklist from 8.6 to 8.9`));
  requireSameName(file, '.form', schema.id);
}

function componentsOf({ components: own = [] }) {
  return own.flatMap(component => [ component, ...componentsOf(component) ]);
}

function lintElementTemplate(file, json) {
  const { errors, warnings } = validateZeebe(json);
  [ ...errors ?? [], ...warnings ?? [] ].forEach(({ instancePath, message }) => report(file, instancePath, message));
}

function reportRules(file, results) {
  for (const [ rule, reports ] of Object.entries(results)) {
    reports.forEach(({ id, message }) => report(file, `${rule} ${id}`, message));
  }
}

function requireSameName(file, extension, id) {
  if (basename(file, extension) !== id) {
    report(file, id, 'the file must be named like its id');
  }
}
