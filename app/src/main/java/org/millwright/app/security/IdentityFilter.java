package org.millwright.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is calling: by the bearer token, or by the console's session cookie. */
final class IdentityFilter extends OncePerRequestFilter {

  private static final String COOKIE = "millwright-session-";

  /** No page of another origin can send it without asking first (Fetch standard, CORS). */
  static final String SAME_ORIGIN_HEADER = "X-Millwright";

  private static final String BEARER = "Bearer ";
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final AdministratorToken administrator;

  IdentityFilter(AdministratorToken administrator) {
    this.administrator = administrator;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (bearer(request) || session(request)) {
      var identity =
          UsernamePasswordAuthenticationToken.authenticated(
              Identity.ADMINISTRATOR, null, AuthorityUtils.createAuthorityList("administrator"));
      SecurityContextHolder.getContext().setAuthentication(identity);
    }
    chain.doFilter(request, response);
  }

  /** Browsers share cookies between the ports of a host; two instances may run side by side. */
  static String cookieName(HttpServletRequest request) {
    return COOKIE + request.getLocalPort();
  }

  private boolean bearer(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()))
        .filter(administrator::matches)
        .isPresent();
  }

  private boolean session(HttpServletRequest request) {
    boolean harmless =
        READS.contains(request.getMethod()) || request.getHeader(SAME_ORIGIN_HEADER) != null;
    return harmless && cookie(request).filter(administrator::isSession).isPresent();
  }

  private static Optional<String> cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(cookieName(request)))
            .map(Cookie::getValue)
            .findFirst();
  }

  /** Also for the second dispatch of an answer that is a stream. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
