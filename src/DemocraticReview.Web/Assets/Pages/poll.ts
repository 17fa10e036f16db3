/** Looks again and again, gently: at once where the page comes back to the front, slower while no answer comes. */
export function poll(look: () => Promise<void>, everyMs = 2000): { now: () => Promise<void>; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let running: Promise<void> | null = null;
  let wait = everyMs;

  const run = (): Promise<void> => {
    clearTimeout(timer);
    running ??= look()
      .then(() => void (wait = everyMs), () => void (wait = Math.min(wait * 2, 15_000)))
      .finally(() => {
        running = null;
        if (!isStopped) timer = setTimeout(() => void run(), wait);
      });
    return running;
  };

  const onVisible = (): void => void (document.visibilityState === "visible" && run());
  document.addEventListener("visibilitychange", onVisible);
  addEventListener("online", onVisible);
  void run();
  return {
    now: run,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
      removeEventListener("online", onVisible);
    },
  };
}
