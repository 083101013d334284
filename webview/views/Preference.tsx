import { t } from "@vscode/l10n";
import { useEffect, useState } from "preact/hooks";
import type { Post } from "../post.ts";
import { Button } from "../ui.ts";

/** How long the button says that it has copied. Milliseconds. */
const SAID_FOR = 2000;

/** The differences as they are told to whatever completes the author's text. */
export function Preference({ text, post }: { readonly text: string; readonly post: Post }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SAID_FOR);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => {
    post({ type: "copyPreference" });
    setCopied(true);
  };
  return (
    <section class="preference" aria-labelledby="preference">
      <header>
        <h2 id="preference">{t("What completions are steered by")}</h2>
      </header>
      <div>
        <ul class="instructions">
          {text.split("\n").map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p class="actions">
          <Button secondary onClick={copy}>
            {isCopied ? t("Copied") : t("Copy")}
          </Button>
          <span class="read-out" role="status">
            {isCopied ? t("Copied") : ""}
          </span>
        </p>
      </div>
    </section>
  );
}
