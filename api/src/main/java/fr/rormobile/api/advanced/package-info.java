/**
 * The search by fields: a tree of criteria on facilities, units or professionals and on what is
 * related to them, answered from PostgreSQL, and taken away as a table.
 *
 * <p>Start at {@code AdvancedController}. {@code WhereReader} reads the tree and says in French
 * what is wrong with it and where, {@code WhereSql} makes one condition of it. Which fields there
 * are, and the SQL of each, stands in {@code FacilityFields}, {@code UnitFields} and {@code
 * ProfessionalFields}, and nowhere else: nothing a person sends becomes SQL, only parameters.
 *
 * <p>A condition is true or not true: what is unknown is not true, and « not » turns that round.
 * What the caller may not see is left out where rows come from, so inside « not » and in related
 * entities too.
 */
@NullMarked
package fr.rormobile.api.advanced;

import org.jspecify.annotations.NullMarked;
