/**
 * The HTTP API of {@code docs/reference/http-api.md}: one class per subject, and its JSON views.
 */
@NullMarked
package org.millwright.app.api;

import org.jspecify.annotations.NullMarked;
