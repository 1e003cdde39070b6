const { isAny } = require('./helper');

const PASCAL = '[A-Z][A-Za-z0-9]*';

/** The prefix of an id by type; the first that fits counts. */
const PREFIXES = [
  [ 'bpmn:BoundaryEvent', 'Boundary' ],
  [ 'bpmn:Event', 'Event' ],
  [ 'bpmn:CallActivity', 'Phase' ],
  [ 'bpmn:SubProcess', 'SubProcess' ],
  [ 'bpmn:Activity', 'Task' ],
  [ 'bpmn:Gateway', 'Gateway' ],
  [ 'bpmn:Message', 'Message' ],
  [ 'bpmn:Error', 'Error' ],
  [ 'bpmn:Escalation', 'Escalation' ]
];

/** Ids are Prefix_PascalCaseOfTheLabel; a flow's may name both ends; a process has no prefix. */
module.exports = () => ({
  check(node, reporter) {
    const expected = pattern(node);

    if (expected && !new RegExp(`^${expected}$`).test(node.id || '')) {
      reporter.report(node.id, `The id fits ${expected}`);
    }
  }
});

function pattern(node) {
  if (isAny(node, [ 'bpmn:Process' ])) {
    return PASCAL;
  }

  if (isAny(node, [ 'bpmn:SequenceFlow' ])) {
    return `Flow_${PASCAL}(_To_${PASCAL})?`;
  }

  if (isAny(node, [ 'bpmn:EventDefinition' ])) {
    return node.id && `[A-Z][A-Za-z]*_${PASCAL}`;
  }

  const known = PREFIXES.find(([ type ]) => isAny(node, [ type ]));

  return known && `${known[1]}_${PASCAL}`;
}
