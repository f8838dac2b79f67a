/** One server-sent event; a comment (the keep-alive) has neither name nor data. */
export interface ServerSentEvent {
  event: string | null;
  data: string | null;
}

/**
 * Splits a stream of text into server-sent events (HTML standard, "Interpreting an event stream").
 * Pieces may end anywhere. Comments are reported too: they prove that the line is alive.
 */
export class EventStreamParser {
  #rest = '';
  #event: string | null = null;
  #data: string[] = [];

  feed(text: string): ServerSentEvent[] {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#line(line));
  }

  #line(line: string): ServerSentEvent[] {
    if (line === '') return this.#dispatch();
    if (line.startsWith(':')) return [{ event: null, data: null }];
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#event = value;
    if (field === 'data') this.#data.push(value);
    return [];
  }

  #dispatch(): ServerSentEvent[] {
    const event = this.#event;
    const data = this.#data;
    this.#event = null;
    this.#data = [];
    if (event === null && data.length === 0) return [];
    return [{ event: event ?? 'message', data: data.join('\n') }];
  }
}
