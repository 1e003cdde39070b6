import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { lint } from './diagram.mjs';

/** For each rule: what it lets pass, and what it reports under which ids. */
const SAMPLES = {
  'async-start': {
    good: [ '<bpmn:startEvent id="A"/><bpmn:serviceTask id="B" camunda:asyncBefore="true"/>' ],
    bad: [
      [ '<bpmn:startEvent id="A" camunda:asyncBefore="true"/>', [ 'A' ] ],
      [ '<bpmn:startEvent id="A" camunda:asyncAfter="true"/>', [ 'A' ] ]
    ]
  },
  'binding': {
    good: [
      '<bpmn:callActivity id="A" calledElement="TriagePhase" camunda:calledElementBinding="deployment"/>',
      '<bpmn:businessRuleTask id="A" camunda:decisionRef="TriagePolicy" camunda:decisionRefBinding="deployment"/>'
    ],
    bad: [
      [ '<bpmn:callActivity id="A" calledElement="TriagePhase"/>', [ 'A' ] ],
      [ '<bpmn:callActivity id="A" calledElement="TriagePhase" camunda:calledElementBinding="latest"/>', [ 'A' ] ],
      [ '<bpmn:callActivity id="A" camunda:calledElementBinding="deployment"/>', [ 'A' ] ],
      [ '<bpmn:businessRuleTask id="A" camunda:decisionRef="${name}" camunda:decisionRefBinding="deployment"/>', [ 'A' ] ],
      [ '<bpmn:businessRuleTask id="A" camunda:decisionRef="TriagePolicy"/>', [ 'A' ] ]
    ]
  },
  'candidate-groups': {
    good: [ '<bpmn:userTask id="A" camunda:candidateGroups="operator,approver"/>' ],
    bad: [
      [ '<bpmn:userTask id="A"/>', [ 'A' ] ],
      [ '<bpmn:userTask id="A" camunda:candidateGroups=" "/>', [ 'A' ] ],
      [ '<bpmn:userTask id="A" camunda:candidateGroups="operator" camunda:assignee="rina"/>', [ 'A' ] ]
    ]
  },
  'default-flow': {
    good: [ gateway('default="No"', '<bpmn:conditionExpression>${a}</bpmn:conditionExpression>', '') ],
    bad: [
      [
        gateway('', '<bpmn:conditionExpression>${a}</bpmn:conditionExpression>', ''),
        [ 'G', 'No' ]
      ],
      [ gateway('default="No"', '', ''), [ 'Yes' ] ],
      [
        gateway(
          'default="No"',
          '<bpmn:conditionExpression>${a}</bpmn:conditionExpression>',
          '<bpmn:conditionExpression>${b}</bpmn:conditionExpression>'
        ),
        [ 'No' ]
      ]
    ]
  },
  'documentation': {
    good: [
      `<bpmn:process id="P"><bpmn:documentation>Why.</bpmn:documentation><bpmn:serviceTask id="A"/>
       <bpmn:userTask id="B"><bpmn:documentation>Why.</bpmn:documentation></bpmn:userTask></bpmn:process>`
    ],
    bad: [
      [ '<bpmn:process id="P"/>', [ 'P' ] ],
      [
        `<bpmn:process id="P"><bpmn:documentation>Why.</bpmn:documentation><bpmn:userTask id="A"/>
         <bpmn:callActivity id="B"><bpmn:documentation> </bpmn:documentation></bpmn:callActivity></bpmn:process>`,
        [ 'A', 'B' ]
      ]
    ]
  },
  'drawn': {
    good: [
      drawing(
        '<bpmndi:BPMNShape bpmnElement="A"><dc:Bounds x="0" y="0" width="36" height="36"/></bpmndi:BPMNShape>',
        '<bpmndi:BPMNShape bpmnElement="B"><dc:Bounds x="90" y="0" width="36" height="36"/></bpmndi:BPMNShape>',
        '<bpmndi:BPMNEdge bpmnElement="F"><di:waypoint x="36" y="18"/><di:waypoint x="90" y="18"/></bpmndi:BPMNEdge>'
      )
    ],
    bad: [
      [ '<bpmn:startEvent id="A"/>', [ 'A' ] ],
      [
        drawing(
          '<bpmndi:BPMNShape bpmnElement="A"><dc:Bounds x="0" y="0" width="36" height="36"/></bpmndi:BPMNShape>',
          '<bpmndi:BPMNEdge bpmnElement="F"><di:waypoint x="36" y="18"/></bpmndi:BPMNEdge>'
        ),
        [ 'B', 'F' ]
      ],
      [ '<bpmn:subProcess id="S"><bpmn:startEvent id="A"/></bpmn:subProcess>', [ 'S', 'A' ] ]
    ]
  },
  'form-key': {
    good: [ '<bpmn:userTask id="A" camunda:formKey="answer-agency"/><bpmn:serviceTask id="B"/>' ],
    bad: [
      [ '<bpmn:userTask id="A"/>', [ 'A' ] ],
      [ '<bpmn:userTask id="A" camunda:formKey="embedded:app:form.html"/>', [ 'A' ] ]
    ]
  },
  'ids': {
    good: [
      `<bpmn:process id="TriagePhase"><bpmn:startEvent id="Event_Received"><bpmn:timerEventDefinition id="Timer_Due"/>
       </bpmn:startEvent><bpmn:userTask id="Task_Approve"/><bpmn:boundaryEvent id="Boundary_Overdue" attachedToRef="Task_Approve"/>
       <bpmn:callActivity id="Phase_Triage"/><bpmn:subProcess id="SubProcess_Climb"/><bpmn:exclusiveGateway id="Gateway_Approved"/>
       <bpmn:sequenceFlow id="Flow_ApprovedNo" sourceRef="Gateway_Approved" targetRef="Task_Approve"/>
       <bpmn:sequenceFlow id="Flow_Approve_To_Triage" sourceRef="Task_Approve" targetRef="Phase_Triage"/></bpmn:process>`
    ],
    bad: [
      [ '<bpmn:process id="triage-phase"/>', [ 'triage-phase' ] ],
      [
        `<bpmn:process id="P"><bpmn:startEvent id="StartEvent_1"/><bpmn:userTask id="Activity_0x7f"/>
         <bpmn:boundaryEvent id="Event_Overdue" attachedToRef="Activity_0x7f"/><bpmn:callActivity id="Task_Triage"/>
         <bpmn:exclusiveGateway id="Gateway_approved"/></bpmn:process>`,
        [ 'StartEvent_1', 'Activity_0x7f', 'Event_Overdue', 'Task_Triage', 'Gateway_approved' ]
      ]
    ]
  },
  'known-bean': {
    config: { beans: [ 'publishReply' ] },
    good: [ '<bpmn:serviceTask id="A" camunda:delegateExpression="${publishReply}"/><bpmn:userTask id="B"/>' ],
    bad: [
      [ '<bpmn:serviceTask id="A" camunda:delegateExpression="${entityManager}"/>', [ 'A' ] ],
      [ '<bpmn:serviceTask id="A" camunda:delegateExpression="${publishReply.x}"/>', [ 'A' ] ],
      [ '<bpmn:sendTask id="A"/>', [ 'A' ] ]
    ]
  },
  'labels': {
    good: [
      `<bpmn:process id="P" name="Aduan"><bpmn:userTask id="A" name="Setujui"/><bpmn:exclusiveGateway id="J"/>
       <bpmn:exclusiveGateway id="G" name="Disetujui?"/>
       <bpmn:sequenceFlow id="Y" name="Ya" sourceRef="G" targetRef="A"/>
       <bpmn:sequenceFlow id="N" name="Tidak" sourceRef="G" targetRef="J"/></bpmn:process>`
    ],
    bad: [
      [ '<bpmn:process id="P"/>', [ 'P' ] ],
      [
        `<bpmn:process id="P" name="Aduan"><bpmn:userTask id="A"/><bpmn:exclusiveGateway id="G" name="Disetujui"/>
         <bpmn:subProcess id="S"/>
         <bpmn:sequenceFlow id="Y" sourceRef="G" targetRef="A"/>
         <bpmn:sequenceFlow id="N" name="Tidak" sourceRef="G" targetRef="A"/></bpmn:process>`,
        [ 'A', 'G', 'Y', 'S' ]
      ]
    ]
  },
  'no-code': {
    good: [
      `<bpmn:userTask id="A" camunda:formKey="step"><bpmn:extensionElements><camunda:properties>
       <camunda:property name="outcomes" value="a,b"/></camunda:properties></bpmn:extensionElements></bpmn:userTask>`
    ],
    bad: [
      [ '<bpmn:scriptTask id="A"/>', [ 'A' ] ],
      [ '<bpmn:serviceTask id="A" camunda:class="x.Y"/>', [ 'A' ] ],
      [ '<bpmn:serviceTask id="A" camunda:type="external" camunda:topic="t"/>', [ 'A', 'A' ] ],
      [
        `<bpmn:userTask id="A"><bpmn:extensionElements><camunda:taskListener event="create" expression="x"/>
         </bpmn:extensionElements></bpmn:userTask>`,
        [ 'A' ]
      ]
    ]
  },
  'phase-terminates': {
    good: [
      ladder('<bpmn:endEvent id="E"><bpmn:terminateEventDefinition/></bpmn:endEvent>', 'false'),
      ladder('<bpmn:endEvent id="E"/>', 'true')
    ],
    bad: [ [ ladder('<bpmn:endEvent id="E"/>', 'false'), [ 'E' ] ] ]
  },
  'process-attributes': {
    good: [
      '<bpmn:process id="P" isExecutable="true" camunda:historyTimeToLive="P3653D" camunda:versionTag="1"/>',
      '<bpmn:process id="P" isExecutable="true" camunda:historyTimeToLive="4000" camunda:versionTag="1"/>'
    ],
    bad: [
      [ '<bpmn:process id="P"/>', [ 'P', 'P', 'P' ] ],
      [ '<bpmn:process id="P" isExecutable="true" camunda:historyTimeToLive="P30D" camunda:versionTag="1"/>', [ 'P' ] ]
    ]
  },
  'wait-deadline': {
    good: [
      `<bpmn:userTask id="A"/><bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>`,
      ladder('<bpmn:userTask id="A"/><bpmn:subProcess id="S"><bpmn:receiveTask id="B"/></bpmn:subProcess>', 'false')
    ],
    bad: [
      [ '<bpmn:userTask id="A"/><bpmn:receiveTask id="B"/>', [ 'A', 'B' ] ],
      [
        `<bpmn:userTask id="A"/><bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>`,
        [ 'A' ]
      ],
      [
        `<bpmn:subProcess id="L" triggeredByEvent="true"><bpmn:startEvent id="T"><bpmn:timerEventDefinition/></bpmn:startEvent>
         <bpmn:userTask id="A"/></bpmn:subProcess>`,
        [ 'A' ]
      ]
    ]
  }
};

