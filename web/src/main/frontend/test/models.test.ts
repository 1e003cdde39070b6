import { validate } from '@bpmn-io/element-templates-validator'
import { BpmnModdle } from 'bpmn-moddle'
import * as replaceOptions from 'bpmn-js/lib/features/replace/ReplaceOptions'
import camunda from 'camunda-bpmn-moddle/resources/camunda'
import { readdirSync, readFileSync } from 'node:fs'
import { beans } from 'virtual:sigap-lint'
import { describe, expect, it } from 'vitest'
import { isAllowed, isOffered, offered, type Target } from '../src/staff/models/diagram/allowed.ts'
import { formKeys, known, ladders, templateOf, templates } from '../src/staff/models/diagram/catalog.ts'
import { readCondition, writeCondition } from '../src/staff/models/diagram/conditions.ts'
import { whenLabel } from '../src/staff/models/diagram/conditionWords.ts'
import { make, properties, propertyList, templateIdOf, withoutMarks } from '../src/staff/models/diagram/elements.ts'
import { definitionId, houseId, pascal } from '../src/staff/models/diagram/ids.ts'
import type { Bo, BpmnFactory } from '../src/staff/models/diagram/js.ts'
import { lint } from '../src/staff/models/diagram/lint.ts'
import { outcomesOfLines, readOutcomes, writeOutcomes } from '../src/staff/models/diagram/outcomes.ts'
import { keyOf, kindOf, nameIn } from '../src/staff/models/files.ts'
import { together } from '../src/staff/models/findings.ts'
import { compareDiagrams } from '../src/staff/models/release/changes.ts'
import { compareTables } from '../src/staff/models/table/changes.ts'
import { compareRows, type TableRow, type TableShape } from '../src/staff/models/table/rows.ts'
import { drawnSay } from '../src/staff/models/texts.ts'
import { en } from '../src/staff/models/texts.en.ts'
import { id } from '../src/staff/models/texts.id.ts'
import { fill } from '../src/i18n/dictionary.ts'

