const { isAny, outgoing } = require('./helper');

const LABELLED = [
  'bpmn:Process',
  'bpmn:Event',
  'bpmn:Activity'
];

/** Everything a person looks at has a label; gateways that ask have a question, their flows the answers. */
module.exports = () => ({
  check(node, reporter) {
    if (isAny(node, LABELLED) && !named(node)) {
      reporter.report(node.id, 'The label is missing');
    }

    if (!isAny(node, [ 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway' ])) {
      return;
    }

    const flows = outgoing(node);

    if (flows.length > 1) {
      if (!/\?$/.test((node.name || '').trim())) {
        reporter.report(node.id, 'The gateway asks a question');
      }

      for (const flow of flows) {
        if (!named(flow)) {
          reporter.report(flow.id, 'The flow out of a question is an answer');
        }
      }
    }
  }
});

function named(node) {
  return (node.name || '').trim().length > 0;
}
