/**
 * Says on the document when the frame that shows the present state was drawn, for measurements from outside:
 * a message posted in an animation frame is delivered after that frame's paint.
 */
export function reportPaint(what: string) {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      document.documentElement.dataset['painted'] = String(performance.now());
      document.documentElement.dataset['paintedWhat'] = what;
      performance.mark(`kd:${what}`);
    };
    channel.port2.postMessage(null);
  });
}
