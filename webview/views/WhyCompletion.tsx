import { t } from "@vscode/l10n";
import type { ExplainedState, WhyState } from "../../src/panel/whyState.ts";
import type { Post } from "../post.ts";
import { useRequest } from "../useRequest.tsx";
import { Quote } from "./Quote.tsx";

type Passage = ExplainedState["passages"][number];

export interface WhyCompletionProps {
  readonly why: WhyState;
  readonly post: Post;
}

/** Where the last completions came from: who made them, out of which passages, along with which differences. */
export function WhyCompletion({ why, post }: WhyCompletionProps) {
  const { send, failure } = useRequest(post);
  const open = ({ document, start, end }: Passage) => void send({ type: "open", document, start, end });
  return (
    <div class="why">
      {why.completions.map((completion) => (
        <Explained key={completion.title} completion={completion} onOpen={open} />
      ))}
      {failure}
    </div>
  );
}

function Explained({
  completion: { title, text, says, passagesAre, passages, differences },
  onOpen,
}: {
  readonly completion: ExplainedState;
  /** Opens a document of the author's at a passage. */
  readonly onOpen: (passage: Passage) => void;
}) {
  return (
    <section>
      <h3>{title}</h3>
      {text !== undefined && <blockquote>{text}</blockquote>}
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {passages.length > 0 && (
        <>
          <h4>{passagesAre}</h4>
          <ul class="passages">
            {passages.map((passage) => (
              <li key={`${passage.document}:${passage.start}`}>
                <button type="button" class="evidence" data-passage onClick={() => onOpen(passage)}>
                  <Quote text={passage.quote} marks={passage.marks} />
                  <span class="source">{passage.title}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {differences.length > 0 && (
        <>
          <h4>{t("It goes along with what sets you apart")}</h4>
          <ul class="gist">
            {differences.map((headline) => (
              <li key={headline}>{headline}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
