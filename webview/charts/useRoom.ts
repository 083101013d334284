import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** How wide a picture may be and how large its letters are, in pixels. */
export interface Room {
  readonly width: number;
  readonly em: number;
}

/** Letters in pictures, as a share of the page's. */
const LETTERS = 0.88;

/** The room that an element has, followed as it changes; a narrow sidebar's before it is known. */
export function useRoom<Made extends Element>(): [RefObject<Made | null>, Room] {
  const ref = useRef<Made>(null);
  const [room, setRoom] = useState<Room>({ width: 260, em: 13 * LETTERS });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { width } = element.getBoundingClientRect();
      const letter = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * LETTERS;
      setRoom((known) => (known.width === width && known.em === letter ? known : { width, em: letter }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, room];
}
