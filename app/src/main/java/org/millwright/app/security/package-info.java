/**
 * Who may do what: the administrator's token, the console's session, the filter before every call.
 */
@NullMarked
package org.millwright.app.security;

import org.jspecify.annotations.NullMarked;
