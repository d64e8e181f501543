/** Plays recordings one after another; starting anew or stopping ends what plays. */
export interface CardAudio {
  play: (buttons: readonly HTMLElement[]) => void;
  stop: () => void;
}

/** `onmissing` is told of a recording that can't be played; the next one follows. */
export function createCardAudio(onmissing: (button: HTMLElement) => void): CardAudio {
  const audio = new Audio();
  let waiting: HTMLElement[] = [];
  let playing: HTMLElement | null = null;

  const mark = (button: HTMLElement | null) => {
    playing?.classList.remove('playing');
    playing = button;
    playing?.classList.add('playing');
  };

  const next = () => {
    const button = waiting.shift() ?? null;
    mark(button);
    if (!button) return;
    audio.src = button.dataset['address'] ?? '';
    // Why it failed is told by the error event.
    void audio.play().catch(() => undefined);
  };

  audio.addEventListener('ended', next);
  audio.addEventListener('error', () => {
    if (playing) onmissing(playing);
    next();
  });

  const stop = () => {
    waiting = [];
    mark(null);
    audio.pause();
  };

  return {
    play: (buttons) => {
      stop();
      waiting = [...buttons];
      next();
    },
    stop,
  };
}
