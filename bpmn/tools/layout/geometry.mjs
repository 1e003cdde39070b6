/** Where everything is, for a given choice of columns, rows and routes. */

const COLUMN_GAP = 60;
const ROW_GAP = 84;
const TRACK = 13;

/** Gives nodes their rectangles and edges their points; the choices stand in the nodes and edges. */
export function draw(graph) {
  const columns = lines(graph.nodes, 'column', 'width', COLUMN_GAP);
  const rows = lines(graph.nodes, 'row', 'height', ROW_GAP, 80);

  for (const node of graph.nodes.filter(({ host }) => !host)) {
    node.x = columns.center(node.column);
    node.y = rows.center(node.row);
  }

  for (const node of graph.nodes.filter(({ host }) => host)) {
    node.x = node.host.x + node.host.width / 2 - 22 - 44 * node.rank;
    node.y = node.host.y + node.host.height / 2;
  }

  for (const edge of graph.edges) {
    edge.points = points(edge, rows);
  }
}

/** Centres of columns or rows, each as wide as its widest node. */
function lines(nodes, key, size, gap, least = 36) {
  const placed = nodes.filter(({ host }) => !host);
  const first = Math.min(...placed.map(node => node[key]));
  const last = Math.max(...placed.map(node => node[key]));
  const centers = new Map();
  const halves = new Map();
  let end = 0;

  for (let line = first; line <= last; line++) {
    const widest = Math.max(least, ...placed.filter(node => node[key] === line).map(node => node[size]));

    centers.set(line, end + widest / 2);
    halves.set(line, widest / 2);
    end += widest + gap;
  }

  return {
    center: line => centers.get(line),
    /** The middle of the gap before a line; the one after the last counts too. */
    before: line => {
      if (line <= first) {
        return centers.get(first) - halves.get(first) - gap / 2;
      }

      return line > last ? centers.get(last) + halves.get(last) + gap / 2 : centers.get(line) - halves.get(line) - gap / 2;
    }
  };
}

function points({ from, to, route }, rows) {
  const exit = port(from, route.exit, route.exitOffset);
  const entry = port(to, route.entry, route.entryOffset);

  switch (route.shape) {
  case 'straight':
    return [ exit, entry ];
  case 'corner':
    return route.exit === 'right' || route.exit === 'left'
      ? [ exit, { x: entry.x, y: exit.y }, entry ]
      : [ exit, { x: exit.x, y: entry.y }, entry ];
  case 'step': {
    const x = (exit.x + entry.x) / 2;

    return [ exit, { x, y: exit.y }, { x, y: entry.y }, entry ];
  }
  default: {
    const y = rows.before(route.gap) + TRACK * route.track;

    return [ exit, { x: exit.x, y }, { x: entry.x, y }, entry ];
  }
  }
}

function port({ x, y, width, height, kind }, side, offset) {
  const shift = kind === 'activity' ? offset * 16 : 0;

  switch (side) {
  case 'left':
    return { x: x - width / 2, y };
  case 'right':
    return { x: x + width / 2, y };
  case 'top':
    return { x: x + shift, y: y - height / 2 };
  default:
    return { x: x + shift, y: y + height / 2 };
  }
}

/** The rectangle of a node, or of a label. */
export function box({ x, y, width, height }) {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

/** The pieces of an edge's line. */
export function segments(points) {
  return points.slice(1)
    .map((end, index) => ({ a: points[index], b: end }))
    .filter(({ a, b }) => a.x !== b.x || a.y !== b.y);
}

/** Tells whether a piece of a line touches a rectangle. */
export function touches({ a, b }, rectangle, margin = 0) {
  return Math.max(a.x, b.x) > rectangle.left - margin && Math.min(a.x, b.x) < rectangle.right + margin
    && Math.max(a.y, b.y) > rectangle.top - margin && Math.min(a.y, b.y) < rectangle.bottom + margin;
}

/** Tells whether two rectangles overlap. */
export function overlap(one, other, margin = 0) {
  return one.right + margin > other.left && other.right + margin > one.left
    && one.bottom + margin > other.top && other.bottom + margin > one.top;
}
