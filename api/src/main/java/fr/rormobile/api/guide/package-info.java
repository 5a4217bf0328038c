/**
 * The guided search: from a domain to an article, which says what there is to know and carries a
 * search that is ready to be asked.
 *
 * <p>What people read starts at {@link GuideController}, from the published tree that {@link
 * PublishedGuide} keeps in memory. What the regional team writes starts at {@link
 * GuideEditionController}; the rules of a node are in {@link NodeRules} and {@link SearchRules}.
 * The first guide is {@code guide/guide.json}, after the trainings of the ROR Centre-Val de Loire
 * (« Formation utilisateurs », la recherche guidée); {@link SeedGuide} brings it to an empty
 * database.
 */
@NullMarked
package fr.rormobile.api.guide;

import org.jspecify.annotations.NullMarked;
