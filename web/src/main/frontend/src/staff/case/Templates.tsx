import { Button, Menu, Modal, Stack, Textarea } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import type { Case, Me, Template, WordingKind } from '../../api/types.ts'
import { fillGaps, gapLabel, gaps } from '../../logic/template.ts'
import { useCatalog } from '../queries.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { useWork } from './work.ts'
import css from './editor.module.css'

/** What a case tells by itself; a citizen without a name of their own is "Bapak/Ibu". */
function known(c: Case, me: Me): Record<string, string> {
  const name = c.citizen.anonymous || !/^\p{L}[\p{L}\p{M} .'’-]*$/u.test(c.citizen.name) ? '' : c.citizen.name
  return {
    '{nama}': name && name !== 'Pelapor' ? name : 'Bapak/Ibu',
    '{tiket}': c.ticket,
    '{kantor}': me.office.name,
    '{instansi}': c.forwardings.at(-1)?.agency.label ?? c.agency?.label ?? '',
  }
}

/** Texts to write from, of the kind that is being written. */
export function Templates({ kind, onUse }: { kind: WordingKind; onUse: (text: string) => void }) {
  const t = useT()
  const { templates } = useCatalog()
  const { me } = useSession()
  const { c } = useWork()
  const [chosen, setChosen] = useState<Template>()
  const offered = templates.filter((template) => template.kind === kind)
  if (offered.length === 0) return null
  const begun = (template: Template) => fillGaps(template.text, known(c, me))
  const choose = (template: Template) => {
    const text = begun(template)
    if (gaps(text).length > 0) setChosen({ ...template, text })
    else onUse(text)
  }
  return (
    <>
      <Menu position="top-start" width={320}>
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconTemplate size={16} />}>
            {t('templates')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={css.templates}>
          {offered.map((template) => (
            <Menu.Item key={template.code} onClick={() => choose(template)}>
              <b>{template.label}</b>
              <span>{begun(template)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen && <Fill template={chosen} onClose={() => setChosen(undefined)} onUse={onUse} />}
    </>
  )
}

function Fill({
  template,
  onClose,
  onUse,
}: {
  template: Template
  onClose: () => void
  onUse: (text: string) => void
}) {
  const t = useT()
  const [values, setValues] = useState<Record<string, string>>({})
  const text = fillGaps(template.text, values)
  return (
    <Modal opened onClose={onClose} title={<b>{template.label}</b>} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          onUse(text)
          onClose()
        }}
      >
        <Stack gap="sm">
          {gaps(template.text).map((gap, index) => (
            <Textarea
              key={gap}
              autosize
              minRows={1}
              data-autofocus={index === 0 || undefined}
              label={capital(gapLabel(gap))}
              value={values[gap] ?? ''}
              onChange={(event) => setValues({ ...values, [gap]: event.currentTarget.value })}
            />
          ))}
          <p className={css.filled}>{text}</p>
          <Button type="submit">{t('templates.use')}</Button>
        </Stack>
      </form>
    </Modal>
  )
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1)
