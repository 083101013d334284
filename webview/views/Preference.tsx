import { t } from "@vscode/l10n";
import { useEffect, useRef, useState } from "preact/hooks";
import type { TurnView } from "../../src/panel/protocol.ts";
import type { Post } from "../post.ts";
import { Button } from "../ui.ts";
import { useRequest } from "../useRequest.tsx";
import { AskButton } from "./Ask.tsx";
import { Turn } from "./Turn.tsx";

/** How long the button says that it has copied. Milliseconds. */
const SAID_FOR = 2000;

export interface PreferenceProps {
  /** An instruction a line; empty where all that there was is left out. */
  readonly text: string;
  readonly turned: readonly TurnView[];
  readonly post: Post;
}

/** The differences as they are told to whatever completes the author's text, and what the author turned in that. */
export function Preference({ text, turned, post }: PreferenceProps) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SAID_FOR);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const { send, failure } = useRequest(post);
  const copy = async () => setCopied(await send({ type: "copyPreference" }));
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section class="preference" aria-labelledby="preference">
      <header>
        <h2 id="preference" ref={heading} tabIndex={-1}>
          {t("What completions are steered by")}
        </h2>
      </header>
      <div>
        {text !== "" && (
          <ul class="instructions">
            {text.split("\n").map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {turned.length > 0 && (
          <section class="turned" aria-labelledby="turned">
            <h3 id="turned">{t("Turned by you")}</h3>
            <ul>
              {turned.map(({ feature, title, wish, modelOnly }) => (
                <li key={feature}>
                  <p class="measure">{title}</p>
                  <Turn
                    feature={feature}
                    title={title}
                    wish={wish}
                    post={post}
                    onGone={() => heading.current?.focus()}
                  />
                  {modelOnly && (
                    <p class="aside">
                      {t("Only a language model can follow this; completions made on this machine cannot.")}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <div class="actions">
          <Button secondary onClick={copy}>
            {isCopied ? t("Copied") : t("Copy as Markdown")}
          </Button>
          {failure}
          <AskButton request={{ type: "exportStyleGuide" }} post={post} secondary>
            {t("Export Style Guide…")}
          </AskButton>
          <span class="read-out" role="status">
            {isCopied ? t("Copied") : ""}
          </span>
        </div>
      </div>
    </section>
  );
}
