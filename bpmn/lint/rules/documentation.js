const { isAny } = require('./helper');

/** What a process, a phase and a person's task are for stands with them. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, [ 'bpmn:Process', 'bpmn:UserTask', 'bpmn:CallActivity' ])) {
      return;
    }

    if (!(node.documentation || []).some(documentation => (documentation.text || '').trim())) {
      reporter.report(node.id, 'The documentation tells the intent');
    }
  }
});
