import { IconCamera, IconX } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { maxPhotos } from './photos.ts'
import { PhotoTray, type Tile, type Tray } from './tray.ts'
import { useT } from './texts.ts'
import css from './public.module.css'

/** The photos of a form that may be sent only when {@link PhotoTray.whole} gives them. */
export function usePhotos(): { tray: PhotoTray; photos: Tray } {
  const [tray] = useState(() => new PhotoTray())
  return { tray, photos: useSyncExternalStore(tray.subscribe, tray.now) }
}

const reveal = (trouble: HTMLElement | null) => trouble?.scrollIntoView({ block: 'nearest' })

/** @param closed while the photos are on their way: what is chosen then would not go with them */
export function PhotoField({ tray, photos, closed }: { tray: PhotoTray; photos: Tray; closed: boolean }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  const { tiles, trouble } = photos
  return (
    <div className={css.field} role="group" aria-labelledby={`${hint}-label`} aria-describedby={hint}>
      <span id={`${hint}-label`} className={css.label}>
        {t('form.photos')} <i>{t('form.optional')}</i>
      </span>
      <div className={css.photos}>
        {tiles.map((tile) => (
          <Thumbnail key={tile.id} tile={tile} closed={closed} onRemove={() => tray.remove(tile.id)} />
        ))}
        {tiles.length < maxPhotos && (
          <button type="button" className={css.addPhoto} disabled={closed} onClick={() => input.current?.click()}>
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
        disabled={closed}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          tray.add(files)
        }}
      />
      <small id={hint} className={css.hint}>
        {t('form.photos.hint')}
      </small>
      {trouble && (
        <p ref={reveal} className={css.wrong} role="alert">
          {t(`form.photos.${trouble.why}`, { name: trouble.name })}
        </p>
      )}
    </div>
  )
}

function Thumbnail({ tile, closed, onRemove }: { tile: Tile; closed: boolean; onRemove: () => void }) {
  const t = useT()
  const { name, photo } = tile
  return (
    <figure className={css.thumbnail} aria-busy={!photo}>
      {photo ? (
        <Picture photo={photo} />
      ) : (
        <span className={css.preparing} role="status">
          {t('form.photos.preparing')}
        </span>
      )}
      <button type="button" disabled={closed} aria-label={t('form.photos.remove', { name })} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </button>
    </figure>
  )
}

function Picture({ photo }: { photo: File }) {
  const url = useMemo(() => URL.createObjectURL(photo), [photo])
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return <img src={url} alt={photo.name} />
}
