import { Kbd, Modal } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../texts.ts'
import { useKeys } from './keys.ts'
import css from './help.module.css'

const keys = [
  ['j k', 'help.move'],
  ['Enter', 'help.open'],
  ['c', 'help.claim'],
  ['r', 'help.write'],
  ['f', 'help.forward'],
  ['n', 'help.note'],
  ['a', 'help.approve'],
  ['/', 'help.search'],
  ['Esc', 'help.close'],
  ['Ctrl Enter', 'help.send'],
  ['?', 'help.help'],
] as const

export function useHelp() {
  const t = useT()
  const [opened, setOpened] = useState(false)
  useKeys({ '?': () => setOpened(true) })
  const dialog = (
    <Modal opened={opened} onClose={() => setOpened(false)} title={t('help.title')}>
      <dl className={css.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <Kbd key={one}>{one}</Kbd>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
  return { open: () => setOpened(true), dialog }
}
