/** Tells whether a node is of one of the types, such as bpmn:UserTask. */
function isAny(node, types) {
  return typeof node.$instanceOf === 'function' && types.some(type => node.$instanceOf(type));
}

/** Reads one of Camunda's attributes, whether or not the parser knows the extension. */
function camunda(node, name) {
  const known = node.get(`camunda:${name}`);

  return known === undefined ? (node.$attrs || {})[`camunda:${name}`] : known;
}

/** Lists the event definitions of a node that are of the type. */
function definitions(node, type) {
  return (node.eventDefinitions || []).filter(definition => isAny(definition, [ type ]));
}

/** Lists the nodes that stand directly in a process or sub-process. */
function elements(scope) {
  return scope.flowElements || [];
}

/** Lists the flows out of a node, whether or not the node lists them itself. */
function outgoing(node) {
  return elements(node.$parent).filter(flow => isAny(flow, [ 'bpmn:SequenceFlow' ]) && flow.sourceRef === node);
}

/** Lists the event sub-processes that stand directly in a scope, with their start events. */
function eventSubProcesses(scope) {
  return elements(scope)
    .filter(node => isAny(node, [ 'bpmn:SubProcess' ]) && node.triggeredByEvent)
    .map(node => ({ node, start: elements(node).find(inner => isAny(inner, [ 'bpmn:StartEvent' ])) }))
    .filter(({ start }) => start);
}

module.exports = { camunda, definitions, elements, eventSubProcesses, isAny, outgoing };
