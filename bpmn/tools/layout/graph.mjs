/**
 * The flow of one scope as a graph on a grid: the happy path on row 0 from left to right, every other node a column after
 * what leads to it.
 */

/** Sizes in pixels, as bpmn-js draws them. */
const SIZES = { event: [ 36, 36 ], gateway: [ 50, 50 ], activity: [ 100, 80 ] };

/**
 * Reads a scope.
 *
 * @param {object} scope process or sub-process
 * @param {Map<string, number>} rows height of each node in an earlier drawing, to keep its happy path; may be empty
 * @param {(scope: object) => { width: number, height: number }} sizeOf size of an expanded sub-process
 */
export function readGraph(scope, rows, sizeOf) {
  const elements = scope.flowElements || [];
  const nodes = new Map();

  for (const element of elements) {
    if (element.$instanceOf('bpmn:FlowNode') && !element.$instanceOf('bpmn:BoundaryEvent') && !element.triggeredByEvent) {
      nodes.set(element.id, node(element, sizeOf));
    }
  }

  const boundaries = elements.filter(element => element.$instanceOf('bpmn:BoundaryEvent'));
  const ranks = new Map();

  for (const element of boundaries) {
    const host = nodes.get(element.attachedToRef.id);
    const rank = ranks.get(host) || 0;

    ranks.set(host, rank + 1);
    nodes.set(element.id, { ...node(element, sizeOf), host, rank });
  }

  const edges = elements
    .filter(element => element.$instanceOf('bpmn:SequenceFlow'))
    .map(element => ({ id: element.id, name: element.name || '', from: nodes.get(element.sourceRef.id), to: nodes.get(element.targetRef.id) }));
  const graph = { nodes: [ ...nodes.values() ], edges };

  placeSpine(graph, rows);
  placeBranches(graph);

  return graph;
}

function node(element, sizeOf) {
  const kind = element.$instanceOf('bpmn:Event') ? 'event' : element.$instanceOf('bpmn:Gateway') ? 'gateway' : 'activity';
  const [ width, height ] = SIZES[kind];
  const expanded = element.$instanceOf('bpmn:SubProcess') ? sizeOf(element) : {};

  return {
    id: element.id,
    name: element.name || '',
    kind,
    width: expanded.width || width,
    height: expanded.height || height,
    expanded: Boolean(expanded.width),
    exclusive: element.$instanceOf('bpmn:ExclusiveGateway')
  };
}

/** Walks the happy path: where the earlier drawing went straight on, else along the first flow that is listed. */
function placeSpine({ nodes, edges }, rows) {
  const isEntered = new Set(edges.map(({ to }) => to));
  const start = nodes.find(candidate => !isEntered.has(candidate) && !candidate.host) || nodes[0];
  let column = 0;

  for (let at = start; at && at.column === undefined;) {
    const here = at;

    here.column = column++;
    here.row = 0;
    here.spine = true;

    const ahead = edges.filter(({ from, to }) => from === here && to.column === undefined).map(({ to }) => to);

    at = ahead.find(({ id }) => rows.has(id) && rows.get(id) === rows.get(here.id)) || (rows.size ? undefined : ahead[0]);
  }
}

/** Puts the other nodes a column to the right of what leads to them, below the happy path at first. */
function placeBranches({ nodes, edges }) {
  const open = new Set(nodes.filter(({ column, host }) => column === undefined && !host));
  let row = 1;

  while (open.size) {
    const [ next ] = [ ...open ].filter(candidate => sources(candidate, edges).some(({ column }) => column !== undefined)).concat([ ...open ]);
    const columns = sources(next, edges).map(({ column }) => column).filter(column => column !== undefined);

    next.column = columns.length ? Math.min(...columns) + 1 : 0;
    next.row = row;
    row = row % 3 + 1;
    open.delete(next);
  }
}

function sources(target, edges) {
  return edges.filter(({ to }) => to === target).map(({ from }) => from.host || from);
}
