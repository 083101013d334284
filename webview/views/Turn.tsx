import { t } from "@vscode/l10n";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type Wish, wishes } from "../../src/panel/protocol.ts";
import { nameOfWish } from "../../src/panel/wishNames.ts";
import type { Post } from "../post.ts";
import { Choice } from "../ui.ts";
import { useRequest } from "../useRequest.tsx";

export interface TurnProps {
  readonly feature: string;
  /** The habit, as the person knows it. */
  readonly title: string;
  readonly wish: Wish | undefined;
  readonly post: Post;
  /** The control had the focus and is no more: in a list of what is turned, nothing is. */
  readonly onGone?: () => void;
}

const AS_I_WRITE = "";

/** What completions are to do of a habit. */
export function Turn({ feature, title, wish, post, onGone }: TurnProps) {
  const place = useRef<HTMLDivElement>(null);
  const { send, failure } = useRequest(post);
  const choose = (value: string) =>
    send({ type: "steer", feature, wish: wishes.find((one) => one === value) ?? null });
  useLayoutEffect(() => {
    const { current } = place;
    // While a component is taken away its elements are there for the last time.
    return () => {
      if (current?.contains(document.activeElement)) queueMicrotask(() => onGone?.());
    };
  }, []);
  return (
    <div class="turn" ref={place}>
      <span class="said" aria-hidden="true">
        {t("In completions:")}
      </span>
      <Choice
        name={t("In completions: {0}", title)}
        value={wish ?? AS_I_WRITE}
        options={[
          { value: AS_I_WRITE, label: nameOfWish(undefined) },
          ...wishes.map((one) => ({ value: one, label: nameOfWish(one) })),
        ]}
        onChoose={choose}
      />
      {failure}
    </div>
  );
}
