import { expect, test } from 'vitest';
import { fromBase64, hexDump } from '../src/format/hex';
import { bytes, quantity } from '../src/format/number';
import { words } from '../src/format/words';

test.each([
  [3.1249, 'mm/s', '3.12 mm/s'],
  [3, 'mm/s', '3.00 mm/s'],
  [54.26, '°C', '54.3 °C'],
  [8200.4, 'rpm', '8,200 rpm'],
  [-0.5, 'kW', '-0.50 kW'],
  [7, null, '7'],
  [62, 'pcs', '62 pcs'],
  [0.5, '', '0.50'],
  [12345, '1', '12,345'],
  [null, 'kW', 'no value'],
])('%s %s reads %s', (raw, unit, text) => {
  expect(quantity(raw, unit)).toBe(text);
});

test('a serial number that looks like a number keeps its zeros', () => {
  expect(quantity('000421', null)).toBe('000421');
});

test('sizes are told in bytes and kilobytes', () => {
  expect(bytes(0)).toBe('0 B');
  expect(bytes(999)).toBe('999 B');
  expect(bytes(3_140)).toBe('3.1 kB');
});

test.each([
  ['machine-needs-work', 'Machine needs work'],
  ['spindleSpeed', 'Spindle speed'],
  ['SPINDLE_SPEED', 'Spindle speed'],
  ['line-1', 'Line 1'],
  ['erp', 'ERP'],
])('%s reads %s', (code, text) => {
  expect(words(code)).toBe(text);
});

test('bytes are shown in hexadecimal with what is printable', () => {
  // "A" is 0x41 in ASCII; 0x00 and 0xff are not printable.
  expect(hexDump(fromBase64('QQD/'))).toBe(`0000  41 00 ff${' '.repeat(39)}  A..`);
  expect(hexDump(new Uint8Array(17)).split('\n')).toHaveLength(2);
  expect(hexDump(new Uint8Array(0))).toBe('');
});
