import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { BpmnModdle } from 'bpmn-moddle';

import { crossings } from '../layout/cost.mjs';
import { box, overlap, segments } from '../layout/geometry.mjs';
import { readGraph } from '../layout/graph.mjs';
import { placeLabels } from '../layout/labels.mjs';
import { arrange } from '../layout/search.mjs';

/** Three tasks in a row, an answer that ends, one that goes back, and a boundary event that goes round. */
const PROCESS = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="P">
  <startEvent id="Start" name="Mulai"/>
  <userTask id="Write"/>
  <userTask id="Approve"/>
  <exclusiveGateway id="Decision" name="Keputusan?"/>
  <serviceTask id="Send"/>
  <endEvent id="Sent"/>
  <endEvent id="Rejected"/>
  <boundaryEvent id="Overdue" attachedToRef="Approve"/>
  <endEvent id="Late"/>
  <sequenceFlow id="f1" sourceRef="Start" targetRef="Write"/>
  <sequenceFlow id="f2" sourceRef="Write" targetRef="Approve"/>
  <sequenceFlow id="f3" sourceRef="Approve" targetRef="Decision"/>
  <sequenceFlow id="f4" name="Setuju" sourceRef="Decision" targetRef="Send"/>
  <sequenceFlow id="f5" sourceRef="Send" targetRef="Sent"/>
  <sequenceFlow id="f6" name="Kembalikan" sourceRef="Decision" targetRef="Write"/>
  <sequenceFlow id="f7" name="Tolak" sourceRef="Decision" targetRef="Rejected"/>
  <sequenceFlow id="f8" sourceRef="Overdue" targetRef="Late"/>
</process></definitions>`;

describe('the layout', async () => {
  const { rootElement } = await new BpmnModdle().fromXML(PROCESS);
  const graph = readGraph(rootElement.rootElements[0], new Map(), () => ({}));

  arrange(graph);
  placeLabels(graph);

  const node = id => graph.nodes.find(candidate => candidate.id === id);

  test('keeps the happy path on one straight line, left to right', () => {
    const path = [ 'Start', 'Write', 'Approve', 'Decision', 'Send', 'Sent' ].map(node);

    path.slice(1).forEach((next, index) => {
      assert.equal(next.y, path[index].y);
      assert.ok(next.x > path[index].x);
    });
  });

  test('crosses no lines', () => assert.equal(crossings(graph), 0));

  test('draws only upright and level lines between the right nodes', () => {
    for (const { from, to, points } of graph.edges) {
      assert.ok(segments(points).every(({ a, b }) => a.x === b.x || a.y === b.y));
      assert.ok(overlap(box({ ...points[0], width: 1, height: 1 }), box(from), 1));
      assert.ok(overlap(box({ ...points[points.length - 1], width: 1, height: 1 }), box(to), 1));
    }
  });

  test('puts no node and no label on another node', () => {
    const boxes = graph.nodes.filter(({ host }) => !host).map(box);

    boxes.forEach((one, index) => boxes.slice(index + 1).forEach(other => assert.ok(!overlap(one, other))));
    graph.nodes.concat(graph.edges).filter(({ label }) => label)
      .forEach(({ label }) => boxes.forEach(other => assert.ok(!overlap(box(label), other))));
  });

  test('sits a boundary event on the edge of its task', () => {
    const { x, y, host } = node('Overdue');

    assert.equal(y, box(host).bottom);
    assert.ok(x > box(host).left && x < box(host).right);
  });
});