for (const [ rule, { good, bad, config } ] of Object.entries(SAMPLES)) {
  describe(rule, () => {
    good.forEach((content, index) => {
      test(`lets sample ${index + 1} pass`, async () => {
        assert.deepEqual(await lint(rule, content, config), []);
      });
    });

    bad.forEach(([ content, expected ], index) => {
      test(`reports ${expected.join(', ')} in sample ${index + 1}`, async () => {
        assert.deepEqual((await lint(rule, content, config)).sort(), [ ...expected ].sort());
      });
    });
  });
}

test('every rule has samples', async () => {
  const { default: plugin } = await import('bpmnlint-plugin-sigap');

  assert.deepEqual(Object.keys(plugin.rules).sort(), Object.keys(SAMPLES).sort());
});

function gateway(attributes, yes, no) {
  return `<bpmn:startEvent id="A"/><bpmn:exclusiveGateway id="G" ${attributes}/>
    <bpmn:sequenceFlow id="Yes" sourceRef="G" targetRef="A">${yes}</bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="No" sourceRef="G" targetRef="A">${no}</bpmn:sequenceFlow>`;
}

function ladder(content, interrupting) {
  return `${content}<bpmn:subProcess id="L" triggeredByEvent="true">
    <bpmn:startEvent id="T" isInterrupting="${interrupting}"><bpmn:timerEventDefinition/></bpmn:startEvent>
    <bpmn:endEvent id="X"/></bpmn:subProcess>`;
}

function drawing(...elements) {
  return `<bpmn:process id="P"><bpmn:startEvent id="A"/><bpmn:endEvent id="B"/>
    <bpmn:sequenceFlow id="F" sourceRef="A" targetRef="B"/></bpmn:process>
    <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="P">${elements.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
}
