import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { api } from '../api/client';
import type { DeadLetter } from '../api/types';
import { fromBase64, hexDump } from '../format/hex';
import { bytes } from '../format/number';
import { onLive } from '../live/feed';
import { Ago, Moment } from '../parts/age';
import { Listing } from '../parts/listing';
import { Title } from '../parts/title';
import { useList } from '../store/list';

/** The page reads the list again at most this often (ms) while letters pour in. */
const CALM_MS = 2_000;

/** What could not be read, with its payload and the reason. */
export const DeadLettersPage: FunctionComponent = () => {
  const list = useList<DeadLetter>('', api.deadLetters, ({ id }) => String(id));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const end = onLive('dead-letter', () => {
      timer ??= setTimeout(() => {
        timer = null;
        list.again();
      }, CALM_MS);
    });
    return () => {
      end();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  return (
    <div class="wide">
      <Title text="Dead letters" />
      <p class="hint">What arrived and could not be read. Nothing is thrown away.</p>
      <Listing list={list} what="dead letters" empty="Everything that arrived could be read.">
        {(letters) => (
          <ul class="letters">
            {letters.map((letter) => (
              <Letter key={letter.id} letter={letter} />
            ))}
          </ul>
        )}
      </Listing>
    </div>
  );
};

const Letter: FunctionComponent<{ letter: DeadLetter }> = ({ letter }) => (
  <li class="panel letter" data-letter={letter.id}>
    <p class="letter-reason">{letter.reason}</p>
    <p class="letter-facts">
      <span>from {letter.source}</span>
      {letter.place !== null && <span>{letter.place}</span>}
      <span>
        <Moment at={letter.at} /> (<Ago at={letter.at} />)
      </span>
      <span>{bytes(letter.bytes)}</span>
    </p>
    <details>
      <summary>Payload</summary>
      <pre tabIndex={0}>{payload(letter)}</pre>
    </details>
  </li>
);

/** The payload as text or bytes; a list carries only the beginning of a long one. */
function payload({ payload: text, payloadBase64, bytes: whole }: DeadLetter): string {
  if (payloadBase64 === null) return text ?? '(not kept)';
  const kept = fromBase64(payloadBase64);
  const shown = text ?? hexDump(kept);
  if (whole === 0) return '(empty)';
  return kept.length < whole
    ? `${shown}\n… the first ${bytes(kept.length)} of ${bytes(whole)}`
    : shown;
}
