/** Work on losses: reviews, countermeasures and what they brought. */
@NullMarked
package org.millwright.workers.oee;

import org.jspecify.annotations.NullMarked;
