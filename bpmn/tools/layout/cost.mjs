/** How bad a drawing is. */
import { box, segments, touches } from './geometry.mjs';

const CROSSING = 300;
const ON_TOP = 500;
const THROUGH_NODE = 1000;
const BACKWARDS = 400;
const NODES_ON_NODES = 5000;
const CLOSE = 80;
const ASLANT = 5000;
const BEND = 12;
const SHARED_PORT = 150;

/** Adds up the faults of a drawing; 0 would be a straight line. */
export function cost(graph) {
  const lines = graph.edges.map(edge => ({ edge, pieces: segments(edge.points) }));
  const boxes = new Map(graph.nodes.map(node => [ node, box(node) ]));
  let sum = 0;

  for (const line of lines) {
    sum += alone(line, boxes);
  }

  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) {
      sum += together(lines[i], lines[j]);
    }
  }

  return sum + placement(graph);
}

/** Counts the crossings that are left, for a message; lines that begin or end at the same port do not cross there. */
export function crossings(graph) {
  const lines = graph.edges.map(edge => ({ edge, pieces: segments(edge.points) }));
  let count = 0;

  lines.forEach((one, index) => lines.slice(index + 1)
    .filter(other => !ends(one).some(a => ends(other).some(b => a.x === b.x && a.y === b.y)))
    .forEach(other => {
      count += one.pieces.flatMap(a => other.pieces.filter(b => crosses(a, b))).length;
    }));

  return count;
}

function alone({ edge, pieces }, boxes) {
  const { from, to } = edge;
  let sum = BEND * (pieces.length - 1);

  for (const piece of pieces) {
    sum += length(piece) / 15;

    for (const [ node, rectangle ] of boxes) {
      if (node !== from && node !== to && node !== from.host && touches(piece, rectangle, 6)) {
        sum += THROUGH_NODE;
      }
    }
  }

  // A line does not run through its own ends, nor aslant.
  for (const piece of pieces) {
    const own = [ from, to, ...(from.host ? [ from.host ] : []) ];

    sum += own.filter(node => touches(piece, boxes.get(node), -1)).length * THROUGH_NODE;
    sum += horizontal(piece) || piece.a.x === piece.b.x ? 0 : ASLANT;
    sum += length(piece) < 12 ? CLOSE : 0;
  }

  sum += wrongWay(pieces[0], edge.route.exit, 1) + wrongWay(pieces[pieces.length - 1], edge.route.entry, -1);

  return sum + (edge.route.entry === 'right' ? 30 : 0);
}

/** A line leaves a port outwards and comes to one from outside. */
function wrongWay({ a, b }, side, direction) {
  const dx = Math.sign(b.x - a.x) * direction;
  const dy = Math.sign(b.y - a.y) * direction;
  const outwards = { left: dx < 0, right: dx > 0, top: dy < 0, bottom: dy > 0 }[side];

  return outwards ? 0 : BACKWARDS;
}

function together(one, other) {
  let sum = 0;

  for (const a of one.pieces) {
    for (const b of other.pieces) {
      if (crosses(a, b)) {
        sum += CROSSING;
      } else if (parallel(a, b)) {
        const distance = gap(a, b);

        sum += distance < 2 ? ON_TOP : distance < 12 ? CLOSE : 0;
      }
    }
  }

  for (const point of ends(one)) {
    for (const { x, y } of ends(other)) {
      sum += point.x === x && point.y === y ? SHARED_PORT : 0;
    }
  }

  return sum;
}

function ends({ edge: { points } }) {
  return [ points[0], points[points.length - 1] ];
}

function placement({ nodes, edges }) {
  let sum = 0;
  const placed = nodes.filter(({ host }) => !host);

  placed.forEach((node, index) => {
    sum += Math.abs(node.row) * 8;

    for (const other of placed.slice(index + 1)) {
      sum += node.column === other.column && node.row === other.row ? NODES_ON_NODES : 0;
    }
  });

  for (const { from, to } of edges) {
    const source = from.host || from;

    // A branch goes on to the right; only a flow back onto the happy path may go left.
    if (!to.spine && to.column <= source.column) {
      sum += to.column === source.column ? 10 : 60;
    }
  }

  const rows = placed.map(({ row }) => row);
  const columns = placed.map(({ column }) => column);

  return sum + 10 * (Math.max(...rows) - Math.min(...rows)) + 60 * Math.max(...columns);
}

function crosses(one, other) {
  const [ h, v ] = horizontal(one) ? [ one, other ] : [ other, one ];

  if (!horizontal(h) || horizontal(v)) {
    return false;
  }

  return between(v.a.x, h.a.x, h.b.x) && between(h.a.y, v.a.y, v.b.y);
}

function parallel(one, other) {
  if (horizontal(one) !== horizontal(other)) {
    return false;
  }

  return horizontal(one)
    ? reach(one.a.x, one.b.x, other.a.x, other.b.x)
    : reach(one.a.y, one.b.y, other.a.y, other.b.y);
}

function reach(a, b, c, d) {
  return Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d)) > 1;
}

function gap(one, other) {
  return horizontal(one) ? Math.abs(one.a.y - other.a.y) : Math.abs(one.a.x - other.a.x);
}

function horizontal({ a, b }) {
  return a.y === b.y;
}

function between(value, a, b) {
  return value > Math.min(a, b) - 0.5 && value < Math.max(a, b) + 0.5;
}

function length({ a, b }) {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
