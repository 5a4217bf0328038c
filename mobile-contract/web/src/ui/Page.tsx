import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { back } from '../shell/router';
import { Icon } from './Icon';

interface Props {
  title: string;
  /** Shows the arrow back; where it leads when the page was opened directly. */
  up?: string;
  /** Buttons at the right of the title, e.g. the star. */
  actions?: ComponentChildren;
  /** The title is read but not shown: the screen's own field says what it is. */
  hideTitle?: boolean;
  children: ComponentChildren;
}

let opened = false;

/** One screen: its title in the window, and the focus on it, so that a screen reader says where one is. */
export function Page({ title, up, actions, hideTitle, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} — ROR mobile`;
  }, [title]);
  useEffect(() => {
    // On the first screen the focus stays where the browser put it: at the start of the document.
    if (opened) heading.current?.focus({ preventScroll: true });
    opened = true;
    scrollTo(0, 0);
  }, []);
  return (
    <>
      <div class={hideTitle ? 'away' : 'title'}>
        {up !== undefined && (
          <button type="button" class="square" onClick={() => back(up)}>
            <Icon name="back" label="Retour" />
          </button>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </div>
      {children}
    </>
  );
}
