const { elements, isAny } = require('./helper');

/** Every node and every flow is in the drawing: a shape with bounds, a line with both its ends. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, [ 'bpmn:Definitions' ])) {
      return;
    }

    const drawn = new Map();

    for (const diagram of node.diagrams || []) {
      for (const element of diagram.plane.planeElement || []) {
        if (element.bpmnElement) {
          drawn.set(element.bpmnElement.id, element);
        }
      }
    }

    (node.rootElements || [])
      .filter(root => isAny(root, [ 'bpmn:Process' ]))
      .forEach(process => check(process, drawn, reporter));
  }
});

function check(scope, drawn, reporter) {
  for (const element of elements(scope)) {
    const drawing = drawn.get(element.id);

    if (isAny(element, [ 'bpmn:SequenceFlow' ])) {
      if (!drawing || (drawing.waypoint || []).length < 2) {
        reporter.report(element.id, 'The flow is not drawn');
      }
    } else if (isAny(element, [ 'bpmn:FlowNode' ])) {
      if (!drawing || !drawing.bounds) {
        reporter.report(element.id, 'The node is not drawn');
      }
    }

    if (element.flowElements) {
      check(element, drawn, reporter);
    }
  }
}
