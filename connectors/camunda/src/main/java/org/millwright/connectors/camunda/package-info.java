/** The process engine, Zeebe: messages, jobs, people's tasks, its records, and what it runs. */
@NullMarked
package org.millwright.connectors.camunda;

import org.jspecify.annotations.NullMarked;
