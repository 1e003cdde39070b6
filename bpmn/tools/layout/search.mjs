/** Looks for a good drawing by trying changes and keeping what is better, or at first not much worse. */
import { cost } from './cost.mjs';
import { draw } from './geometry.mjs';

const ROUNDS = 8;
const STEPS_PER_EDGE = 1_500;
const HOTTEST = 400;

/** Chooses rows, columns and routes; the same graph always gets the same drawing. */
export function arrange(graph) {
  let best;

  for (let round = 1; round <= ROUNDS; round++) {
    const random = randomFrom(round * 7919);

    reset(graph, random, round);
    anneal(graph, random);

    const found = { cost: evaluate(graph), choices: choices(graph) };

    if (!best || found.cost < best.cost) {
      best = found;
    }
  }

  restore(graph, best.choices);
  draw(graph);
}

function reset(graph, random, round) {
  for (const node of graph.nodes) {
    node.home = node.home || { row: node.row, column: node.column };
    Object.assign(node, node.home);

    if (round > 1 && isFree(node)) {
      node.row = pick([ -1, 1, 2, 3 ], random);
    }
  }

  for (const edge of graph.edges) {
    edge.route = straightIfPossible(edge) || anyRoute(edge, random);
  }
}

function anneal(graph, random) {
  const steps = STEPS_PER_EDGE * graph.edges.length;
  let now = evaluate(graph);

  for (let step = 0; step < steps; step++) {
    const heat = HOTTEST * Math.pow(1 - step / steps, 3);
    const undo = change(graph, random);
    const then = evaluate(graph);

    if (then <= now || random() < Math.exp((now - then) / Math.max(heat, 0.01))) {
      now = then;
    } else {
      undo();
    }
  }
}

function evaluate(graph) {
  draw(graph);

  return cost(graph);
}

/** Makes one change and gives its opposite. */
function change(graph, random) {
  const free = graph.nodes.filter(isFree);

  if (free.length && random() < 0.2) {
    const node = pick(free, random);
    const { row, column } = node;
    const touched = graph.edges.filter(({ from, to }) => from === node || to === node);
    const routes = touched.map(({ route }) => route);

    if (random() < 0.7) {
      node.row = pick([ -2, -1, 1, 2, 3 ], random);
    } else {
      node.column = Math.max(0, node.home.column + pick([ -1, 0, 0, 1, 2 ], random));
    }

    touched.forEach(edge => {
      edge.route = random() < 0.5 ? edge.route : anyRoute(edge, random);
    });

    return () => {
      Object.assign(node, { row, column });
      touched.forEach((edge, index) => {
        edge.route = routes[index];
      });
    };
  }

  const edge = pick(graph.edges, random);
  const { route } = edge;

  if (random() < 0.15) {
    return swap(edge, pick(graph.edges, random));
  }

  edge.route = random() < 0.5 ? anyRoute(edge, random) : varied(route, random);

  return () => {
    edge.route = route;
  };
}

/** Lets two lines change places, where they run side by side. */
function swap(one, other) {
  const [ route, otherRoute ] = [ one.route, other.route ];

  if (route.shape === otherRoute.shape && route.shape !== 'straight') {
    const { gap, track, entryOffset } = otherRoute;

    one.route = { ...route, gap, track, entryOffset };
    other.route = { ...otherRoute, gap: route.gap, track: route.track, entryOffset: route.entryOffset };
  }

  return () => {
    one.route = route;
    other.route = otherRoute;
  };
}

function isFree({ spine, host }) {
  return !spine && !host;
}

function straightIfPossible({ from, to }) {
  return from.spine && to.spine && to.column === from.column + 1
    ? { shape: 'straight', exit: 'right', entry: 'left', exitOffset: 0, entryOffset: 0, gap: 0, track: 0 }
    : undefined;
}

function anyRoute(edge, random) {
  const { from, to } = edge;
  const straight = straightIfPossible(edge);

  if (straight) {
    return straight;
  }

  const ends = {
    exitOffset: pick([ -2, -1, 0, 1, 2 ], random),
    entryOffset: pick([ -2, -1, 0, 1, 2 ], random),
    gap: pick([ -2, -1, 0, 1, 2, 3, 4 ], random),
    track: pick([ -1, 0, 1, -2, 2 ], random)
  };
  const vertical = from.host ? 'bottom' : pick([ 'top', 'bottom' ], random);
  const shapes = [
    { shape: 'corner', exit: vertical, entry: to.x >= from.x ? 'left' : 'right' },
    { shape: 'around', exit: vertical, entry: pick([ 'top', 'bottom' ], random) }
  ];

  if (!from.host) {
    shapes.push({ shape: 'corner', exit: 'right', entry: pick([ 'top', 'bottom' ], random) });

    if (from.row === to.row) {
      shapes.push({ shape: 'straight', exit: 'right', entry: 'left' }, { shape: 'straight', exit: 'right', entry: 'left' });
    } else {
      shapes.push({ shape: 'step', exit: 'right', entry: 'left' });
    }

    if (from.column === to.column) {
      shapes.push(
        { shape: 'straight', exit: 'bottom', entry: 'top', level: true },
        { shape: 'straight', exit: 'top', entry: 'bottom', level: true }
      );
    }
  }

  const { level, ...chosen } = { ...ends, ...pick(shapes, random) };

  return chosen.shape === 'straight' ? { ...chosen, exitOffset: 0, entryOffset: 0 } : chosen;
}

function varied(route, random) {
  const next = { ...route };

  if (route.shape !== 'straight') {
    const key = pick([ 'exitOffset', 'entryOffset', 'gap', 'track' ], random);

    next[key] += pick([ -1, 1 ], random);
    next.exitOffset = clamp(next.exitOffset, -2, 2);
    next.entryOffset = clamp(next.entryOffset, -2, 2);
    next.gap = clamp(next.gap, -2, 4);
    next.track = clamp(next.track, -2, 2);
  }

  return next;
}

function choices({ nodes, edges }) {
  return { places: nodes.map(({ row, column }) => ({ row, column })), routes: edges.map(({ route }) => route) };
}

function restore({ nodes, edges }, { places, routes }) {
  nodes.forEach((node, index) => Object.assign(node, places[index]));
  edges.forEach((edge, index) => {
    edge.route = routes[index];
  });
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}

function clamp(value, least, most) {
  return Math.min(most, Math.max(least, value));
}

/** A small generator of numbers that are the same on every machine (mulberry32). */
function randomFrom(seed) {
  let state = seed;

  return () => {
    state = state + 0x6D2B79F5 | 0;

    let t = Math.imul(state ^ state >>> 15, 1 | state);

    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;

    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}
