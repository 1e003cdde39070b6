import { createContext, useContext, useMemo } from 'react'
import type { PublicForm, PublicOffice } from '../api/types.ts'
import { useLanguage } from '../i18n/dictionary.ts'
import { officeTime } from '../logic/time.ts'

export const OfficeContext = createContext<PublicOffice | undefined>(undefined)
export const useOffice = () => useContext(OfficeContext)

/** What the server accepts; no limits until they are known. */
export const FormContext = createContext<PublicForm>({})
export const useForm = () => useContext(FormContext)

/** Times in the office's zone; in the device's own until the office is known. */
export function useOfficeTime() {
  const office = useOffice()
  const language = useLanguage()
  return useMemo(() => {
    const zone = office?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    return officeTime(zone, office?.zoneName ?? '', language)
  }, [office, language])
}
