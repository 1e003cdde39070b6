const { camunda, isAny } = require('./helper');

const KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A release is a whole set: what is called comes from the same deployment, by a literal key. */
module.exports = () => ({
  check(node, reporter) {
    if (isAny(node, [ 'bpmn:CallActivity' ])) {
      check(node, node.calledElement, 'calledElement', reporter);
    }

    if (isAny(node, [ 'bpmn:BusinessRuleTask' ])) {
      check(node, camunda(node, 'decisionRef'), 'decisionRef', reporter);
    }
  }
});

function check(node, key, attribute, reporter) {
  if (!KEY.test(key || '')) {
    reporter.report(node.id, `${attribute} is the literal key of a process or table, not "${key || ''}"`);
  }

  if (camunda(node, `${attribute}Binding`) !== 'deployment') {
    reporter.report(node.id, `${attribute} binds to "deployment"`);
  }
}
