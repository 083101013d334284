import type { ComponentChildren } from "preact";
import type { Request } from "../../src/panel/protocol.ts";
import type { Post } from "../post.ts";
import { Button } from "../ui.ts";
import { useRequest } from "../useRequest.tsx";

export interface AskProps {
  readonly request: Request;
  readonly post: Post;
  readonly children: ComponentChildren;
}

/** A button that asks something of the extension, and says beside itself when that fails. */
export function AskButton({
  request,
  post,
  secondary,
  children,
}: AskProps & { readonly secondary?: boolean }) {
  const { send, failure } = useRequest(post);
  return (
    <>
      <Button {...(secondary && { secondary })} onClick={() => void send(request)}>
        {children}
      </Button>
      {failure}
    </>
  );
}

/** As {@link AskButton}, and looks like a link: for what is asked seldom. */
export function AskLink({ request, post, children }: AskProps) {
  const { send, failure } = useRequest(post);
  return (
    <>
      <button type="button" class="action" onClick={() => void send(request)}>
        {children}
      </button>
      {failure}
    </>
  );
}
