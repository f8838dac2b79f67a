import type { FunctionComponent } from 'preact';

/** Links that choose which part of a list is shown. */
export const Views: FunctionComponent<{
  label: string;
  views: { text: string; href: string; current: boolean }[];
}> = ({ label, views }) => (
  <nav class="views" aria-label={label}>
    {views.map(({ text, href, current }) => (
      <a key={text} href={href} aria-current={current ? 'true' : undefined}>
        {text}
      </a>
    ))}
  </nav>
);
