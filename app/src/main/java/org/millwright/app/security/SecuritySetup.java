package org.millwright.app.security;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.time.InstantSource;
import org.millwright.app.Settings;
import org.millwright.app.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Deny by default: only the sign-in, the console's files and the health are open. */
@Configuration
class SecuritySetup {

  @Bean
  AdministratorToken administratorToken(Settings settings, InstantSource clock) throws IOException {
    return AdministratorToken.at(settings.data().resolve("secrets/api-token"), clock);
  }

  @Bean
  SecurityFilterChain doors(
      HttpSecurity http,
      AdministratorToken administrator,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return http.csrf(csrf -> csrf.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .addFilterBefore(new IdentityFilter(administrator), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(calls ->
            calls
                .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/api/session", "/sign-in", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/api/**", "/actuator/**")
                .authenticated()
                .anyRequest()
                .permitAll())
        .exceptionHandling(refused ->
            refused.authenticationEntryPoint((request, response, _) ->
                problems.resolveException(
                    request,
                    response,
                    null,
                    Refusal.unknownCaller(
                        "This call needs an identity.",
                        "the header Authorization: Bearer TOKEN, or the console's session;"
                            + " a write by session also needs X-Millwright: 1"))))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy ->
                    policy.policyDirectives(
                        "default-src 'self'; script-src 'self'; style-src 'self'"
                            + " 'unsafe-inline'; img-src 'self' data:; font-src 'self'"
                            + " data:; frame-ancestors 'none'; base-uri 'none';"
                            + " form-action 'self'; object-src 'none'"))
                .referrerPolicy(policy ->
                    policy.policy(
                        org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                            .ReferrerPolicy.NO_REFERRER)))
        .build();
  }
}
