const { definitions, elements, eventSubProcesses, isAny } = require('./helper');

const WAITS = [ 'bpmn:UserTask', 'bpmn:ReceiveTask' ];

/** Nothing waits for ever: a timer stands on the task, or in an event sub-process around it. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, WAITS)) {
      return;
    }

    const onTask = elements(node.$parent).some(
      element => isAny(element, [ 'bpmn:BoundaryEvent' ]) && element.attachedToRef === node && timed(element)
    );

    if (!onTask && !timedAround(node)) {
      reporter.report(node.id, 'The wait has a deadline: a timer on it or in an event sub-process around it');
    }
  }
});

function timedAround(node) {
  for (let inner = node, scope = node.$parent; scope && scope.flowElements; inner = scope, scope = scope.$parent) {
    if (eventSubProcesses(scope).some(({ node: handler, start }) => handler !== inner && timed(start))) {
      return true;
    }
  }

  return false;
}

function timed(event) {
  return definitions(event, 'bpmn:TimerEventDefinition').length > 0;
}
