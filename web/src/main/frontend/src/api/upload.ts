import { language } from '../i18n/language.ts'
import { away, settle } from './http.ts'

/**
 * Sends a form and tells how far it is, from 0 to 1; `fetch` cannot. Answers and throws as `call` does. A stop by the
 * signal rejects with its reason.
 */
export function upload<T>(
  path: string,
  form: FormData,
  onProgress: (part: number) => void,
  stop?: AbortSignal,
): Promise<T> {
  return new Promise<T>((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api${path}`)
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Accept-Language', language())
    request.setRequestHeader('X-Sigap', '1')
    request.timeout = 300_000
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total)
    }
    request.onerror = request.ontimeout = () => fail(away())
    request.onabort = () => fail(stop?.reason)
    request.onload = () => {
      const type = request.getResponseHeader('Content-Type') ?? ''
      const body = request.status === 204 ? null : request.responseText
      settle<T>(new Response(body, { status: request.status, headers: { 'Content-Type': type } })).then(done, fail)
    }
    stop?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
