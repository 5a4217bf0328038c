/** Server-sent events from pieces of text (https://html.spec.whatwg.org/#parsing-an-event-stream). */
export interface ServerEvent {
  id: string | undefined;
  event: string;
  data: string;
}

/** Takes pieces as they come and gives the events that are complete. */
export function eventReader(): (piece: string) => ServerEvent[] {
  let rest = '';
  let id: string | undefined;
  let event = '';
  let data: string[] = [];

  function line(text: string): ServerEvent | undefined {
    if (text === '') {
      const whole = data.length > 0 ? { id, event: event || 'message', data: data.join('\n') } : undefined;
      event = '';
      data = [];
      return whole;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') id = value;
    else if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    return undefined;
  }

  return (piece) => {
    const events: ServerEvent[] = [];
    rest += piece;
    // A return at the end may be half of a line's end: it waits for the next piece.
    for (let end = /\r\n|\n|\r(?!$)/.exec(rest); end; end = /\r\n|\n|\r(?!$)/.exec(rest)) {
      const whole = line(rest.slice(0, end.index));
      rest = rest.slice(end.index + end[0].length);
      if (whole) events.push(whole);
    }
    return events;
  };
}

/** How long to wait before the next try: 1 s, 2 s, 4 s … 30 s, each ± 20 % so that all phones do not come at once. */
export function pause(failures: number, random = Math.random()): number {
  const whole = Math.min(30_000, 1000 * 2 ** Math.max(0, Math.min(failures, 10) - 1));
  return Math.round(whole * (0.8 + 0.4 * random));
}
