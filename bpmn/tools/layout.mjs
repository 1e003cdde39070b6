/**
 * Draws diagrams anew: `node tools/layout.mjs file.bpmn...` replaces the drawing in each file and leaves the rest as it
 * is written. The happy path (that of the earlier drawing, else the flows listed first) becomes one straight line.
 */
import { readFileSync, writeFileSync } from 'node:fs';

import { BpmnModdle } from 'bpmn-moddle';

import { crossings } from './layout/cost.mjs';
import { box } from './layout/geometry.mjs';
import { readGraph } from './layout/graph.mjs';
import { placeLabels } from './layout/labels.mjs';
import { arrange } from './layout/search.mjs';

const ORIGIN = 160;
const FRAME = { side: 40, top: 50, bottom: 40, between: 50 };

for (const file of process.argv.slice(2)) {
  const xml = readFileSync(file, 'utf8');
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const scope = rootElement.rootElements.find(root => root.$instanceOf('bpmn:Process'));
  const drawing = layOut(scope, earlierRows(rootElement));

  writeFileSync(file, replaceDrawing(xml, scope.id, drawing));
  console.log(`${file}: ${drawing.crossings} crossings`);
}

function earlierRows(definitions) {
  const shapes = (definitions.diagrams || []).flatMap(({ plane }) => plane.planeElement || []).filter(({ bounds }) => bounds);

  return new Map(shapes.map(({ bpmnElement, bounds }) => [ bpmnElement && bpmnElement.id, bounds.y + bounds.height / 2 ]));
}

/** Lays a scope out, its event sub-processes below it, and gives shapes and lines from (0, 0) on. */
function layOut(scope, rows) {
  const inner = new Map();
  const graph = readGraph(scope, rows, element => {
    if (!(element.flowElements || []).length) {
      return {};
    }

    inner.set(element.id, layOut(element, rows));

    return framed(inner.get(element.id));
  });

  arrange(graph);
  placeLabels(graph);

  const drawing = { shapes: [], lines: [], crossings: crossings(graph) };

  drawing.shapes.push(...graph.nodes.map(node => ({ ...node, rectangle: box(node), label: node.label && box(node.label) })));
  drawing.lines.push(...graph.edges.map(edge => ({ ...edge, label: edge.label && box(edge.label) })));
  toOrigin(drawing);

  for (const shape of [ ...drawing.shapes ].filter(({ id }) => inner.has(id))) {
    insert(drawing, inner.get(shape.id), shape.rectangle);
  }

  placeBelow(drawing, (scope.flowElements || []).filter(({ triggeredByEvent }) => triggeredByEvent), rows);

  return drawing;
}

function placeBelow(drawing, handlers, rows) {
  const main = extent(drawing);
  let left = 0;
  let top = main.bottom + FRAME.between;
  let lowest = top;

  for (const handler of handlers) {
    const content = layOut(handler, rows);
    const { width, height } = framed(content);

    if (left > 0 && left + width > Math.max(main.right, 900)) {
      left = 0;
      top = lowest + FRAME.between;
    }

    const rectangle = { left, top, right: left + width, bottom: top + height };

    drawing.shapes.push({ id: handler.id, kind: 'activity', expanded: true, rectangle });
    insert(drawing, content, rectangle);
    left += width + FRAME.between;
    lowest = Math.max(lowest, rectangle.bottom);
  }
}

function framed(drawing) {
  const { right, bottom } = extent(drawing);

  return { width: right + 2 * FRAME.side, height: bottom + FRAME.top + FRAME.bottom };
}

function insert(drawing, content, { left, top }) {
  move(content, left + FRAME.side, top + FRAME.top);
  drawing.shapes.push(...content.shapes);
  drawing.lines.push(...content.lines);
  drawing.crossings += content.crossings;
}

function toOrigin(drawing) {
  const { left, top } = extent(drawing);

  move(drawing, -left, -top);
}

function move({ shapes, lines }, dx, dy) {
  const shift = rectangle => rectangle && ({
    left: rectangle.left + dx,
    top: rectangle.top + dy,
    right: rectangle.right + dx,
    bottom: rectangle.bottom + dy
  });

  shapes.forEach(shape => Object.assign(shape, { rectangle: shift(shape.rectangle), label: shift(shape.label) }));
  lines.forEach(line => Object.assign(line, {
    points: line.points.map(({ x, y }) => ({ x: x + dx, y: y + dy })),
    label: shift(line.label)
  }));
}

function extent({ shapes, lines }) {
  const boxes = [
    ...shapes.flatMap(({ rectangle, label }) => label ? [ rectangle, label ] : [ rectangle ]),
    ...lines.flatMap(({ points, label }) => [
      ...points.map(({ x, y }) => ({ left: x, top: y, right: x, bottom: y })),
      ...(label ? [ label ] : [])
    ])
  ];

  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom))
  };
}

function replaceDrawing(xml, process, drawing) {
  move(drawing, ORIGIN, ORIGIN / 2);

  const key = process.replace(/^.*:/, '');
  const indent = '\n      ';
  const shapes = drawing.shapes.map(({ id, rectangle, label, expanded, exclusive }) => {
    const flags = (exclusive ? ' isMarkerVisible="true"' : '') + (expanded ? ' isExpanded="true"' : '');

    return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${flags}>${bounds(rectangle)}${labelled(label)}</bpmndi:BPMNShape>`;
  });
  const lines = drawing.lines.map(({ id, points, label }) => {
    const waypoints = points.map(({ x, y }) => `<di:waypoint x="${Math.round(x)}" y="${Math.round(y)}"/>`).join('');

    return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${waypoints}${labelled(label)}</bpmndi:BPMNEdge>`;
  });
  const diagram = `<bpmndi:BPMNDiagram id="Diagram_${key}">
    <bpmndi:BPMNPlane id="Plane_${key}" bpmnElement="${process}">${[ ...shapes, ...lines ].map(line => indent + line).join('')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
`;
  const bare = xml.replace(/[ \t]*<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>\s*/, '');

  return withNamespaces(bare).replace(/\s*(<\/(?:\w+:)?definitions>)/, `\n  ${diagram}$1`);
}

function bounds({ left, top, right, bottom }) {
  const [ x, y, width, height ] = [ left, top, right - left, bottom - top ].map(Math.round);

  return `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/>`;
}

function labelled(label) {
  return label ? `<bpmndi:BPMNLabel>${bounds(label)}</bpmndi:BPMNLabel>` : '';
}

function withNamespaces(xml) {
  const namespaces = {
    bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
    dc: 'http://www.omg.org/spec/DD/20100524/DC',
    di: 'http://www.omg.org/spec/DD/20100524/DI'
  };
  const missing = Object.entries(namespaces).filter(([ prefix ]) => !xml.includes(`xmlns:${prefix}=`));

  return xml.replace(/(<(?:\w+:)?definitions )/, (_, start) => start + missing.map(([ prefix, uri ]) => `xmlns:${prefix}="${uri}" `).join(''));
}
