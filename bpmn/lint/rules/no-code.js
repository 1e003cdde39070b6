const { camunda, isAny } = require('./helper');

const CODE_ATTRIBUTES = [
  'class',
  'expression',
  'type',
  'topic',
  'formHandlerClass',
  'variableMappingClass',
  'variableMappingDelegateExpression'
];

const CODE_EXTENSIONS = [
  'camunda:ExecutionListener',
  'camunda:TaskListener',
  'camunda:FormData',
  'camunda:Connector',
  'camunda:Field',
  'camunda:Script',
  'camunda:ScriptTask'
];

/** A diagram holds no code: the engine refuses it anyway, this says so earlier. */
module.exports = () => ({
  check(node, reporter) {
    if (isAny(node, [ 'bpmn:ScriptTask' ])) {
      reporter.report(node.id, 'A script task is refused');
    }

    if (!isAny(node, [ 'bpmn:BaseElement' ])) {
      return;
    }

    for (const attribute of CODE_ATTRIBUTES) {
      if (camunda(node, attribute)) {
        reporter.report(node.id, `camunda:${attribute} is refused`);
      }
    }

    for (const extension of (node.extensionElements && node.extensionElements.values) || []) {
      if (isAny(extension, CODE_EXTENSIONS)) {
        reporter.report(node.id, `${extension.$type} is refused`);
      }
    }
  }
});
