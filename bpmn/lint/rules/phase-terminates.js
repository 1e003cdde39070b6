const { definitions, elements, eventSubProcesses, isAny } = require('./helper');

/** Where a ladder may still be climbing, only a terminate end event ends the phase; else its caller waits for ever. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, [ 'bpmn:Process' ])) {
      return;
    }

    const climbing = eventSubProcesses(node).some(({ start }) => start.isInterrupting === false);

    if (!climbing) {
      return;
    }

    elements(node)
      .filter(element => isAny(element, [ 'bpmn:EndEvent' ]))
      .filter(end => definitions(end, 'bpmn:TerminateEventDefinition').length === 0)
      .filter(end => definitions(end, 'bpmn:ErrorEventDefinition').length === 0)
      .forEach(end => reporter.report(end.id, 'The end of a phase with a ladder terminates'));
  }
});
