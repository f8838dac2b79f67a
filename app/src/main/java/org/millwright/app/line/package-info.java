/**
 * Where the stages of the line meet: what comes off the bus goes to the journal, the engine, the
 * read model.
 */
@NullMarked
package org.millwright.app.line;

import org.jspecify.annotations.NullMarked;
