/** Connectors as Camel endpoints, and the watch over machines that fall silent. */
@NullMarked
package org.millwright.routes.source;

import org.jspecify.annotations.NullMarked;
