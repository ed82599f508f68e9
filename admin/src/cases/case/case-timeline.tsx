import { ACTIONS, type CaseEvent, STATES } from '@suishoupai/api/contract';
import { Time } from '../../ui/time.tsx';
import styles from './case-timeline.module.css';

/** Who did what, from which state to which, when and why; the newest first. */
export function CaseTimeline({ events }: { events: CaseEvent[] }) {
  return (
    <ol className={styles.timeline} aria-label="办理经过">
      {events.toReversed().map((event) => (
        <li key={event.seq}>
          <p className={styles.what}>
            <strong>{ACTIONS[event.action].done}</strong>
            <Time at={event.at} />
          </p>
          <p className="quiet">
            {event.by}
            {event.unitName && ` · ${event.unitName}`}
            {event.onSiteM !== null && ` · 距案件 ${event.onSiteM} 米`}
            {event.from && event.from !== event.to && (
              <>
                {' '}
                · {STATES[event.from].name} → {STATES[event.to].name}
              </>
            )}
          </p>
          {event.note && <p className={styles.note}>{event.note}</p>}
          {event.photos.length > 0 && (
            <p className={styles.photos}>
              {event.photos.map((photo, index) => (
                <a key={photo.id} href={photo.displayUrl} target="_blank" rel="noreferrer">
                  <img
                    src={photo.thumbUrl}
                    alt={`${ACTIONS[event.action].name}照片 ${index + 1}`}
                  />
                </a>
              ))}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
