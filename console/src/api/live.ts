// Hears which conversations changed. The browser comes back by itself after a break, and is told
// what it missed; where it was refused for good (too many pages, a restart) we try again.
export interface Ear {
  changed: (id: number | null) => void; // null: perhaps any
  isOpen: (open: boolean) => void;
}

const kAgainMs = 5000;

// Answers what ends it.
export function watchConversations(ear: Ear): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    source = new EventSource('/api/v1/conversations/events');
    source.addEventListener('ready', () => { ear.isOpen(true); ear.changed(null); });
    source.addEventListener('many', () => { ear.changed(null); });
    source.addEventListener('conversation', (event) => { ear.changed(idIn(event)); });
    source.onerror = () => {
      ear.isOpen(false);
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, kAgainMs);
    };
  }
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

function idIn(event: Event): number | null {
  const told: unknown = event instanceof MessageEvent ? JSON.parse(String(event.data)) : null;
  return typeof told === 'object' && told !== null && 'id' in told ? Number(told.id) : null;
}
