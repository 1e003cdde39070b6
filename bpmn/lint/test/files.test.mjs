import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { BpmnModdle } from 'bpmn-moddle';

const FOLDER = fileURLToPath(new URL('../../src/main/resources/id/sigap/bpmn/', import.meta.url));

const files = (await readdir(FOLDER)).filter(file => file.endsWith('.bpmn'));

describe('the shipped diagrams', () => {
  test('exist', () => assert.ok(files.length > 0));

  for (const file of files) {
    test(`${file} holds the one process of its name`, async () => {
      const { rootElement, warnings } = await new BpmnModdle().fromXML(await readFile(FOLDER + file, 'utf8'));
      const processes = rootElement.rootElements.filter(root => root.$instanceOf('bpmn:Process'));

      assert.deepEqual(warnings.map(({ message }) => message), []);
      assert.deepEqual(processes.map(({ id }) => id), [ basename(file, '.bpmn') ]);
    });

    test(`${file} calls only what ships with it`, async () => {
      const xml = await readFile(FOLDER + file, 'utf8');
      const shipped = await readdir(FOLDER);
      const called = [
        ...[ ...xml.matchAll(/calledElement="([^"]*)"/g) ].map(([ , key ]) => `${key}.bpmn`),
        ...[ ...xml.matchAll(/camunda:decisionRef="([^"]*)"/g) ].map(([ , key ]) => `${key}.dmn`)
      ];

      assert.deepEqual(called.filter(key => !shipped.includes(key)), []);
    });
  }
});
