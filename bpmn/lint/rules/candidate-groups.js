const { camunda, isAny } = require('./helper');

/** Who may do a task is a role or a group; who does it is the case's business. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, [ 'bpmn:UserTask' ])) {
      return;
    }

    if (!(camunda(node, 'candidateGroups') || '').trim()) {
      reporter.report(node.id, 'A user task names its candidate groups');
    }

    if (camunda(node, 'assignee') || camunda(node, 'candidateUsers')) {
      reporter.report(node.id, 'A user task names no person');
    }
  }
});
