import { expect } from 'vitest';

/** What a page shows, held against what it should show. */
export class Agreement {
  readonly #page: string;
  readonly #wrong: string[] = [];
  #compared = 0;
  #numbers = 0;

  constructor(page: string) {
    this.#page = page;
  }

  /** One figure; what should stand there is counted as a number when it has a digit. */
  figure(place: string, shown: string | null | undefined, should: string): void {
    this.#compared++;
    if (/\d/.test(should)) this.#numbers++;
    if (shown !== should) {
      this.#wrong.push(`${place}: shows ${JSON.stringify(shown)}, the API says "${should}"`);
    }
  }

  /** As many rows as there should be, none missing and none too many. */
  figures(place: string, shown: readonly string[], should: readonly string[]): void {
    for (let row = 0; row < Math.max(shown.length, should.length); row++) {
      this.figure(`${place}, ${row + 1}`, shown[row], should[row] ?? 'nothing here');
    }
  }

  /**
   * Ends the comparison: no difference, and at least so many numbers, so that a page that shows
   * nothing does not agree.
   */
  end(leastNumbers: number): void {
    console.log(`figures: ${this.#page}: ${this.#compared} compared, ${this.#numbers} are numbers`);
    expect(this.#wrong, this.#page).toEqual([]);
    expect(this.#numbers, `numbers on ${this.#page}`).toBeGreaterThanOrEqual(leastNumbers);
  }
}

/**
 * Looks between two answers of the API that are the same, so that nothing moved meanwhile; facts that
 * come late may move even a window that is over.
 */
export async function between<T, S>(
  ask: () => Promise<T>,
  look: () => Promise<S>,
): Promise<{ asked: T; seen: S }> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const asked = await ask();
    const seen = await look();
    if (still(await ask()) === still(asked)) return { asked, seen };
  }
  throw new Error('the API gave another answer after each look at the page');
}

/** All but the moment up to which facts count, which goes on by itself. */
function still(answer: unknown): string {
  return JSON.stringify(answer, (key, value: unknown) => (key === 'knownAt' ? null : value));
}