const shipped = new URL('../../../../../bpmn/src/main/resources/id/sigap/bpmn/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, shipped), 'utf8')
const diagrams = readdirSync(shipped).filter((name) => name.endsWith('.bpmn'))
const legal = readFileSync(
  new URL('../../../../../ear/it/src/test/resources/id/sigap/it/releases/legal-check/ReplyPhase.bpmn', import.meta.url),
  'utf8',
)
const moddle = new BpmnModdle({ camunda })
const factory = moddle as unknown as BpmnFactory
const parse = async (xml: string) => (await moddle.fromXML(xml)).rootElement as Bo
const words = (key: string, values?: Record<string, string>) => fill(drawnSay(key), values)
const models = diagrams.map((name) => ({ key: name.replace('.bpmn', ''), name, kind: 'process' }))
const tables = ['TriagePolicy', 'ApprovalPolicy'].map((key) => ({ key, name: key, kind: 'decision' }))
const catalogue = templates(drawnSay, [...models, ...tables])

const nodes = (scope: Bo): Bo[] =>
  ((scope['flowElements'] as Bo[] | undefined) ?? []).flatMap((node) => [node, ...nodes(node)])

describe('The catalogue', () => {
  it('offers each bean of bpmn/beans.txt, with a name and what it does, and no other', () => {
    const own = catalogue.filter(({ id }) => id.startsWith('sigap.bean.')).map(({ id }) => id.slice('sigap.bean.'.length))
    expect(own).toEqual(beans)
    const named = Object.keys(id).filter((key) => /^bean\.\w+$/.test(key))
    expect(named.map((key) => key.slice(5)).sort()).toEqual([...beans].sort())
    for (const { name, description } of catalogue) expect([name, description].join()).not.toMatch(/bean\.|form\.|wait\./)
  })

  it('offers the forms that the server knows', () => {
    const server = readFileSync(
      new URL(
        '../../../../../ejb/core/src/main/java/id/sigap/process/engine/BpmnVocabulary.java',
        import.meta.url,
      ),
      'utf8',
    )
    const set = /FORM_KEYS = Set\.of\(([^)]*)\)/.exec(server)![1]!
    expect([...formKeys].sort()).toEqual([...set.matchAll(/"([^"]+)"/g)].map(([, key]) => key).sort())
  })

  it('offers the ladders of the demonstration data', () => {
    const file = new URL('../../../../../ejb/core/src/main/resources/id/sigap/data/contoh/ladders.csv', import.meta.url)
    const found = readFileSync(file, 'utf8').split('\n').slice(1).map((line) => line.split(',')[0]!).filter(Boolean)
    expect([...ladders].sort()).toEqual([...new Set(found)].sort())
  })

  it('is made of element templates that the panel takes', () => {
    for (const template of catalogue) {
      const { errors } = validate(template)
      expect([template.id, errors ?? []]).toEqual([template.id, []])
    }
  })

  it.each(diagrams)('knows every task, wait, call and phase of %s', async (name) => {
    const definitions = await parse(read(name))
    const process = (definitions['rootElements'] as Bo[]).find(({ $type }) => $type === 'bpmn:Process')!
    for (const node of nodes(process))
      if (/Task$|CallActivity$/.test(node.$type))
        expect([node.id, catalogue.some((template) => template.id === templateIdOf(node))]).toEqual([node.id, true])
  })

  it('makes elements that are told to be of their own template', () => {
    const definitions = factory.create('bpmn:Definitions', { rootElements: [] })
    for (const template of catalogue.filter(({ id }) => id !== 'sigap.phase')) {
      const made = make(factory, template, definitions)
      expect(templateIdOf(made)).toBe(template.id)
      expect(made.$type === 'bpmn:ReceiveTask' ? made['messageRef'] : true).toBeTruthy()
    }
  })

  it('takes no free class, script or expression for its own', () => {
    const made = (delegateExpression: string) => templateOf({ type: 'bpmn:ServiceTask', delegateExpression, properties: {} })
    expect(made('${bindApproval}')).toBe('sigap.bean.bindApproval')
    expect(made('${runtimeService}')).toBeUndefined()
    expect(made('${bindApproval.run()}')).toBeUndefined()
    expect(templateOf({ type: 'bpmn:ScriptTask', properties: {} })).toBeUndefined()
  })
})

describe('What may be drawn', () => {
  const all = [...Object.values(replaceOptions).filter(Array.isArray), ...Object.values(replaceOptions.TYPED_EVENT)].flat() as {
    actionName: string
    target?: Target
  }[]
  const targets = new Map<string, Target[]>()
  for (const { actionName, target } of all)
    if (target) targets.set(actionName, [...(targets.get(actionName) ?? []), target])

  it('leaves of the replace menu what the server lets in', () => {
    const left = offered(Object.fromEntries([...targets.keys()].map((name) => [name, {}])), targets, [])
    expect(Object.keys(left).sort()).toEqual([
      'replace-with-exclusive-gateway',
      'replace-with-none-end',
      'replace-with-none-start',
      'replace-with-parallel-gateway',
      'replace-with-terminate-end',
    ])
  })

  it('refuses what could run code or lead out of the office', () => {
    for (const type of ['bpmn:ScriptTask', 'bpmn:ManualTask', 'bpmn:ComplexGateway', 'bpmn:Transaction', 'bpmn:DataObjectReference'])
      expect([type, isAllowed({ type })]).toEqual([type, false])
    expect(isAllowed({ type: 'bpmn:StartEvent', eventDefinitionType: 'bpmn:SignalEventDefinition' })).toBe(false)
    expect(isAllowed({ type: 'bpmn:EndEvent', eventDefinitionType: 'bpmn:TerminateEventDefinition' })).toBe(true)
    expect(isOffered({ type: 'bpmn:UserTask' })).toBe(false)
  })

  it.each(diagrams)('is all that %s is made of', async (name) => {
    const definitions = await parse(read(name))
    const process = (definitions['rootElements'] as Bo[]).find(({ $type }) => $type === 'bpmn:Process')!
    for (const node of nodes(process)) {
      const eventDefinitionType = ((node['eventDefinitions'] as Bo[] | undefined) ?? [])[0]?.$type
      expect([node.id, isAllowed({ type: node.$type, eventDefinitionType })]).toEqual([node.id, true])
    }
  })
})

describe('Conditions', () => {
  it('are read and written alike', () => {
    for (const text of ["${outcome == 'boleh'}", '${emergency}', '${approvalsLeft > 0}', '${a == 1 and b}'])
      expect(writeCondition(readCondition(text)!)).toBe(text)
    expect(readCondition('#{ decision == "approved" }')).toEqual({ kind: 'equals', variable: 'decision', value: 'approved' })
    expect(readCondition('${list[0]}')).toEqual({ kind: 'other', text: '${list[0]}' })
    expect(readCondition('${execution.kill()}')!.kind).toBe('other')
    expect(readCondition('  ')).toBeUndefined()
  })

  it('let no quote break out of a value', () => {
    expect(() => writeCondition({ kind: 'equals', variable: 'outcome', value: "x' or 'a" })).toThrow()
  })

  it('all have words', () => {
    for (const condition of known) expect(whenLabel(condition)).not.toMatch(/^when\.|[=<>$]/)
  })
})

describe('Results of a step', () => {
  it('are read and written as the server reads them', () => {
    const text = 'boleh=Boleh dikirim; perbaiki=Perbaiki dahulu'
    expect(writeOutcomes(readOutcomes(text))).toBe(text)
    expect(readOutcomes('selesai')).toEqual([{ code: 'selesai', label: 'selesai' }])
  })

  it('keep their codes when lines move, come, go or are reworded', () => {
    const before = readOutcomes('lanjut=Lanjutkan; kembali=Kembalikan')
    expect(writeOutcomes(outcomesOfLines('Kembalikan\nLanjutkan', before))).toBe('kembali=Kembalikan; lanjut=Lanjutkan')
    expect(writeOutcomes(outcomesOfLines('Boleh dikirim\nKembalikan', before))).toBe('lanjut=Boleh dikirim; kembali=Kembalikan')
    expect(writeOutcomes(outcomesOfLines('Lanjutkan\n\nTanya; dulu=\nKembalikan', before))).toBe(
      'lanjut=Lanjutkan; tanya-dulu=Tanya  dulu; kembali=Kembalikan',
    )
    expect(outcomesOfLines('Ya\nYa!', [])).toEqual([
      { code: 'ya', label: 'Ya' },
      { code: 'ya-2', label: 'Ya!' },
    ])
  })
})

describe('Ids', () => {
  const free = () => false
  it('are Prefix_PascalCaseOfTheLabel', () => {
    expect(pascal('Boleh dikirim?')).toBe('BolehDikirim')
    expect(houseId({ type: 'bpmn:UserTask', label: 'Telaah hukum' }, free)).toBe('Task_TelaahHukum')
    expect(houseId({ type: 'bpmn:ExclusiveGateway', label: 'é — 2 jalan?' }, free)).toBe('Gateway_E2Jalan')
    expect(houseId({ type: 'bpmn:EndEvent', label: '' }, free)).toBe('Event_Baru')
    expect(houseId({ type: 'bpmn:SequenceFlow', from: 'Task_TelaahHukum', to: 'Gateway_Boleh' }, free)).toBe(
      'Flow_TelaahHukum_To_Boleh',
    )
    expect(definitionId('bpmn:TerminateEventDefinition', 'Event_Batal')).toBe('Terminate_Batal')
    expect(houseId({ type: 'label' }, free)).toBeUndefined()
  })

  it('never take one that is there', () => {
    const taken = new Set(['Task_Baru', 'Task_Baru2'])
    expect(houseId({ type: 'bpmn:UserTask' }, (id) => taken.has(id))).toBe('Task_Baru3')
  })
})

describe('The lint in the browser', () => {
  it.each(diagrams)('finds nothing in %s', async (name) => {
    expect(await lint(await parse(read(name)))).toEqual([])
  })

  it('names element and reason in the office’s words', async () => {
    const broken = legal.replace(' camunda:candidateGroups="legal"', '').replace('${bindApproval}', '${runtimeService}')
    expect(await lint(await parse(broken))).toEqual([
      { rule: 'candidate-groups', element: 'Task_CheckLaw', severity: 'error', message: id['lint.candidate-groups'] },
      { rule: 'known-bean', element: 'Task_BindApproval', severity: 'error', message: id['lint.known-bean'] },
    ])
  })

  it('says nothing where the server already spoke', () => {
    const of = (element: string, severity: 'error' | 'warning' = 'error') => ({ rule: 'r', element, severity, message: element })
    expect(together([of('B', 'warning'), of('A')], [of('A'), of('C')]).map(({ element }) => element)).toEqual(['A', 'C', 'B'])
  })
})

describe('The difference of two diagrams', () => {
  it('is told in words', async () => {
    const after = legal
      .replace('name="Terbitkan jawaban"', 'name="Kirim"')
      .replace('name="ladder" value="SENDING"', 'name="ladder" value="ASK"')
      .replace('${anotherRung}', '${emergency}')
    const changes = await compareDiagrams(read('ReplyPhase.bpmn'), after, words, whenLabel)
    const texts = changes.filter(({ kind }) => kind !== 'moved').map(({ text }) => text)
    expect(texts).toContain('Langkah “Telaah hukum” baru')
    expect(texts).toContain('Panah “Boleh” Boleh dikirim? → Ikat persetujuan baru')
    expect(texts).toContain('Panah Pengiriman dimulai → Ikat persetujuan dihapus')
    expect(texts).toContain('Layanan “Kirim”: nama dari “Terbitkan jawaban” menjadi “Kirim”')
    expect(texts).toContain('Alur “Kirim jawaban”: tangga tenggat dari “SENDING” menjadi “ASK”')
    expect(texts).toContain(
      'Panah “Ya” Ada anak tangga lagi? → Anak tangga berikut tiba: syarat dari “masih ada anak tangga” menjadi “darurat”',
    )
    expect(texts).toHaveLength(11)
  })

  it('is nothing between a diagram and itself', async () => {
    expect(await compareDiagrams(legal, legal, words, whenLabel)).toEqual([])
  })
})

describe('The difference of two tables', () => {
  const row = (id: string, ...cells: string[]): TableRow => ({ id, note: '', cells })
  const table = (...rows: TableRow[]): TableShape => ({
    key: 'T',
    name: 'Tabel',
    hitPolicy: 'FIRST',
    inputs: [{ label: 'Golongan', expression: 'category', type: 'string' }],
    outputs: [{ label: 'Jumlah', name: 'level' }],
    rows,
  })

  it('finds rows that were added, removed, moved and changed', () => {
    const before = [row('a', '1'), row('b', '2'), row('c', '3'), row('d', '4')]
    const after = [row('d', '4'), row('a', '1'), row('e', '5'), row('c', '33')]
    expect(compareRows(before, after).map((change) => [change.kind, change.row.id])).toEqual([
      ['moved', 'd'],
      ['added', 'e'],
      ['changed', 'c'],
      ['removed', 'b'],
    ])
    expect(compareRows(before, before)).toEqual([])
    expect(compareRows([row('a', ' x\n y')], [row('a', 'x y')])).toEqual([])
  })

  it('is told in words', () => {
    const changes = compareTables(
      [table(row('a', '"X"', '1'), row('b', '', '2'))],
      [{ ...table(row('a', '"Y"', '1')), hitPolicy: 'UNIQUE' }],
      words,
    )
    expect(changes.map(({ text }) => text)).toEqual([
      'Aturan pemilihan baris dari FIRST menjadi UNIQUE',
      'Baris 1: Golongan dari "X" menjadi "Y"',
      'Baris lama 2 dihapus: 2',
    ])
    expect(changes.map(({ element }) => element)).toEqual(['T', 'a', 'b'])
  })
})

describe('Files', () => {
  it('are told apart, and by their own id', () => {
    expect([kindOf(read('ReplyPhase.bpmn')), keyOf(read('ReplyPhase.bpmn'))]).toEqual(['process', 'ReplyPhase'])
    expect([kindOf(read('ApprovalPolicy.dmn')), keyOf(read('ApprovalPolicy.dmn'))]).toEqual(['decision', 'ApprovalPolicy'])
    expect(kindOf('<!DOCTYPE x><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>')).toBeUndefined()
    expect(kindOf('bukan berkas')).toBeUndefined()
  })

  it('tell the names of their elements', () => {
    expect(nameIn(legal, 'Task_CheckLaw')).toBe('Telaah hukum')
    expect(nameIn('<userTask id="A" name="Siang &amp; malam &#x27;ini&#x27;"/>', 'A')).toBe("Siang & malam 'ini'")
    expect(nameIn(legal, 'Flow_ReplyBegun_To_CheckLaw')).toBe('Flow_ReplyBegun_To_CheckLaw')
    expect(nameIn(legal, '.*')).toBe('.*')
  })

  it('leave the editor without its marks', () => {
    expect(withoutMarks('<userTask id="a" camunda:modelerTemplate="sigap.form.step" name="b"/>')).toBe('<userTask id="a" name="b"/>')
  })

  it('keep a step’s other properties when one changes', () => {
    const task = factory.create('bpmn:UserTask')
    task.set('extensionElements', propertyList(factory, task, 'outcomes', 'a=A'))
    task.set('extensionElements', propertyList(factory, task, 'instruction', 'Baca'))
    expect(properties(task)).toEqual({ outcomes: 'a=A', instruction: 'Baca' })
    task.set('extensionElements', propertyList(factory, task, 'outcomes', ''))
    expect(properties(task)).toEqual({ instruction: 'Baca' })
  })
})

it('The words of both languages have the same placeholders', () => {
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
  for (const key of Object.keys(id) as (keyof typeof id)[]) expect([key, holes(en[key])]).toEqual([key, holes(id[key])])
})
