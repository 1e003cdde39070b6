/**
 * The English of a refusal, by its code, for whoever reads the pages in English. The server's own sentence is Indonesian and
 * more exact: it names the case, the person or the number; it follows where the English alone would not do.
 */
const sentences: Record<string, string> = {
  'agency-inactive': 'This agency is inactive; nothing can be forwarded to it.',
  'answer-owed': 'This is a request that the law says must be answered; it cannot be closed without one.',
  busy: 'Too many people are sending at this moment. Nothing was stored; try again in a few seconds.',
  'challenge-required': 'Too many reports from one place. Your browser solves a small task first; send again.',
  'channel-away': 'This channel is closed for the moment.',
  closed: 'This case is closed. Reopen it first if it has to go on.',
  collision: 'Somebody changed this at the same moment. Reload, then try again.',
  'connector-away': 'The connector of this channel is not installed at the moment.',
  'demo-person': 'Demonstration accounts do not count here; sign in with your own.',
  'directory-away': 'Keycloak does not answer, so roles and agencies cannot be checked. Try again later.',
  discarded: 'This version of the template was discarded.',
  'draft-closed': 'This draft is no longer open.',
  exists: 'An entry with this code exists already.',
  failure: 'Something went wrong in the system. What was stored is not lost; try again.',
  findings: 'There are errors to mend first.',
  'header-expected': 'Changes are accepted from Sigap’s own pages only.',
  'held-by-another': 'Somebody else holds this case.',
  'if-match-expected': 'Reload first: the version that you changed was not named.',
  'in-use': 'This entry is in use and cannot be removed; make it inactive instead.',
  invalid: 'Something that was entered is not accepted.',
  'json-expected': 'The request cannot be read.',
  'key-used': 'This form was sent before with other content; reload the page, then send again.',
  locked: 'Somebody else is editing this draft.',
  merged: 'This case is handled together with another one; work there.',
  'method-not-allowed': 'This cannot be called in this way.',
  moving: 'This person’s work is being moved already.',
  'not-a-draft': 'This wording is no draft and cannot be submitted.',
  'not-allowed': 'Your role does not allow this.',
  'not-answered': 'This report has not been answered yet; it can be rated afterwards.',
  'not-approved': 'There is no wording whose approvals are complete.',
  'not-closed': 'This case is still open.',
  'not-found': 'What you are looking for is not there.',
  'not-held': 'You do not hold this case (any longer). Claim it first.',
  'not-merged': 'This case is not merged.',
  'not-newest': 'There is a newer wording than this one.',
  'not-open': 'This forwarding has ended; it can no longer be answered.',
  'not-signed': 'There is no signed checkpoint yet; try again in a minute.',
  'not-submitted': 'This wording does not await an approval.',
  'not-waiting': 'Nothing waits for you to deliver here.',
  'not-yet': 'Your report is stored, but its number is not there yet. Send again in a moment; it will not be doubled.',
  'nothing-to-forward': 'No agency has been named for this forwarding.',
  older: 'A newer version has been released already.',
  'other-text': 'The wording that you see has changed since. Reload and read it again.',
  oversight: 'A complaint about staff goes to the inspectorate only, never to the agency it accuses.',
  parked: 'The case is at a stage where nobody can hold it.',
  paused: 'This channel is paused already.',
  refused: 'This request cannot be served.',
  released: 'This version of the template is released already.',
  resolved: 'This incident has been settled already.',
  'round-answered': 'This round is answered. To add to it, choose “Follow-up answer” or “Correction” with a reason.',
  running: 'This channel is running already.',
  sending: 'An answer for this case is being sent; wait for its result.',
  'signed-out': 'Your session has ended. Sign in again to go on.',
  'stale-base': 'A newer release of this file exists; draw the change again from it.',
  'stale-version': 'Somebody changed this since you opened it. Reload, then try again.',
  taken: 'Somebody took this incident already.',
  'too-large': 'What was sent is too large.',
  'too-many-rows': 'The file has too many lines.',
  'too-slow': 'The table takes too long to compute.',
  unchanged: 'The content is the same as in the newest release.',
  unreadable: 'The file cannot be read.',
  unsupported: 'This kind of content is not accepted.',
  'wrong-step': 'The case is at another step now. Reload to see what can be done.',
}

/** Where the exact words matter: what to mend, and where. */
const exact = new Set(['findings', 'invalid', 'in-use', 'too-large', 'failure', 'unreadable', 'held-by-another', 'locked'])

/** The sentence in English; one that is not known stays as it is. */
export function problemInEnglish(code: string, detail: string): string {
  const known = sentences[code]
  if (known === undefined) return detail
  return exact.has(code) ? `${known} (${detail})` : known
}
