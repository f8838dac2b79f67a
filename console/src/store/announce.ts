import { signal } from '@preact/signals';
import { SEVERITY_WORDS } from '../format/words';
import { onLive } from '../live/feed';
import { machineName } from './plant';

/** The newest thing worth saying aloud; read politely by screen readers. */
export const announcement = signal('');

const said = new Set<string>();

/** Says each new finding once, and its end. */
export function followAnnouncements(): void {
  onLive('finding', (finding) => {
    const ended = finding.endedAt !== null;
    const id = `${finding.key}${ended ? ' ended' : ''}`;
    if (said.has(id)) return;
    said.add(id);
    const what = `${machineName(finding.subject)}: ${finding.title}`;
    announcement.value = ended
      ? `Finding ended. ${what}`
      : `${SEVERITY_WORDS[finding.severity]}. ${what}`;
  });
}
