/**
 * Installs the tools where they are not up to date, then lints every shipped diagram and tests the rules themselves.
 * Maven calls this in its test phase; `npm test` does the same by hand.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = dirname(dirname(fileURLToPath(import.meta.url)));
const MARK = join(HOME, 'node_modules', '.installed-from');
const DIAGRAMS = 'src/main/resources/id/sigap/bpmn/*.bpmn';

const lock = createHash('sha256').update(readFileSync(join(HOME, 'package-lock.json'))).digest('hex');

if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== lock) {
  run('npm', [ 'ci', '--no-audit', '--no-fund' ], { shell: process.platform === 'win32' });
  writeFileSync(MARK, lock);
}

run(process.execPath, [ join('node_modules', 'bpmnlint', 'bin', 'bpmnlint.js'), DIAGRAMS ]);
run(process.execPath, [ '--test', '--test-reporter=dot', ...tests(join('lint', 'test')), ...tests(join('tools', 'test')) ]);

function tests(folder) {
  return readdirSync(join(HOME, folder)).filter(file => file.endsWith('.test.mjs')).map(file => join(folder, file));
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: HOME, stdio: 'inherit', ...options });

  if (error) {
    console.error(`${command} cannot be run: ${error.message}`);
  }

  if (status !== 0) {
    process.exit(status || 1);
  }
}
