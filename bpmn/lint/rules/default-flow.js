const { isAny, outgoing } = require('./helper');

/** A question has an answer for every case: all flows but the default one carry a condition. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, [ 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway' ])) {
      return;
    }

    const flows = outgoing(node);

    if (flows.length < 2) {
      return;
    }

    if (!node.default) {
      reporter.report(node.id, 'A gateway that asks has a default flow');
    }

    for (const flow of flows) {
      if (flow !== node.default && !flow.conditionExpression) {
        reporter.report(flow.id, 'A flow that is not the default has a condition');
      }

      if (flow === node.default && flow.conditionExpression) {
        reporter.report(flow.id, 'The default flow has no condition');
      }
    }
  }
});
