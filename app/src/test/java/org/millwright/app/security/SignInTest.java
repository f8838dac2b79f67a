package org.millwright.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.app.web.Refusal;
import org.springframework.http.HttpStatus;

@NullUnmarked
class SignInTest {

  /** The request is looked at only for a caller who is known. */
  @Test
  void aMissingTokenIsRefusedLikeAWrongOne(@TempDir Path folder) throws IOException {
    var administrator =
        AdministratorToken.at(folder.resolve("secrets/api-token"), InstantSource.system());
    var signIn = new SignIn(administrator);

    for (String token : new String[] {null, "wrong"}) {
      assertThatThrownBy(() -> signIn.byScript(new SignIn.Credentials(token), null))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.UNAUTHORIZED));
    }
  }
}
