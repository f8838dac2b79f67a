import '../style/process.css';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { api } from '../api/client';
import type { ProcessElement, ProcessInstance } from '../api/types';
import { words } from '../format/words';
import { useOne } from '../store/one';
import { markOf, steps, type Mark } from '../store/standing';
import { Moment, Since } from './age';
import { Diagram } from './diagram';
import { Reading } from './reading';
import { Trouble } from './trouble';

export const MARK_WORDS: Record<Mark, string> = {
  active: 'Here now',
  completed: 'Done',
  incident: 'Stopped',
  terminated: 'Left off',
};

/** While the process runs it is read again so long (ms) after each answer. */
const REFRESH_MS = 2_000;

/** The diagram with its marks, and the same in words. `change` makes it read again. */
export const ProcessView: FunctionComponent<{ instance: string; change: unknown }> = ({
  instance,
  change,
}) => {
  const process = useOne(instance, () => api.process(instance));
  const runs = process.value?.state === 'active';
  useEffect(process.again, [change]);
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setTimeout(process.again, REFRESH_MS);
    return () => clearTimeout(timer);
  }, [process.value, process.problem]);
  if (process.problem !== null && process.value === null) {
    return <Trouble problem={process.problem} again={process.again} />;
  }
  if (process.value === null) return <Reading what="process" />;
  return <Standing process={process.value} />;
};

const Standing: FunctionComponent<{ process: ProcessInstance }> = ({ process }) => {
  const query = `${process.bpmnProcessId} ${process.version}`;
  const xml = useOne(query, () => api.processXml(process.bpmnProcessId, process.version));
  return (
    <div class="process">
      {xml.problem !== null && <Trouble problem={xml.problem} again={xml.again} />}
      {xml.value !== null && <Diagram xml={xml.value} elements={process.elements} />}
      <ol class="steps" aria-label="Steps so far">
        {steps(process.elements).map((element, index) => (
          <Step key={`${element.elementId} ${index}`} element={element} />
        ))}
      </ol>
    </div>
  );
};

const Step: FunctionComponent<{ element: ProcessElement }> = ({ element }) => {
  const mark = markOf(element);
  return (
    <li class={`step mark-${mark}`} data-element={element.elementId}>
      <strong>{nameOf(element)}</strong>
      <span class="step-mark">{MARK_WORDS[mark]}</span>
      <span class="step-time">
        {element.leftAt === null ? (
          <>
            for <Since at={element.enteredAt} />
          </>
        ) : (
          <Moment at={element.leftAt} />
        )}
      </span>
      {element.incident !== null && <span class="step-incident">{element.incident}</span>}
    </li>
  );
};

/** Flow elements need no name; then the id, which is readable, stands for it. */
function nameOf({ name, elementId }: ProcessElement): string {
  return name === null || name === '' ? words(elementId) : name;
}
