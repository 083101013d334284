import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Request } from "../src/panel/protocol.ts";
import type { Post } from "./post.ts";

/** A control's line to the extension. */
export interface Requesting {
  /** Sends a request; resolves with whether it was done. */
  readonly send: (request: Request) => Promise<boolean>;
  readonly isUnderWay: boolean;
  /** What went wrong the last time, to be put beside the control; nothing where nothing did. */
  readonly failure: ComponentChildren;
}

/** Sends a control's requests, and says beside it when one fails. */
export function useRequest(post: Post): Requesting {
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState(0);
  const isThere = useRef(true);
  useEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );
  const send = async (request: Request) => {
    setFailure(undefined);
    setPending((count) => count + 1);
    const failed = await post(request);
    if (isThere.current) {
      setPending((count) => count - 1);
      setFailure(failed);
    }
    return failed === undefined;
  };
  return { send, isUnderWay: pending > 0, failure: failure && <Failed message={failure} /> };
}

function Failed({ message }: { readonly message: string }) {
  return (
    <p class="failed" role="alert">
      {message}
    </p>
  );
}
