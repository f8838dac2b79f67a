import { describe, expect, test } from 'vitest';
import type { ReasonNode, Stop } from '../src/api/oee-types';
import { signedPieces } from '../src/format/oee';
import {
  below,
  localField,
  momentOfField,
  pathTo,
  reasonGiven,
  reasonText,
  wholeNumber,
} from '../src/oee/reasons';

const node = (code: string, parent: string | null, name: string, leaf: boolean): ReasonNode => ({
  code,
  parent,
  name,
  element: null,
  leaf,
});

const TREE = [
  node('breakdown', null, 'Breakdown', false),
  node('bearing', 'breakdown', 'Bearing', true),
  node('material', null, 'Material', true),
];

const STOP: Stop = {
  machine: 'cnc-1',
  from: '2026-03-02T06:00:00Z',
  to: '2026-03-02T06:25:00Z',
  seconds: 1500,
  state: 'down',
  minor: false,
  open: false,
  unexplainedSeconds: 1500,
  reason: null,
};

describe('the tree of reasons', () => {
  test('is walked level by level', () => {
    expect(below(TREE, null).map(({ code }) => code)).toEqual(['breakdown', 'material']);
    expect(below(TREE, 'breakdown').map(({ code }) => code)).toEqual(['bearing']);
    expect(below(TREE, 'bearing')).toEqual([]);
  });

  test('names a reason from the top', () => {
    expect(reasonText(TREE, 'bearing')).toBe('Breakdown › Bearing');
    expect(reasonText(TREE, 'gone-from-the-sheet')).toBe('gone-from-the-sheet');
  });

  test('does not hang on a ring', () => {
    const ring = [node('a', 'b', 'A', false), node('b', 'a', 'B', false)];
    expect(pathTo(ring, 'a').map(({ code }) => code)).toEqual(['b', 'a']);
  });
});

describe('what is sent for a stop', () => {
  test('has the end of a stop that is over', () => {
    expect(reasonGiven(STOP, 'bearing', ' loud ')).toEqual({
      machine: 'cnc-1',
      from: '2026-03-02T06:00:00Z',
      to: '2026-03-02T06:25:00Z',
      reason: 'bearing',
      note: 'loud',
    });
  });

  test('has no end while the stop goes on, and no empty note', () => {
    const given = reasonGiven({ ...STOP, open: true }, 'bearing', ' ');
    expect(given.to).toBeNull();
    expect(given.note).toBeNull();
  });
});

test.each([
  ['3', 3],
  [' 12 ', 12],
  ['-2', -2],
  ['−2', -2],
  ['', 0],
  ['3.5', null],
  ['three', null],
])('pieces written as "%s" are %s', (text, pieces) => {
  expect(wholeNumber(text)).toBe(pieces);
});

test.each([
  [3, '+3'],
  [-2, '−2'],
  [1200, '+1,200'],
])('a correction of %i is written %s', (pieces, text) => {
  expect(signedPieces(pieces)).toBe(text);
});

test('a moment survives the field of a form', () => {
  const at = Date.parse('2026-03-02T06:25:07Z');
  expect(momentOfField(localField(at))).toBe('2026-03-02T06:25:07.000Z');
  expect(momentOfField('')).toBeNull();
});
