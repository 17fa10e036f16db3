/** What a device keeps for itself: secrets of a witness, a holder, a judge's phone. One JSON value a name; never a choice. */
export interface Memory<T> {
  read(): T | null;
  write(value: T): void;
  forget(): void;
}

/** In the browser's storage of this address. Throws where there is none (private windows of old browsers): the page says so before anything is promised. */
export function deviceMemory<T>(name: string): Memory<T> {
  const probe = `${name}/probe`;
  localStorage.setItem(probe, "1");
  localStorage.removeItem(probe);
  return {
    read: () => {
      const text = localStorage.getItem(name);
      return text === null ? null : (JSON.parse(text) as T);
    },
    write: (value) => localStorage.setItem(name, JSON.stringify(value)),
    forget: () => localStorage.removeItem(name),
  };
}
