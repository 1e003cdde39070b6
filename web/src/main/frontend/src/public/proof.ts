import { Problem } from '../api/http.ts'
import type { Challenge } from '../api/types.ts'
import { t } from './texts.ts'

export type ProofMessage = { tried: number } | { payload: string } | { failed: true }

/** Solves a challenge in a worker, so that the page stays alive; answers ALTCHA's payload. */
export function prove(challenge: Challenge, onProgress: (percent: number) => void): Promise<string> {
  if (!globalThis.crypto?.subtle) {
    return Promise.reject(new Problem({ status: 0, code: 'insecure', detail: t('form.proof.insecure') }))
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./proof.worker.ts', import.meta.url), { type: 'module' })
    const fail = () => {
      worker.terminate()
      reject(new Problem({ status: 0, code: 'proof-failed', detail: t('form.proof.failed') }))
    }
    worker.onerror = fail
    worker.onmessage = ({ data }: MessageEvent<ProofMessage>) => {
      if ('tried' in data) onProgress(Math.min(99, Math.round((100 * data.tried) / challenge.maxnumber)))
      else if ('payload' in data) {
        worker.terminate()
        resolve(data.payload)
      } else fail()
    }
    worker.postMessage(challenge)
  })
}
