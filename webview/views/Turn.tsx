import { t } from "@vscode/l10n";
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
}

const AS_I_WRITE = "";

/** What completions are to do of a habit. */
export function Turn({ feature, title, wish, post }: TurnProps) {
  const { send, failure } = useRequest(post);
  const choose = (value: string) =>
    send({ type: "steer", feature, wish: wishes.find((one) => one === value) ?? null });
  return (
    <div class="turn">
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
