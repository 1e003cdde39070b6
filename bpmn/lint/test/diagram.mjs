import { createRequire } from 'node:module';

import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';

const require = createRequire(import.meta.url);
const camunda = require('camunda-bpmn-moddle/resources/camunda.json');

/** Lints a process with one rule and gives the ids that it reports. */
export async function lint(rule, content, config = {}) {
  const { rootElement } = await new BpmnModdle({ camunda }).fromXML(definitions(content));
  const linter = new Linter({
    resolver: {
      resolveRule: () => require(`../rules/${rule}.js`),
      resolveConfig: () => Promise.reject(new Error('no other configuration'))
    }
  });
  const results = await linter.lint(rootElement, { rules: { [rule]: [ 'error', config ] } });

  return (results[rule] || []).map(({ id, message }) => {
    if (!id) {
      throw new Error(message);
    }

    return id;
  });
}

/** A whole file around a process, or around what stands in one. */
function definitions(content) {
  const process = content.includes('<bpmn:process') ? content : `<bpmn:process id="P">${content}</bpmn:process>`;

  return `<?xml version="1.0" encoding="UTF-8"?>
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
        xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
        xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions" targetNamespace="t">
      ${process}
    </bpmn:definitions>`;
}
