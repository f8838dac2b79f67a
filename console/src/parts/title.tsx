import type { ComponentChildren, FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';

/** The page's heading, which also names the browser's tab. */
export const Title: FunctionComponent<{ text: string; children?: ComponentChildren }> = ({
  text,
  children,
}) => {
  useEffect(() => {
    document.title = `${text} · Millwright`;
  }, [text]);
  return (
    <div class="title">
      <h1>{text}</h1>
      {children}
    </div>
  );
};
