/** The ERP: documents out with an outbox, orders in by HTTP and by folder, in B2MML and JSON. */
@NullMarked
package org.millwright.connectors.erp;

import org.jspecify.annotations.NullMarked;
