import { Radio, Stack, Textarea } from '@mantine/core'
import type { Label } from '../../api/types.ts'
import { useT } from '../texts.ts'

interface Props {
  instruction?: string
  outcomes: Label[]
  outcome: string
  onOutcome: (code: string) => void
  note: string
  onNote: (note: string) => void
}

export function StepForm({ instruction, outcomes, outcome, onOutcome, note, onNote }: Props) {
  const t = useT()
  return (
    <>
      {instruction && <span>{instruction}</span>}
      {outcomes.length > 0 && (
        <Radio.Group required label={t('step.outcome')} value={outcome} onChange={onOutcome}>
          <Stack gap="xs" mt="xs">
            {outcomes.map((one) => (
              <Radio key={one.code} value={one.code} label={one.label} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Textarea
        autosize
        minRows={2}
        label={t('step.note')}
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
    </>
  )
}
