import { Autocomplete, Button, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post, sentence } from '../../api/http.ts'
import { useT } from '../texts.ts'

interface Services {
  items: { code: string; name: string; group: string }[]
  loadedAt?: string
  ignored: number
}

interface Props {
  common: Record<string, unknown>
  channel: string
  fixed: boolean
  value: string
  onChange: (value: string) => void
}

/** The service of an agency in another office's system; the list is loaded from there when somebody asks for it. */
export function ServiceField({ common, channel, fixed, value, onChange }: Props) {
  const t = useT()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const known = /^[a-z0-9-]{1,40}$/.test(channel)
  const address = `/admin/channels/${channel}/services`
  const services = useQuery({
    queryKey: ['admin', 'services', channel],
    queryFn: ({ signal }) => get<Services>(address, signal),
    enabled: known,
  })
  const load = async () => {
    setBusy(true)
    setTrouble(undefined)
    try {
      const loaded = await post<Services>(address)
      queries.setQueryData(['admin', 'services', channel], loaded)
      if (loaded.items.length === 0) setTrouble(t('admin.services.none'))
    } catch (error) {
      setTrouble(sentence(error))
    } finally {
      setBusy(false)
    }
  }
  const items = services.data?.items ?? []
  return (
    <Stack gap="xs">
      <Autocomplete
        {...common}
        error={trouble ?? (common['error'] as string | undefined)}
        data={items.map((one) => one.code)}
        renderOption={({ option }) => (
          <span>
            {option.value} · {items.find((one) => one.code === option.value)?.name}
          </span>
        )}
        value={value}
        onChange={onChange}
      />
      {!fixed && (
        <Button variant="default" size="xs" loading={busy} disabled={!known} onClick={() => void load()}>
          {t('admin.services.load')}
        </Button>
      )}
    </Stack>
  )
}
