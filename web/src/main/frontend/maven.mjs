// What Maven calls: `node maven.mjs install|build|test`. Each step is left out when nothing changed since it last ran.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, '../../../target/frontend/index.html')
const lock = join(here, 'package-lock.json')
const sbom = join(here, '../../../target/sbom/sigap-browser.cdx.json')
const installed = join(here, 'node_modules/.package-lock.json')
const sources = [
  'src',
  'app',
  'public',
  'index.html',
  'vite.config.ts',
  'vite.theme.ts',
  'vite.lint.ts',
  'vite.style-mod.ts',
  '../../../../bpmn/lint',
  '../../../../bpmn/beans.txt',
  'tsconfig.json',
  'package.json',
].map((name) => join(here, name))

const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)
const newest = (path) =>
  statSync(path).isDirectory() ? Math.max(...readdirSync(path).map((name) => newest(join(path, name)))) : age(path)

function npm(...words) {
  const { status, error } = spawnSync('npm', words, {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error) console.error(`npm could not be started: ${error.message}`)
  process.exitCode = status ?? 1
}

/** What the browser gets is made of: target/sbom/sigap-browser.cdx.json. */
function billOfMaterials() {
  if (age(sbom) >= age(lock)) return
  const { stdout, status } = spawnSync('npm', ['sbom', '--omit', 'dev', '--sbom-format', 'cyclonedx'], {
    cwd: here,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  process.exitCode = status ?? 1
  if (status === 0) {
    mkdirSync(dirname(sbom), { recursive: true })
    writeFileSync(sbom, stdout)
  }
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Sigap needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
  process.exitCode = 1
} else {
  switch (process.argv[2]) {
    case 'install':
      if (age(installed) < age(lock)) npm('ci', '--no-audit', '--no-fund')
      else console.log('Browser application: packages are up to date.')
      break
    case 'build':
      if (age(out) < Math.max(age(installed), ...sources.map(newest))) npm('run', 'build')
      else console.log('Browser application: nothing changed.')
      if (!process.exitCode) billOfMaterials()
      break
    case 'test':
      npm('test')
      break
    default:
      console.error('node maven.mjs install|build|test')
      process.exitCode = 2
  }
}
