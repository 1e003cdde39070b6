const { camunda, isAny } = require('./helper');

/** An asynchronous start costs a write transaction and answers before anything has happened. */
module.exports = () => ({
  check(node, reporter) {
    if (isAny(node, [ 'bpmn:StartEvent' ]) && (camunda(node, 'asyncBefore') || camunda(node, 'asyncAfter'))) {
      reporter.report(node.id, 'A start event is not asynchronous');
    }
  }
});
