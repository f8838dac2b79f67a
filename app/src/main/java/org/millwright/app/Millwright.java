package org.millwright.app;

import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The app: the roles of the settings, in one process. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class Millwright {

  public static void main(String[] arguments) {
    SpringApplication.run(Millwright.class, arguments);
  }

  /** The one clock of the app; everything else is handed it. */
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }
}
