// Compiles what `taro build --type weapp` wrote into a page that a browser or jsdom can run.
// usage: node build.mjs <dist/weapp> [out]
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { GIVEN_NAMES, HIDDEN_NAMES } from './hidden-names.mjs';
import { wxssToCss } from './wxss.mjs';

const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler');
const BROWSER = fileURLToPath(new URL('./browser/', import.meta.url));

export const listFiles = (dist) =>
  fs
    .readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path
        .relative(dist, path.join(entry.parentPath ?? entry.path, entry.name))
        .split(path.sep)
        .join('/'),
    );

/** Writes index.html, style.css, app-bundle.js, runtime.js and the package itself (pkg/) to `out`. */
export async function buildHarness(dist, out) {
  const compiled = compilePackage(dist);
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out, { recursive: true });
  fs.cpSync(dist, path.join(out, 'pkg'), { recursive: true });
  fs.writeFileSync(path.join(out, 'app-bundle.js'), compiled.script);
  for (const file of ['index.html', 'style.css'])
    fs.copyFileSync(path.join(BROWSER, file), path.join(out, file));
  await esbuild.build({
    entryPoints: [path.join(BROWSER, 'main.js')],
    outfile: path.join(out, 'runtime.js'),
    bundle: true,
    format: 'iife',
    logLevel: 'warning',
  });
  return { out, files: compiled.files, diagnostics: compiled.diagnostics };
}

function compilePackage(dist) {
  const files = listFiles(dist);
  const read = (file) =>
    files.includes(file) ? fs.readFileSync(path.join(dist, file), 'utf8') : undefined;
  const templates = new TmplGroup();
  const diagnostics = [];
  const jsons = {};
  const styles = {};
  const modules = [];
  for (const file of files) {
    const name = file.replace(/\.\w+$/, '');
    if (file.endsWith('.wxml')) {
      for (const problem of templates.addTmpl(name, read(file)) ?? [])
        diagnostics.push(`${file}:${problem.startLine} ${problem.message}`);
    } else if (file.endsWith('.wxs')) templates.addScript(name, read(file));
    else if (file.endsWith('.wxss')) styles[name] = wxssToCss(file, read);
    else if (file.endsWith('.json')) jsons[name] = JSON.parse(read(file));
    else if (file.endsWith('.js'))
      modules.push(`${JSON.stringify(file)}: ${wrapModule(read(file))}`);
  }
  const script = `window.__WEAPP__ = {
jsons: ${JSON.stringify(jsons)},
styles: ${JSON.stringify(styles)},
templates: ${templates.getTmplGenObjectGroups()},
modules: {\n${modules.join(',\n')}\n} };`;
  return { files, diagnostics, script };
}

const wrapModule = (code) =>
  `function (${[...GIVEN_NAMES, ...HIDDEN_NAMES].join(', ')}) {${code}\n}`;

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [dist, out = 'out'] = process.argv.slice(2);
  const { files, diagnostics } = await buildHarness(dist, out);
  console.log(`${files.length} files compiled to ${out}, ${diagnostics.length} template problems`);
  for (const line of diagnostics) console.log(`  ${line}`);
  process.exit(diagnostics.length ? 1 : 0);
}
