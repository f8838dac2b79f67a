package org.millwright.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.millwright.app.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
class SignIn {

  /** What {@code POST /api/session} takes. */
  record Credentials(@Nullable String token) {}

  private final AdministratorToken administrator;

  SignIn(AdministratorToken administrator) {
    this.administrator = administrator;
  }

  @GetMapping("/sign-in")
  ResponseEntity<Void> byLink(@RequestParam String token, HttpServletRequest request) {
    return ResponseEntity.status(HttpStatus.FOUND)
        .header(HttpHeaders.SET_COOKIE, newSession(token, request).toString())
        .location(URI.create("/"))
        .build();
  }

  @PostMapping("/api/session")
  ResponseEntity<Void> byScript(@RequestBody Credentials credentials, HttpServletRequest request) {
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, newSession(credentials.token(), request).toString())
        .build();
  }

  @DeleteMapping("/api/session")
  ResponseEntity<Void> signOut(HttpServletRequest request) {
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, cookie("", request).maxAge(0).build().toString())
        .build();
  }

  @GetMapping("/api/me")
  Identity me(@AuthenticationPrincipal Identity caller) {
    return caller;
  }

  private ResponseCookie newSession(@Nullable String token, HttpServletRequest request) {
    if (token == null || !administrator.matches(token)) {
      throw Refusal.unknownCaller(
          "The token is not the one of this installation.",
          "the token in DIR/secrets/api-token, where DIR is the data folder");
    }
    return cookie(administrator.newSession(), request).maxAge(AdministratorToken.SESSION).build();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(
      String value, HttpServletRequest request) {
    return ResponseCookie.from(IdentityFilter.cookieName(request), value)
        .httpOnly(true)
        .sameSite("Strict")
        .path("/");
  }
}
