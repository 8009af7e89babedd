// Builds the browser's files: node build.mjs <build directory>
//
// Maven calls this on every build, so it does only what is needed: `npm ci` when what it depends on changed, esbuild
// when its inputs changed. Names of what pages ask for carry no hash here: the server adds one to every address (see
// AssetsConfiguration). What scripts load by themselves, form-js and bpmn-js, carries its hash in the name.
//
// It also weighs: what a page needs at first, without form-js and bpmn-js, stays small.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const [buildDirectory] = process.argv.slice(2);
if (!buildDirectory) {
  console.error('usage: node build.mjs <build directory>');
  process.exit(2);
}
const output = resolve(buildDirectory, 'classes/static/assets');
const bundleMark = resolve(buildDirectory, 'frontend.sha256');
const modules = join(home, 'node_modules');
const modulesMark = join(modules, '.case-access.sha256');

const packageFiles = ['package.json', 'package-lock.json', '.npmrc'].map((name) => join(home, name));
const packages = hash(packageFiles);
if (read(modulesMark) !== packages) {
  install();
  writeFileSync(modulesMark, packages);
}

const inputs = hash([...packageFiles, fileURLToPath(import.meta.url), ...filesIn(join(home, 'src'))]);
const entries = ['app.css', 'history.css', 'history.js', 'note.js', 'request.css', 'request.js', 'resident.js']
  .concat(['search.js', 'times.js']);
const expected = entries.map((name) => join(output, name));
/** Bytes, before compression. request.css and history.css are mostly those of form-js and bpmn-js. */
const limits = {
  'app.css': 30_000,
  'history.js': 5_000,
  'note.js': 10_000,
  'request.js': 25_000,
  'resident.js': 10_000,
  'search.js': 10_000,
  'times.js': 2_000,
};
if (read(bundleMark) !== inputs || !expected.every(existsSync)) {
  await bundle();
  writeFileSync(bundleMark, inputs);
}

function install() {
  const run = spawnSync('npm', ['ci'], { cwd: home, stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status !== 0) {
    console.error('npm ci failed; Node 20 or newer with npm is needed to build the pages');
    process.exit(1);
  }
}

async function bundle() {
  const { build } = await import('esbuild');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: home,
    entryPoints: entries.map((name) => `src/${name}`),
    outdir: output,
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    metafile: true,
    target: ['es2022'],
    legalComments: 'linked',
    logLevel: 'warning',
  });
  weigh(metafile.outputs);
}

function weigh(outputs) {
  const named = new Map(Object.entries(outputs).map(([path, built]) => [basename(path), built]));
  const atFirst = (name) => {
    const later = named.get(name).imports.filter(({ kind }) => kind === 'import-statement');
    return later.reduce((sum, { path }) => sum + atFirst(basename(path)), named.get(name).bytes);
  };
  const weights = [...named.keys()].filter((name) => /\.(js|css)$/.test(name)).map((name) => [name, atFirst(name)]);
  console.log(`bytes of the pages' files: ${weights.map(([name, bytes]) => `${name} ${bytes}`).join(', ')}`);
  const heavy = weights.filter(([name, bytes]) => bytes > limits[name]);
  if (heavy.length > 0) {
    console.error(`too heavy for a first visit: ${heavy.map(([name]) => `${name}, limit ${limits[name]}`).join('; ')}`);
    process.exit(1);
  }
}

function filesIn(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hash(files) {
  const digest = createHash('sha256');
  for (const file of files) {
    digest.update(file.slice(home.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
