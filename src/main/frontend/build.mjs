// Builds the browser's files: node build.mjs <build directory>
//
// Maven calls this on every build, so it does only what is needed: `npm ci` when what it depends on changed, esbuild
// when its inputs changed. Names carry no hash here: the server adds one to every address (see AssetsConfiguration).

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
const expected = ['app.css', 'request.css', 'request.js', 'resident.js', 'search.js', 'times.js'].map((name) =>
  join(output, name),
);
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
  await build({
    absWorkingDir: home,
    entryPoints: ['src/app.css', 'src/request.js', 'src/resident.js', 'src/search.js', 'src/times.js'],
    outdir: output,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    legalComments: 'linked',
    logLevel: 'warning',
  });
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
