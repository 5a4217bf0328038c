@NullMarked
package fr.rormobile.api.reports;

import org.jspecify.annotations.NullMarked;
