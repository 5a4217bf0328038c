/** The offer as OpenSearch documents: schema, analysis, indexing and queries. */
@NullMarked
package fr.rormobile.search;

import org.jspecify.annotations.NullMarked;
