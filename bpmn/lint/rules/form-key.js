const { camunda, isAny } = require('./helper');

const FORM_KEYS = [ 'triage', 'coordinate', 'draft', 'approve', 'answer-agency', 'step' ];

/** A user task shows one of the forms that exist. */
module.exports = () => ({
  check(node, reporter) {
    if (isAny(node, [ 'bpmn:UserTask' ]) && !FORM_KEYS.includes(camunda(node, 'formKey'))) {
      reporter.report(node.id, `A user task has one of the form keys ${FORM_KEYS.join(', ')}`);
    }
  }
});
