/** QuestDB as the historian's back end, asked over the PostgreSQL wire. */
@NullMarked
package org.millwright.connectors.historian.questdb;

import org.jspecify.annotations.NullMarked;
