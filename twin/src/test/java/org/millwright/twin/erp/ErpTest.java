package org.millwright.twin.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.twin.erp.ErpBehaviour.Mode;

class ErpTest {
  private static final InstantSource SIX =
      InstantSource.fixed(Instant.parse("2026-03-01T06:00:00Z"));

  @TempDir Path folder;

  private Erp erp() {
    return new Erp(folder, SIX);
  }

  private static ErpAnswer send(Erp erp, String id) {
    return erp.receive(Optional.empty(), Documents.performance(id));
  }

  @Test
  void aDocumentIsStoredAsItCameAndConfirmed() {
    Erp erp = erp();

    assertThat(send(erp, "WO-17/1"))
        .isInstanceOfSatisfying(
            ErpAnswer.Confirmed.class,
            answer -> {
              assertThat(answer.xml()).contains("<BODID>WO-17/1</BODID>");
              assertThat(answer.delay()).isZero();
            });
    assertThat(erp.body("WO-17/1")).hasValue(Documents.performance("WO-17/1"));
    assertThat(erp.documents())
        .singleElement()
        .satisfies(document -> {
          assertThat(document.kind()).isEqualTo("ProcessOperationsPerformance");
          assertThat(document.createdAt()).hasValue("2026-03-01T06:00:00Z");
          assertThat(document.attempts()).isEqualTo(1);
          assertThat(document.duplicates()).isZero();
        });
  }

  @Test
  void theSameIdAgainGetsTheSameConfirmationAndIsNotStoredTwice() {
    Erp erp = erp();

    assertThat(send(erp, "WO-17")).isEqualTo(send(erp, "WO-17"));
    assertThat(erp.documents())
        .singleElement()
        .satisfies(document -> {
          assertThat(document.attempts()).isEqualTo(2);
          assertThat(document.duplicates()).isEqualTo(1);
        });
  }

  @Test
  void documentsOutliveARestart() {
    ErpAnswer first = send(erp(), "WO-17");
    Erp restarted = erp();

    assertThat(send(restarted, "WO-17")).isEqualTo(first);
    assertThat(restarted.documents()).hasSize(1);
  }

  @Test
  void aRefusingErpTakesNothingAndRemembersTheAttempt() {
    Erp erp = erp();
    erp.behave(new ErpBehaviour(Mode.REFUSE, Duration.ZERO, 2));

    assertThat(send(erp, "WO-17")).isEqualTo(new ErpAnswer.Refused());
    assertThat(send(erp, "WO-17")).isEqualTo(new ErpAnswer.Refused());
    assertThat(erp.documents()).isEmpty();
    assertThat(send(erp, "WO-17")).isInstanceOf(ErpAnswer.Confirmed.class);
    assertThat(erp.documents().getFirst().attempts()).isEqualTo(3);
    assertThat(erp.documents().getFirst().duplicates()).isZero();
  }

  @Test
  void acceptThenTimeOutTakesTheDocumentAndStaysSilent() {
    Erp erp = erp();
    erp.behave(new ErpBehaviour(Mode.ACCEPT_THEN_TIME_OUT, Duration.ofSeconds(9), 1));

    assertThat(send(erp, "WO-17")).isEqualTo(new ErpAnswer.Silence(Duration.ofSeconds(9)));
    assertThat(erp.documents()).hasSize(1);
    assertThat(send(erp, "WO-17")).isInstanceOf(ErpAnswer.Confirmed.class);
    assertThat(erp.documents().getFirst().duplicates()).isEqualTo(1);
  }

  @Test
  void anErpThatIsDownStaysSilentAndTakesNothing() {
    Erp erp = erp();
    erp.behave(new ErpBehaviour(Mode.DOWN, Duration.ZERO, 0));

    assertThat(send(erp, "WO-17")).isInstanceOf(ErpAnswer.Silence.class);
    assertThat(send(erp, "WO-17")).isInstanceOf(ErpAnswer.Silence.class);
    assertThat(erp.documents()).isEmpty();
  }

  @Test
  void aSlowErpConfirmsAfterItsDelay() {
    Erp erp = erp();
    erp.behave(new ErpBehaviour(Mode.SLOW, Duration.ofSeconds(3), 0));

    assertThat(send(erp, "WO-17"))
        .isInstanceOfSatisfying(
            ErpAnswer.Confirmed.class, a -> assertThat(a.delay()).hasSeconds(3));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "cut off             | <Sync><ApplicationArea>                              | line 1, column",
        "no XML              | WO-17                                                | line 1, column 1",
        "nothing             | ''                                                   | line 1, column 1",
        "a DOCTYPE           | <!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>             | DOCTYPE is not accepted",
        "an external entity  | <!DOCTYPE a [<!ENTITY e SYSTEM 'file:x'>]><a>&e;</a> | DOCTYPE is not accepted",
        "no id               | <Sync/>                                              | X-Document-Id",
      })
  void aBodyThatIsNoDocumentIsRefused(String title, String body, String says) {
    Erp erp = erp();

    assertThatThrownBy(() -> erp.receive(Optional.empty(), Documents.utf8(body)))
        .as(title)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says);
    assertThat(erp.documents()).isEmpty();
  }

  @Test
  void twoDifferentIdsForOneDocumentAreRefused() {
    assertThatThrownBy(() -> erp().receive(Optional.of("WO-18"), Documents.performance("WO-17")))
        .hasMessageContaining("found \"WO-18\" in X-Document-Id, expected \"WO-17\"");
  }

  @Test
  void aBodyIdElsewhereInTheDocumentIsNotItsId() {
    byte[] nested = Documents.utf8("<A><DataArea><X><BODID>other</BODID></X></DataArea></A>");

    assertThat(erp().receive(Optional.of("WO-19"), nested)).isInstanceOf(ErpAnswer.Confirmed.class);
  }
}
