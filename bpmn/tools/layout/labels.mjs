/** Finds a free place for each label. */
import { box, overlap, segments, touches } from './geometry.mjs';

const CHARACTER = 6.5;
const LINE = 14;
const WIDEST = 90;
const NARROW = 64;

/** Gives events, gateways and named flows the rectangle of their label. */
export function placeLabels(graph) {
  const lines = graph.edges.flatMap(({ points }) => segments(points));
  const taken = graph.nodes.map(box);

  for (const node of graph.nodes) {
    if (node.kind !== 'activity' && node.name) {
      node.label = place(aroundNode(node), lines, taken);
    }
  }

  for (const edge of graph.edges) {
    if (edge.name) {
      edge.label = place(alongEdge(edge), lines, taken);
    }
  }
}

function place(candidates, lines, taken) {
  const scored = candidates.map(candidate => {
    const rectangle = box(candidate);

    return {
      candidate,
      faults: taken.filter(other => overlap(rectangle, other, 2)).length * 2
        + lines.filter(line => touches(line, rectangle, 2)).length
    };
  });
  const best = scored.reduce((one, other) => other.faults < one.faults ? other : one);

  taken.push(box(best.candidate));

  return best.candidate;
}

/** The size of a text that is wrapped between words. */
function extent(text, widest = WIDEST) {
  let lines = 1;
  let line = 0;
  let longest = 0;

  for (const word of text.split(/\s+/)) {
    const width = word.length * CHARACTER;

    if (line > 0 && line + CHARACTER + width > widest) {
      lines++;
      line = width;
    } else {
      line += (line > 0 ? CHARACTER : 0) + width;
    }

    longest = Math.max(longest, line);
  }

  return { width: Math.max(30, longest + 8), height: LINE * lines };
}

function aroundNode({ x, y, width, height, kind, host, name }) {
  const places = widest => {
    const size = extent(name, widest);
    const above = y - height / 2 - 6 - size.height / 2;
    const below = y + height / 2 + 6 + size.height / 2;
    const order = kind === 'gateway' ? [ above, below ] : [ below, above ];
    const besides = [ 8, -8, 22 ].flatMap(away => {
      const distance = width / 4 + away + size.width / 2;

      return order.flatMap(level => [ [ x + distance, level ], [ x - distance, level ] ]);
    });
    const found = host ? besides : [ ...order.map(level => [ x, level ]), ...besides ];

    return found.map(([ centerX, centerY ]) => ({ ...size, x: centerX, y: centerY }));
  };

  return [ ...places(WIDEST), ...places(NARROW) ];
}

function alongEdge({ points, name }) {
  const size = extent(name);
  const found = [];

  for (const { a, b } of segments(points)) {
    const horizontal = a.y === b.y;
    const reach = Math.abs(horizontal ? b.x - a.x : b.y - a.y);
    const direction = Math.sign(horizontal ? b.x - a.x : b.y - a.y);
    const need = (horizontal ? size.width : size.height) / 2 + 4;

    for (let at = need; at <= reach - need + 8; at += 8) {
      for (const side of [ -1, 1 ]) {
        found.push(horizontal
          ? { ...size, x: a.x + direction * at, y: a.y + side * (size.height / 2 + 3) }
          : { ...size, x: a.x - side * (size.width / 2 + 5), y: a.y + direction * at });
      }
    }
  }

  const [ first ] = points;

  return found.length ? found : [ { ...size, x: first.x + size.width / 2 + 4, y: first.y - size.height / 2 - 4 } ];
}
