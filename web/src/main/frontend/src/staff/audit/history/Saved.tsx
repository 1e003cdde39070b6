import { ActionIcon, Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core'
import { IconBookmark, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { tellDone, tellProblem, tellUndo } from '../../ui/tell.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { change, remove, save, savedKey, useSaved } from './queries.ts'
import type { Ask, Saved as Kept } from './types.ts'
import { useT } from './words.ts'
import css from './history.module.css'

/** The auditor's kept questions, and those that others share. */
export function Saved({ ask, onOpen }: { ask: Ask; onOpen: (ask: Ask) => void }) {
  const t = useT()
  const queries = useQueryClient()
  const saved = useSaved()
  const [editing, setEditing] = useState<Kept | 'new'>()
  const again = () => void queries.invalidateQueries({ queryKey: savedKey })
  const drop = async (one: Kept) => {
    try {
      await remove(one.id)
      again()
      tellUndo(t('saved.removed', { name: one.name }), t('undo'), () =>
        void save(one.name, one.shared, one.ask).then(again, tellProblem),
      )
    } catch (problem) {
      tellProblem(problem)
    }
  }
  return (
    <section className={css.saved} aria-label={t('saved.title')}>
      <ul>
        {saved.data?.map((one) => (
          <li key={one.id}>
            <button type="button" className={css.savedName} onClick={() => onOpen(one.ask)}>
              <IconBookmark size={15} aria-hidden /> {one.name}
              {one.shared && <IconUsers size={14} aria-label={t('saved.shared.by', { name: one.owner.name })} />}
            </button>
            {one.mine && (
              <>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('saved.change', { name: one.name })}
                  onClick={() => setEditing(one)}
                >
                  <IconPencil size={15} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('saved.remove', { name: one.name })}
                  onClick={() => void drop(one)}
                >
                  <IconTrash size={15} />
                </ActionIcon>
              </>
            )}
          </li>
        ))}
        <li>
          <Button size="compact-sm" variant="subtle" onClick={() => setEditing('new')}>
            {t('saved.new')}
          </Button>
        </li>
      </ul>
      {editing && (
        <Dialog
          of={editing === 'new' ? undefined : editing}
          ask={ask}
          onClose={() => setEditing(undefined)}
          onDone={() => {
            setEditing(undefined)
            tellDone(t('saved.done'))
            again()
          }}
        />
      )}
    </section>
  )
}

function Dialog({ of, ask, onClose, onDone }: { of?: Kept; ask: Ask; onClose: () => void; onDone: () => void }) {
  const t = useT()
  const [name, setName] = useState(of?.name ?? '')
  const [shared, setShared] = useState(of?.shared ?? false)
  const [error, setError] = useState<unknown>()
  const keep = async () => {
    setError(undefined)
    try {
      await (of ? change(of.id, name, shared) : save(name, shared, ask))
      onDone()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t(of ? 'saved.rename' : 'saved.new')}</b>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label={t('saved.name')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={t('saved.shared')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        {error !== undefined && <Trouble error={error} />}
        <Group gap="sm">
          <Button disabled={name.trim() === ''} onClick={() => void keep()}>
            {t('saved.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
