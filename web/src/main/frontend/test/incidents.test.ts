import { describe, expect, it } from 'vitest'
import { wayOf } from '../src/logic/answered.ts'
import { incidentKind, incidentPage } from '../src/logic/incidents.ts'
import { en } from '../src/staff/texts.en.ts'
import { id } from '../src/staff/texts.id.ts'

describe('incidents', () => {
  it('names every kind that the server opens, and tells what to do', () => {
    // The kinds in the server's sources: Incidents.open(kind, …).
    const opened =
      'emergency overdue no-person hand-over send-unknown send-rejected bounced notice-unsent agency-unreached agency-mail answered-outside reply-deleted dead-letter ledger-unsealed ledger-unsigned ledger-broken checkpoint-unsent release-changed channel-away channel-silent channel-down connector-arrived connector-refused connector-fault connector-set-aside'
    for (const kind of opened.split(' ')) {
      expect(incidentKind(kind)).toBe(kind)
      for (const texts of [id, en] as Record<string, string>[]) {
        expect(texts[`incident.${kind}`], kind).toBeTruthy()
        expect(texts[`incident.${kind}.todo`], kind).toBeTruthy()
      }
    }
  })

  it('leads to the page where a connector or a channel is looked after', () => {
    expect(incidentPage('connector-arrived')).toBe('connectors')
    expect(incidentPage('channel-away')).toBe('channels')
    expect(incidentPage('overdue')).toBeUndefined()
  })

  it('tells a kind that it does not know in general words', () => {
    expect(incidentKind('quota-used-up')).toBe('other')
  })
})

describe('who answered for an agency', () => {
  it('is a way only where the server names one', () => {
    expect(wayOf('mail')).toBe('mail')
    expect(wayOf('link')).toBe('link')
    expect(wayOf('service')).toBe('service')
    expect(wayOf('agency-ptmb')).toBeUndefined()
    expect(wayOf(undefined)).toBeUndefined()
  })
})
