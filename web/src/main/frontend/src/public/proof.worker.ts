import type { Challenge } from '../api/types.ts'
import { payload, solve } from '../logic/altcha.ts'
import type { ProofMessage } from './proof.ts'

const tell = (message: ProofMessage) => postMessage(message)

onmessage = async ({ data }: MessageEvent<Challenge>) => {
  try {
    const number = await solve(data, (tried) => tell({ tried }))
    tell(number === undefined ? { failed: true } : { payload: payload(data, number) })
  } catch {
    tell({ failed: true })
  }
}
