/// <reference lib="dom" />
/** Two ways to a worker: beside the page, for the learner's own code, or within a frame without origin, for another person's. */

export interface Link {
  post(message: unknown): void;
  /** Set once, before the first `post`. */
  listen(listener: { message: (data: unknown) => void; broken: () => void }): void;
  /** Ends the worker, whatever it is doing. */
  end(): void;
}

/** @param url the worker's script; the policy that it comes with is the worker's wall */
export function workerLink(url: string): Link {
  const worker = new Worker(url);
  return {
    post: (message) => worker.postMessage(message),
    listen({ message, broken }) {
      worker.onmessage = ({ data }) => message(data);
      worker.onmessageerror = broken;
      worker.onerror = (event) => {
        // What a learner's code throws is told in facts; the console is for our own faults.
        event.preventDefault();
        broken();
      };
    },
    end: () => worker.terminate(),
  };
}

/**
 * @param frame address of frame.html
 * @param script the worker's script as text: a page without origin may load no worker from ours
 */
export function frameLink(frame: string, script: string): Link {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.hidden = true;
  element.title = 'runs code';
  element.src = frame;
  const { port1, port2 } = new MessageChannel();
  // To anybody: a page without origin has no address to name. Only this frame has this window.
  element.onload = () => element.contentWindow?.postMessage(script, '*', [port2]);
  document.body.append(element);
  return {
    post: (message) => port1.postMessage(message),
    listen({ message, broken }) {
      port1.onmessage = ({ data }) => message(data);
      port1.onmessageerror = broken;
    },
    end() {
      port1.close();
      element.remove();
    },
  };
}
