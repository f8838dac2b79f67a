/** Why a call failed, from an RFC 9457 problem document or from the network. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string | null = null,
    /** The place: a field, or a line and column. */
    readonly at: string | null = null,
    readonly expected: string | null = null,
  ) {
    super(detail === null ? title : `${title}: ${detail}`);
    this.name = 'Problem';
  }

  /** No answer came at all. */
  static unreachable(): Problem {
    return new Problem(0, 'Millwright does not answer', 'The page tries again by itself.');
  }

  /** Why a write failed. It may have arrived all the same, and nothing sends it a second time. */
  static ofWrite(error: unknown): Problem {
    if (error instanceof TypeError) {
      return new Problem(
        0,
        'Millwright does not answer',
        'This may not have taken effect. Press the button again.',
      );
    }
    return Problem.from(error);
  }

  /** Reads a problem document; an answer that is none still gets a sentence. */
  static of(status: number, body: string): Problem {
    const fields = parse(body);
    const text = (name: string): string | null => {
      const value = fields[name];
      return typeof value === 'string' && value !== '' ? value : null;
    };
    const title = text('title') ?? `The server answered ${status}`;
    return new Problem(status, title, text('detail'), text('at'), text('expected'));
  }

  static from(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof TypeError) return Problem.unreachable();
    return Problem.inPage(error);
  }

  /** A fault of the console itself. */
  static inPage(error: unknown): Problem {
    return new Problem(0, 'The page met an error', error instanceof Error ? error.message : null);
  }
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
