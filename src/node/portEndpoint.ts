import type { Endpoint } from "comlink";

/** A worker seen from outside, or the port to the outside seen from within. */
interface NodePort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (data: unknown) => void): void;
  off(event: "message", listener: (data: unknown) => void): void;
}

type Listener = (event: { readonly data: unknown }) => void;

/** Node's ports as comlink expects them, with listeners of events. (comlink's own adapter has no types that a bundler finds.) */
export function portEndpoint(port: NodePort): Endpoint {
  const listeners = new Map<Listener, (data: unknown) => void>();
  return {
    postMessage: (message: unknown) => port.postMessage(message),
    addEventListener: (_: string, listener: Listener) => {
      const receive = (data: unknown) => listener({ data });
      listeners.set(listener, receive);
      port.on("message", receive);
    },
    removeEventListener: (_: string, listener: Listener) => {
      const receive = listeners.get(listener);
      if (receive) port.off("message", receive);
      listeners.delete(listener);
    },
  };
}
