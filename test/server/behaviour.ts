/** What the test server does with one request; a wish for each way in which real servers answer, and fail to. */
export type Behaviour =
  /** Answers with `text`, in pieces; an empty text is an empty answer. */
  | {
      readonly kind: "reply";
      readonly text: string;
      /** Characters a piece; 12 if not given. */
      readonly pieceLength?: number;
      /** Milliseconds before each piece; 0 if not given. */
      readonly delay?: number;
      /** Why the answer ends, as servers call it: "length" where it was cut short at its limit; "stop" if not given. */
      readonly reason?: "stop" | "length";
    }
  /** Refuses with an HTTP status and an error in OpenAI's form; `message` may echo anything, as real servers do. */
  | {
      readonly kind: "refuse";
      readonly status: number;
      readonly retryAfter?: string;
      readonly message?: string;
      readonly code?: string;
      /** The part of the request that is to blame. */
      readonly param?: string;
    }
  /** Sends `text`, then drops the connection, after 20 milliseconds if not given. */
  | { readonly kind: "cut"; readonly text: string; readonly after?: number }
  /** Sends `text`, then ends the stream in good order, but without saying that the answer is at its end. */
  | { readonly kind: "breakOff"; readonly text: string }
  /** Sends `text`, then a chunk that is no JSON. */
  | { readonly kind: "malformed"; readonly text: string }
  /** Sends `text` again and again, whatever number of tokens was asked for. */
  | { readonly kind: "endless"; readonly text: string; readonly delay?: number }
  /** Sends `text`, then nothing more, and keeps the connection open. */
  | { readonly kind: "stall"; readonly text: string }
  /** Sends not one byte. */
  | { readonly kind: "silence" }
  | { readonly kind: "redirect"; readonly to: string }
  /** Answers with these bytes: a captive portal's page, say. */
  | { readonly kind: "raw"; readonly contentType: string; readonly body: string };
