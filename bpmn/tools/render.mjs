/**
 * Draws diagrams as pictures, to look at them: `npm run render -- [-o folder] [files]`. Needs a Chromium or Chrome; the
 * pictures go to target/pictures.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const HOME = dirname(dirname(fileURLToPath(import.meta.url)));
const SHIPPED = join(HOME, 'src', 'main', 'resources', 'id', 'sigap', 'bpmn');
const VIEWER = join(HOME, 'node_modules', 'bpmn-js', 'dist');
const BROWSERS = [ 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable' ];
const MARGIN = 30;

/** What the browser takes of the window's height. */
const BROWSER_FRAME = 100;

const { values, positionals } = parseArgs({
  options: { output: { type: 'string', short: 'o', default: join(HOME, 'target', 'pictures') } },
  allowPositionals: true
});

const browser = findBrowser();
const files = positionals.length
  ? positionals.map(file => resolve(file))
  : readdirSync(SHIPPED).filter(file => file.endsWith('.bpmn')).map(file => join(SHIPPED, file));

mkdirSync(values.output, { recursive: true });

for (const file of files) {
  console.log(picture(file));
}

function picture(file) {
  const folder = mkdtempSync(join(tmpdir(), 'diagram-'));

  try {
    const xml = readFileSync(file, 'utf8');
    const page = join(folder, 'diagram.html');
    const target = resolve(values.output, `${basename(file, '.bpmn')}.png`);
    const size = extent(xml);

    writeFileSync(page, html(xml, size));

    const { status, stderr } = spawnSync(browser, [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars',
      `--user-data-dir=${join(folder, 'profile')}`, `--screenshot=${target}`, `--window-size=${size.width},${size.height + BROWSER_FRAME}`,
      '--virtual-time-budget=5000', pathToFileURL(page).href
    ], { encoding: 'utf8' });

    if (status !== 0 || !existsSync(target)) {
      throw new Error(`${browser} drew nothing of ${file}: ${stderr}`);
    }

    return target;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The page's size follows from what is drawn. */
function extent(xml) {
  const numbers = [ ...xml.matchAll(/<(?:dc:Bounds|di:waypoint) ([^>]*)>/g) ].map(([ , attributes ]) => {
    const number = name => Number((new RegExp(`\\b${name}="([^"]*)"`).exec(attributes) || [ '', 0 ])[1]);

    return { left: number('x'), top: number('y'), right: number('x') + number('width'), bottom: number('y') + number('height') };
  });

  return {
    width: Math.ceil(Math.max(...numbers.map(n => n.right)) - Math.min(...numbers.map(n => n.left))) + 2 * MARGIN,
    height: Math.ceil(Math.max(...numbers.map(n => n.bottom)) - Math.min(...numbers.map(n => n.top))) + 2 * MARGIN
  };
}

function html(xml, { width, height }) {
  const asset = name => pathToFileURL(join(VIEWER, name)).href;

  return `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${asset('assets/bpmn-js.css')}">
    <link rel="stylesheet" href="${asset('assets/diagram-js.css')}">
    <style>body { margin: 0; background: white } #canvas { width: ${width}px; height: ${height}px }</style>
    <div id="canvas"></div><script src="${asset('bpmn-viewer.production.min.js')}"></script>
    <script>
      const viewer = new BpmnJS({ container: '#canvas' });
      viewer.importXML(${JSON.stringify(xml).replaceAll('<', '\\u003c')}).then(() => {
        const canvas = viewer.get('canvas');
        const { inner } = canvas.viewbox();
        canvas.viewbox({ x: inner.x - ${MARGIN}, y: inner.y - ${MARGIN},
          width: inner.width + ${2 * MARGIN}, height: inner.height + ${2 * MARGIN} });
      }, error => { document.body.textContent = error.message; });
    </script>`;
}

function findBrowser() {
  const folders = (process.env.PATH || '').split(delimiter);
  const candidates = [
    process.env.CHROME_BIN,
    ...BROWSERS.flatMap(name => folders.map(folder => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  ];
  const found = candidates.find(candidate => candidate && existsSync(candidate));

  if (!found) {
    console.error('No Chromium is found: install one, or name it in CHROME_BIN.');
    process.exit(1);
  }

  return found;
}
