import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../api/problem';
import type { ProcessElement } from '../api/types';
import { marks, type Mark } from '../store/standing';
import { Trouble } from './trouble';

/** The parts of bpmn-js that are used here. */
interface Canvas {
  zoom: (level?: 'fit-viewport' | number, centre?: 'auto') => number;
  scrollToElement: (element: string) => void;
  addMarker: (element: string, marker: string) => void;
  removeMarker: (element: string, marker: string) => void;
}
interface Overlays {
  add: (element: string, type: string, overlay: { position: object; html: HTMLElement }) => string;
  remove: (filter: { type: string }) => void;
}
interface Drawn {
  type: string;
  waypoints?: unknown;
  children?: Drawn[];
}
interface Registry {
  get: (element: string) => Drawn | undefined;
}

const WORDS: Record<Mark, string> = {
  active: 'here now',
  completed: 'done',
  incident: 'stopped',
  terminated: 'left off',
};
const OVERLAY = 'standing';

/** Below this scale the names in a diagram cannot be read. */
const READABLE = 0.5;

/** The BPMN diagram as it was deployed, each element marked in colour and in words. */
export const Diagram: FunctionComponent<{ xml: string; elements: readonly ProcessElement[] }> = ({
  xml,
  elements,
}) => {
  const place = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    if (place.current === null) return undefined;
    const created = new NavigatedViewer({
      container: place.current,
      // The wheel scrolls the page; the diagram has buttons and can be dragged.
      zoomScroll: { enabled: false },
    });
    created
      .importXML(xml)
      .then(() => {
        show(created, elements);
        setViewer(created);
      })
      .catch((error: unknown) => {
        setProblem(new Problem(0, 'The diagram cannot be drawn', String(error)));
      });
    return () => created.destroy();
  }, [xml]);

  useEffect(() => (viewer === null ? undefined : mark(viewer, elements)), [viewer, elements]);

  return (
    <div class="diagram-frame">
      {problem !== null && <Trouble problem={problem} />}
      <div
        ref={place}
        class="diagram"
        role="group"
        aria-label="Process diagram; the steps are listed below"
      />
      {viewer !== null && <Zoom canvas={viewer.get<Canvas>('canvas')} />}
    </div>
  );
};

const STEP = 1.3;

const Zoom: FunctionComponent<{ canvas: Canvas }> = ({ canvas }) => (
  <p class="diagram-zoom">
    <button type="button" onClick={() => canvas.zoom(canvas.zoom() * STEP)}>
      Larger
    </button>
    <button type="button" onClick={() => canvas.zoom(canvas.zoom() / STEP)}>
      Smaller
    </button>
    <button type="button" onClick={() => fit(canvas)}>
      Whole diagram
    </button>
  </p>
);

/** Shows the whole diagram, or, where it would be too small to read, the place where it stands. */
function show(viewer: NavigatedViewer, elements: readonly ProcessElement[]): void {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const here = elements.findLast(
    ({ elementId, state }) => state === 'active' && !isFlowOrFrame(registry, elementId),
  );
  if (fit(canvas) >= READABLE || here === undefined) return;
  canvas.zoom(READABLE);
  if (registry.get(here.elementId) !== undefined) canvas.scrollToElement(here.elementId);
}

/** Shows all of it, with a margin for labels at its edge; the answer is the scale. */
function fit(canvas: Canvas): number {
  return canvas.zoom(canvas.zoom('fit-viewport', 'auto') * 0.9, 'auto');
}

/** Sets the marks; the answer takes them away again. */
function mark(viewer: NavigatedViewer, elements: readonly ProcessElement[]): () => void {
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const registry = viewer.get<Registry>('elementRegistry');
  const known = [...marks(elements)].filter(([id]) => registry.get(id) !== undefined);
  for (const [id, kind] of known) {
    canvas.addMarker(id, `mark-${kind}`);
    if (kind !== 'incident' && isFlowOrFrame(registry, id)) continue;
    overlays.add(id, OVERLAY, { position: { top: -24, left: 0 }, html: label(kind) });
  }
  return () => {
    overlays.remove({ type: OVERLAY });
    for (const [id, kind] of known) canvas.removeMarker(id, `mark-${kind}`);
  };
}

/** What frames other elements is marked by its edge alone: the words stand at the elements. */
function isFlowOrFrame(registry: Registry, id: string): boolean {
  const element = registry.get(id);
  return (
    element?.waypoints !== undefined ||
    (element?.children ?? []).some(({ type }) => type !== 'label')
  );
}

function label(kind: Mark): HTMLElement {
  const element = document.createElement('span');
  element.className = `mark-label mark-${kind}`;
  element.textContent = WORDS[kind];
  return element;
}
