/** What all HTTP answers have in common: pages of lists, problem documents. */
@NullMarked
package org.millwright.app.web;

import org.jspecify.annotations.NullMarked;
