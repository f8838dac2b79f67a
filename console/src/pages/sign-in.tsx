import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';

/** Shown without a session: where the sign-in link is, and a field for the token. */
export const SignInPage: FunctionComponent<{ onSignedIn: () => void }> = ({ onSignedIn }) => {
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  const signIn = (event: Event) => {
    event.preventDefault();
    api
      .signIn(token.trim())
      .then(onSignedIn)
      .catch((error: unknown) => {
        const cause = Problem.from(error);
        setProblem(
          cause.status === 401
            ? new Problem(401, 'This token is not known', 'Copy it whole, without spaces.')
            : cause,
        );
      });
  };

  return (
    <div class="narrow">
      <Title text="Sign in" />
      <p>
        Open the sign-in link that <code>./millwright run</code> printed when the console was ready:
        the line that begins with “Sign in”.
      </p>
      <p>
        Or paste the token. On this machine it is in the file <code>secrets/api-token</code> of the
        data folder.
      </p>
      {problem !== null && <Trouble problem={problem} />}
      <form onSubmit={signIn} class="stack">
        <label for="token">Token</label>
        <input
          id="token"
          class="field"
          type="password"
          autocomplete="off"
          required
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <button type="submit" class="primary">
          Sign in
        </button>
      </form>
    </div>
  );
};
