import { IconCamera, IconX } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { maxPhotos, prepare } from './photos.ts'
import { useT } from './texts.ts'
import css from './public.module.css'

export function PhotoField({ photos, onChange }: { photos: File[]; onChange: (photos: File[]) => void }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  const [busy, setBusy] = useState(false)
  const [complaint, setComplaint] = useState<string>()

  const add = async (files: File[]) => {
    setBusy(true)
    let trouble: string | undefined
    const added: File[] = []
    for (const file of files) {
      if (photos.length + added.length >= maxPhotos) {
        trouble = t('form.photos.many')
        break
      }
      const ready = await prepare(file)
      if (typeof ready === 'string') trouble = t(`form.photos.${ready}`, { name: file.name })
      else added.push(ready)
    }
    setBusy(false)
    setComplaint(trouble)
    if (added.length > 0) onChange([...photos, ...added])
  }

  return (
    <div className={css.field} role="group" aria-labelledby={`${hint}-label`} aria-describedby={hint}>
      <span id={`${hint}-label`} className={css.label}>
        {t('form.photos')} <i>{t('form.optional')}</i>
      </span>
      <div className={css.photos}>
        {photos.map((photo, index) => (
          <Thumbnail
            key={photo.name + photo.size + index}
            photo={photo}
            onRemove={() => onChange(photos.filter((p) => p !== photo))}
          />
        ))}
        {photos.length < maxPhotos && (
          <button
            type="button"
            className={css.addPhoto}
            disabled={busy}
            aria-busy={busy}
            onClick={() => input.current?.click()}
          >
            <IconCamera size={24} aria-hidden />
            {t('form.photos.add')}
          </button>
        )}
      </div>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        multiple
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          void add(files)
        }}
      />
      <small id={hint} className={css.hint}>
        {t('form.photos.hint')}
      </small>
      {complaint && (
        <p className={css.wrong} role="alert">
          {complaint}
        </p>
      )}
    </div>
  )
}

function Thumbnail({ photo, onRemove }: { photo: File; onRemove: () => void }) {
  const t = useT()
  const url = useMemo(() => URL.createObjectURL(photo), [photo])
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return (
    <figure className={css.thumbnail}>
      <img src={url} alt={photo.name} />
      <button type="button" aria-label={t('form.photos.remove', { name: photo.name })} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </button>
    </figure>
  )
}
