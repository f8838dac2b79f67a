import { describe, expect, test } from 'vitest';
import { LiveQueue } from '../src/live/queue';
import { EventStreamParser } from '../src/live/sse';

/** Cases of the HTML standard, section "Interpreting an event stream". */
describe('an event stream', () => {
  test('yields an event at each empty line', () => {
    const parser = new EventStreamParser();
    expect(parser.feed('event: task\ndata: {"id":"1"}\n\n')).toEqual([
      { event: 'task', data: '{"id":"1"}' },
    ]);
  });

  test('may be cut anywhere', () => {
    const text = 'event: hello\r\ndata: a\r\ndata: b\r\n\r\n: alive\n';
    for (let cut = 1; cut < text.length; cut++) {
      const parser = new EventStreamParser();
      const events = [...parser.feed(text.slice(0, cut)), ...parser.feed(text.slice(cut))];
      expect(events, `cut at ${cut}`).toEqual([
        { event: 'hello', data: 'a\nb' },
        { event: null, data: null },
      ]);
    }
  });

  test('names an event without a name "message"', () => {
    expect(new EventStreamParser().feed('data: x\n\n')).toEqual([{ event: 'message', data: 'x' }]);
  });

  test('removes one space after the colon, not more', () => {
    expect(new EventStreamParser().feed('data:  x\n\n')[0]?.data).toBe(' x');
  });

  test('without an end yields nothing yet', () => {
    expect(new EventStreamParser().feed('event: task\ndata: {}\n')).toEqual([]);
  });
});

describe('the queue of one frame', () => {
  test('keeps only the newest of one machine', () => {
    const queue = new LiveQueue();
    queue.add('machine', { id: 'cnc-1', state: 'idle' });
    queue.add('machine', { id: 'cnc-2', state: 'idle' });
    queue.add('machine', { id: 'cnc-1', state: 'running' });
    expect(queue.drain().map(({ data }) => data)).toEqual([
      { id: 'cnc-1', state: 'running' },
      { id: 'cnc-2', state: 'idle' },
    ]);
  });

  test('keeps every other event in its order, and is empty afterwards', () => {
    const queue = new LiveQueue();
    queue.add('finding', { key: 'a', endedAt: null });
    queue.add('finding', { key: 'a', endedAt: 'now' });
    expect(queue.drain()).toHaveLength(2);
    expect(queue.drain()).toEqual([]);
  });
});
